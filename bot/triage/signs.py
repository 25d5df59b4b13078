"""The signs that give a scam away, each with the very words of the message that show it.

What a sign means is said to the person by ``knowledge/signs.yml``; this module only finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.triage.normal import RECEIVED_MARK, fold
from bot.triage.sign_patterns import OFFICIAL, SIGNS

MAX_QUOTE = 90
"""Longest quote in characters; a longer span is cut at a word."""


@dataclass(frozen=True)
class Sign:
    """One sign, the words that show it, and where they stand in the text."""

    sign: str
    quote: str
    start: int
    end: int


def find_signs(text: str) -> list[Sign]:
    """Find the signs of a scam in a message, the most telling first, at most one of each.

    Args:
        text: what the person wrote or received, of any length.

    Returns:
        The signs with their quotes; a quote is part of the text, unchanged but for its length.

    Example:
        >>> [(s.sign, s.quote) for s in find_signs("Répondez sous 72 heures à brigade@gmail.com")]
        [('deadline', 'sous 72 heures'), ('free_mail', 'brigade@gmail.com')]
    """
    folded = fold(text)
    found: list[Sign] = []
    for name, pattern in SIGNS:
        match = pattern.search(folded)
        if not match or any(_overlaps(match, other) for other in found):
            continue
        if name == "odd_address" and OFFICIAL.search(match.group()):
            continue
        found.append(Sign(name, _quote(text, *match.span()), *match.span()))
    return found


def _overlaps(match: re.Match[str], other: Sign) -> bool:
    return match.start() < other.end and other.start < match.end()


def _quote(text: str, start: int, end: int) -> str:
    quote = " ".join(text[start:end].replace(RECEIVED_MARK, "").split())
    if len(quote) <= MAX_QUOTE:
        return quote
    return quote[:MAX_QUOTE].rsplit(" ", 1)[0] + "…"


def defang(text: str) -> str:
    """Make links and addresses in a quote unclickable.

    Example:
        >>> defang("http://impots-gouv.example/x, brigade@gmail.com")
        'hxxp://impots-gouv[.]example/x, brigade[@]gmail[.]com'
    """
    text = re.sub(r"(?i)\bhttp(s?)://", r"hxxp\1://", text)
    text = text.replace("@", "[@]")
    return re.sub(r"(?<=\w)\.(?=[A-Za-z]{2,}\b)", "[.]", text)
