"""The code by which a second person finds a plan: easy to read aloud, hard to guess."""

from __future__ import annotations

import re
import secrets

from bot.triage.normal import RECEIVED_MARK, clean

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L, which are taken for each other."""
HALF = 4
LONGEST_SENTENCE = 120
"""Characters around a code; in a longer text eight such letters are no code."""

_DASH = r"[-\u2010-\u2015]"
_GROUP = rf"[{ALPHABET}]{{{HALF}}}"
_WITHIN = re.compile(rf"(?<![\w/.=@#-])({_GROUP}){_DASH}?({_GROUP})(?![\w/@-])", re.I | re.ASCII)
# Alone, the groups may stand apart, and a letter that no code has was misread.
_APART = re.compile(rf"\W*({_GROUP})\s({_GROUP})\W*", re.I | re.ASCII)
_MISREAD = re.compile(
    rf"\W*([A-Z0-9]{{{HALF}}})\s?{_DASH}\s?([A-Z0-9]{{{HALF}}})\W*", re.I | re.ASCII
)


def make_code() -> str:
    """Make a code of eight characters, with a letter and a digit among them.

    So an ordinary word (« vacances », « peut-être ») or a number is never one.
    """
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(2 * HALF))
        if _is_mixed(code):
            return f"{code[:HALF]}-{code[HALF:]}"


def find_code(text: str) -> str | None:
    """Find a code that stands alone or in a short sentence, in any case, with or without hyphen.

    Returns:
        The code as ``make_code`` writes it, or None. Whether it opens anything is another matter.

    Example:
        >>> find_code("mon fils m'a donné k7pm3xqt"), find_code("bonnes vacances, peut-etre")
        ('K7PM-3XQT', None)
        >>> find_code("K7PM 3XQT"), find_code("payer 2345 euros")
        ('K7PM-3XQT', None)
    """
    text = clean(text).strip()
    if len(text) > LONGEST_SENTENCE or RECEIVED_MARK in text:
        return None
    alone = (_APART.fullmatch(text), _MISREAD.fullmatch(text))
    found = (match for match in (*alone, *_WITHIN.finditer(text)) if match)
    halves = next((m.groups() for m in found if _is_mixed("".join(m.groups()))), None)
    return "-".join(halves).upper() if halves else None


def _is_mixed(code: str) -> bool:
    return any(map(str.isdigit, code)) and any(map(str.isalpha, code))
