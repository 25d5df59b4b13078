"""A day until which one is told to act: « avant le 12 mars », "by Friday 3 April"."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice

import dateparser

MOST = 5
"""Candidates that are looked at in one message."""
_UNTIL = re.compile(
    r"(?<!\w)(?:avant le|au plus tard le|jusqu'au|d'ici (?:le|au)|no later than|before|until|by) "
    r"(?P<day>(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday),? )?(?:the )?\d{1,2}(?:er|st|nd|rd|th)?"
    r"(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?| (?:of )?[a-z]{3,9}\.?(?: \d{4})?))(?!\w)"
)


def find_deadline(folded: str) -> tuple[int, int] | None:
    """Find the first date that a folded text gives as a limit.

    Args:
        folded: the text, folded (``bot.triage.normal.fold``).

    Returns:
        Where the words stand, from the « avant le » on; None when there is no such date.

    Example:
        >>> find_deadline("repondez avant le 12 mars 2026")
        (9, 30)
        >>> find_deadline("by 30 people") is None
        True
    """
    for match in islice(_UNTIL.finditer(folded), MOST):
        if date_of(match.group("day")) is not None:
            return match.span()
    return None


def date_of(words: str) -> datetime | None:
    """The date that a few words mean, in French or English; None when they mean none."""
    settings = {"REQUIRE_PARTS": ["day", "month"], "DATE_ORDER": "DMY"}
    found: datetime | None = dateparser.parse(words, languages=["fr", "en"], settings=settings)
    return found
