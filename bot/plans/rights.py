"""What somebody may ask for: what a complaint changes, and having one's data removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.plans.countries import EUROPEAN_UNION, FRANCE
from bot.plans.wording import VOICES

RIGHT_NAMES = ("complaint", "complaint_elsewhere", "removal", "removal_elsewhere", "no_advice")
ONE_MONTH_TO_ANSWER = (*EUROPEAN_UNION, "GB")
"""Where a site has one month to answer (GDPR, article 12, and the United Kingdom's version)."""


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


def complaint_right(country: str | None) -> str:
    """The name of the text on what a complaint changes where somebody is."""
    return "complaint" if country in (None, FRANCE) else "complaint_elsewhere"


def removal_right(country: str | None) -> str:
    """The name of the text on having one's data removed where somebody is."""
    known = country in (None, *ONE_MONTH_TO_ANSWER)
    return "removal" if known else "removal_elsewhere"
