"""The signs that give a scam away, each with the very words of the message that show it.

What a sign means is said to the person by ``knowledge/signs.yml``; this module only finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from bot.triage.kind import is_received
from bot.triage.normal import RECEIVED_MARK, fold
from bot.triage.sign_patterns import DEMAND, DEMANDED, NEAR, OFFICIAL, SIGNS, TAIL_OF_AMOUNT

MAX_QUOTE = 90
"""Longest quote in characters; a longer span is cut at a word."""
MOST_SUMS = 50
"""Sums that are looked at in one message."""
LONGEST_WORD = 30
"""Characters by which a quote is widened to begin and end with a whole word."""


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
    received = is_received(text)
    found: list[Sign] = []
    for name, pattern in SIGNS:
        if name in DEMANDED and not received:
            match = _first_demanded(pattern, folded)
        else:
            match = pattern.search(folded)
        if not match or any(_overlaps(match, other) for other in found):
            continue
        if name == "odd_address" and OFFICIAL.search(match.group()):
            continue
        start, end = _whole_words(folded, *match.span())
        found.append(Sign(name, _quote(text, start, end), start, end))
    return found


def _first_demanded(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    for match in islice(pattern.finditer(folded), MOST_SUMS):
        before = re.split(r"[.!?\n]", folded[max(0, match.start() - NEAR) : match.start()])[-1]
        after = re.split(r"[.!?\n]", folded[match.end() : match.end() + NEAR])[0]
        if DEMAND.search(before) or DEMAND.search(after):
            return match
    return None


def _whole_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words and sums that it cuts: « amende impay », « 4 » of « 4 870 € »."""
    first, last = max(0, start - LONGEST_WORD), min(len(folded), end + LONGEST_WORD)
    if folded[end - 1].isdigit():
        tail = TAIL_OF_AMOUNT.match(folded, end, last)
        end = tail.end() if tail else end
    while end < last and folded[end - 1].isalnum() and folded[end].isalnum():
        end += 1
    while start > first and folded[start - 1].isalnum() and folded[start].isalnum():
        start -= 1
    return start, end


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
