"""Text made comparable, one character for one character, so that every match keeps its place."""

from __future__ import annotations

import re
import unicodedata

RECEIVED_MARK = "\u2063"
"""Put before a text that the person received rather than wrote (an invisible separator).

Rasa hands its components the text alone; a channel that knows that a message was forwarded has no
other way to tell them.
"""

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)


def clean(text: str) -> str:
    r"""Drop what can neither be stored nor sent: NUL, lone surrogates, zero-width characters.

    Example:
        >>> clean("a\x00b\ud800c")
        'abc'
    """
    text = text.encode("utf-8", "ignore").decode("utf-8")
    return text.replace("\x00", "").translate(_INVISIBLE)


def both_ends(text: str, first: int, last: int) -> str:
    r"""Keep the beginning and the end of a long text; a short one stays as it is.

    Example:
        >>> both_ends("abcdef", 2, 1), both_ends("abc", 2, 1)
        ('ab\nf', 'abc')
    """
    return text if len(text) <= first + last else text[:first] + "\n" + text[-last:]


def fold(text: str) -> str:
    """Lower case without accents, of exactly the same length as the text.

    Example:
        >>> fold("J’ai payé")
        "j'ai paye"
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """Every character folded once, when it is first met."""

    def __missing__(self, code: int) -> str:
        character = _APOSTROPHES.get(code, chr(code))
        base = unicodedata.normalize("NFKD", character)[:1].lower()
        self[code] = base if len(base) == 1 else character
        return self[code]


_FOLDED = _Folded()


_PAUSE = r"[\s,.!?;:…-]"
_ENDS = r"(?=[\s,.!?;:…])"
_GREETING = re.compile(
    rf"^\s*(?:(?:(?:re)?bonjour|bonsoir|salut|coucou|allo|bjr|bsr|slt|cc|hello|hi|hey"
    rf"|good (?:evening|morning|afternoon)|dear all){_ENDS}"
    rf"(?:{_PAUSE}{{1,4}}(?:madame|monsieur|mesdames|messieurs|mme|mr|sir|madam|there|all"
    rf"|everyone|a (?:tous|toutes|vous)){_ENDS}){{0,3}}{_PAUSE}{{1,10}}){{1,2}}"
)
FEWEST_WORDS = 4
"""Words that must follow a greeting for it to be taken off."""


def without_greeting(text: str) -> str:
    """Take a leading greeting off when at least four words follow it.

    Example:
        >>> without_greeting("Bonjour. Un gendarme m'a appelé hier")
        "Un gendarme m'a appelé hier"
        >>> without_greeting("Bonjour à vous")
        'Bonjour à vous'
    """
    mark = RECEIVED_MARK if text.startswith(RECEIVED_MARK) else ""
    greeted = text[len(mark) :]
    greeting = _GREETING.match(fold(greeted))
    if not greeting:
        return text
    rest = greeted[greeting.end() :]
    return mark + rest if len(rest.split()) >= FEWEST_WORDS else text
