"""A long text leaves in parts that Telegram accepts, cut where a reader would pause."""

from __future__ import annotations

import re

LIMIT = 4096
"""What Telegram takes in one message, in UTF-16 units."""

PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
SENTENCE_END = re.compile(r"[.!?…](?:\s?[»”\"')\]])*(?=[ \t\n])|\n")
# Only plain spaces: the no-break space before « ? » and « : » keeps a word and its sign together.
WORD_END = re.compile(r"[ \t]")
PAUSES = (PARAGRAPH_END, SENTENCE_END, WORD_END)


def units(text: str) -> int:
    """Count UTF-16 units: an emoji counts twice.

    Example:
        >>> units("né 🙂")
        5
    """
    return len(text) + sum(character > "\uffff" for character in text)


def clean(text: str) -> str:
    """Drop what no channel can carry: lone surrogates and NUL."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def split(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a text into parts of at most ``limit`` UTF-16 units.

    A part ends at a paragraph, else at a sentence, else at a word; only a text without any
    pause is cut elsewhere, and never inside a character. A pause in the first quarter of a part
    is passed over for a smaller pause further on, so that parts are not tiny.

    Args:
        text: what is to be said; surrounding blanks are dropped, as Telegram does.
        limit: the most that one part may hold.

    Returns:
        The parts in order; none when there is nothing to say.
    """
    rest = clean(text).strip()
    parts = []
    while rest:
        head = _longest_head(rest, limit)
        if len(head) < len(rest):
            head = head[: _last_pause(head, rest[len(head)])]
        parts.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return parts


def _longest_head(text: str, limit: int) -> str:
    head = text[:limit]
    if units(head) <= limit:
        return head
    used = 0
    for index, character in enumerate(head):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return head[:index]
    return head


def _last_pause(head: str, following: str) -> int:
    """Where to cut ``head``; ``following`` is the character after it, which may be the pause."""
    seen = head + following
    for pause in PAUSES:
        ends = [match.end() for match in pause.finditer(seen) if match.end() <= len(head)]
        if following in " \t\n" and pause is WORD_END:
            return len(head)
        if ends and ends[-1] * 4 >= len(head):
            return ends[-1]
    return len(head)
