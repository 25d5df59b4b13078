"""A text that somebody read somewhere on a certain day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.plans.wording import VOICES

RIGHT_NAMES = ("complaint", "complaint_elsewhere", "removal", "removal_elsewhere", "no_advice")
"""The texts of ``knowledge/rights.yml``."""


@dataclass(frozen=True)
class SourcedText:
    """A text by voice and language, with where and when it was read."""

    text: Mapping[str, Any]
    sources: tuple[str, ...]
    checked_on: str


def read_rights(content: Mapping[str, Any]) -> dict[str, SourcedText]:
    """Read ``knowledge/rights.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return {
        right: SourcedText(
            text={voice: content[right][voice] for voice in VOICES},
            sources=tuple(content[right]["sources"]),
            checked_on=str(content[right]["checked_on"]),
        )
        for right in RIGHT_NAMES
    }
