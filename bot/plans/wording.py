"""The voices and languages in which everything is said, and the text for one of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("fr", "en")
VOICES = ("victim", "child", "parent", "staff")
MOST_CHARACTERS = 600
"""What one message holds at the most, so that it is read at a glance on a phone."""


@dataclass(frozen=True)
class Hearer:
    """Whom we speak to.

    Args:
        language: ``fr`` or ``en``.
        voice: ``victim`` (an adult), ``child``, ``parent`` or ``staff`` (a hotline agent).
    """

    language: str = "fr"
    voice: str = "victim"

    @property
    def is_child(self) -> bool:
        """True when French says « tu »."""
        return self.voice == "child"


def voice_of(role: str | None, age_band: str | None, situation: str | None = None) -> str:
    """Choose the voice from who speaks, how old the victim is, and what happens to them.

    Example:
        >>> voice_of("parent", "13_15"), voice_of(None, "13_15"), voice_of(None, None)
        ('parent', 'child', 'victim')
        >>> voice_of(None, None, "sextortion_minor")
        'child'
    """
    if role in {"staff", "parent"}:
        return role
    if age_band is None and situation == "sextortion_minor":
        return "child"
    return "child" if age_band in {"under13", "13_15", "16_17"} else "victim"


def text_for(texts: Mapping[str, Any], hearer: Hearer) -> str:
    """Pick the text of a ``voice → language → text`` or ``language → text`` table.

    Raises:
        KeyError: when the table lacks the voice or the language; ``sangfroid check`` finds these
            before anybody meets them.
    """
    by_language = texts.get(hearer.voice, texts)
    return str(by_language[hearer.language]).strip()


def fitting(lines: Sequence[str], room: int) -> list[str]:
    """As many lines as a message has room for, the best of them first; one in any case.

    Example:
        >>> fitting(["a" * 10, "b" * 10, "c"], room=22)
        ['aaaaaaaaaa', 'bbbbbbbbbb']
    """
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if kept and room < 0:
            break
        kept.append(line)
    return kept
