"""The small pieces that every pattern of triage and care is written with.

Patterns are read on folded text (``bot.triage.normal.fold``): lower case, no accents, straight
apostrophes. Every repetition has an upper limit, so that no text, however long or hostile, makes a
search slow.
"""

from __future__ import annotations

import re


def one_of(*alternatives: str) -> str:
    """One group out of several alternatives.

    Example:
        >>> one_of("paye", "vers[ei]")
        '(?:paye|vers[ei])'
    """
    return f"(?:{'|'.join(alternatives)})"


def words(listed: str) -> str:
    """One group out of words separated by white space; ``_`` stands for a space in a word.

    Example:
        >>> words("gmail outlook google_play")
        '(?:gmail|outlook|google play)'
    """
    return one_of(*(word.replace("_", " ") for word in listed.split()))


def some(listed: str, most: int = 3) -> str:
    """Up to ``most`` of these words in a row, each followed by a space, or none.

    Example:
        >>> some("deja tout")
        '(?:(?:deja|tout) ){0,3}'
    """
    return f"(?:{words(listed)} ){{0,{most}}}"


def any_words(most: int) -> str:
    r"""Up to ``most`` words of one clause, whatever they are.

    A word is cut at 30 characters: nothing longer stands between two words that belong together.

    Example:
        >>> any_words(2)
        '(?:[^\\s,;.!?]{1,30} ){0,2}'
    """
    return rf"(?:[^\s,;.!?]{{1,30}} ){{0,{most}}}"


def within(most: int) -> str:
    r"""Up to ``most`` characters of the same sentence.

    Example:
        >>> within(40)
        '[^.!?\\n]{0,40}?'
    """
    return rf"[^.!?\n]{{0,{most}}}?"


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives that each begin at the beginning of a word.

    Example:
        >>> bool(pattern("paye", "vire").search("je l'ai vire"))
        True
        >>> bool(pattern("aye").search("paye"))
        False
    """
    return re.compile(rf"(?<!\w){one_of(*alternatives)}")
