"""The words of a message that are shown again: whole words and whole sums, and not too many."""

from __future__ import annotations

from bot.triage.normal import RECEIVED_MARK
from bot.triage.sign_patterns import TAIL_OF_AMOUNT

MAX_QUOTE = 90
"""Longest quote in characters; a longer span is cut at a word."""
LONGEST_WORD = 30
"""Characters by which a quote is widened to begin and end with a whole word."""


def whole_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the words and sums that it cuts.

    Example:
        >>> whole_words("une amende impayee de 4 870 €", 4, 16)
        (4, 18)
    """
    first, last = max(0, start - LONGEST_WORD), min(len(folded), end + LONGEST_WORD)
    if folded[end - 1].isdigit():
        tail = TAIL_OF_AMOUNT.match(folded, end, last)
        end = tail.end() if tail else end
    while end < last and folded[end - 1].isalnum() and folded[end].isalnum():
        end += 1
    while start > first and folded[start - 1].isalnum() and folded[start].isalnum():
        start -= 1
    return start, end


def quote_of(text: str, start: int, end: int) -> str:
    """The words of a span on one line, cut at a word where they are too many."""
    quote = " ".join(text[start:end].replace(RECEIVED_MARK, "").split())
    if len(quote) <= MAX_QUOTE:
        return quote
    beginning = quote[:MAX_QUOTE]
    whole = beginning.rpartition(" ")[0]
    # Where one word is most of it, a piece of that word says more than what stands before it:
    # « impots.gouv.fr <http://x.example/… ».
    return (whole if len(whole) > MAX_QUOTE // 2 else beginning) + "…"
