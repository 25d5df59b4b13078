"""Text made comparable, one character for one character, so that every match keeps its place."""

from __future__ import annotations

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


def fold(text: str) -> str:
    """Lower case without accents, of exactly the same length as the text.

    Example:
        >>> fold("J’ai payé")
        "j'ai paye"
    """
    return "".join(map(_fold_character, text.translate(_APOSTROPHES)))


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else character
