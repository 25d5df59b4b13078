"""How to check that what came is real: a summons, a call from the bank, a bill, a relative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.triage.normal import fold


@dataclass(frozen=True)
class GenuineCheck:
    """How one kind of message is checked.

    Args:
        id: what payloads call it.
        button: by language: « Une convocation ».
        text: by voice and language.
        words: folded words by which somebody names this kind, in both languages.
        sources: where that was read.
        checked_on: the day on which somebody read it.
    """

    id: str
    button: Mapping[str, str]
    text: Mapping[str, Any]
    words: tuple[str, ...]
    sources: tuple[str, ...]
    checked_on: str


def read_genuine(content: Mapping[str, Any]) -> dict[str, GenuineCheck]:
    """Read ``knowledge/genuine.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return {
        kind: GenuineCheck(
            id=kind,
            button=entry["button"],
            text=entry["text"],
            words=tuple(fold(str(word)) for word in entry["words"]),
            sources=tuple(entry["sources"]),
            checked_on=str(entry["checked_on"]),
        )
        for kind, entry in content.items()
    }


def kind_named(checks: Mapping[str, GenuineCheck], text: str) -> str | None:
    """The kind of message that somebody's words name: « est-ce une vraie convocation ? ».

    Args:
        checks: the kinds, in the order in which they are looked for.
        text: the person's words.
    """
    folded = fold(text)
    for kind, check in checks.items():
        if any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", folded) for word in check.words):
            return kind
    return None
