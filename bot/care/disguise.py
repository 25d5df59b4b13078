"""Takes the disguise off words: look-alike, hidden, spaced, starred and leet letters.

Only for matching. What comes out is neither shown nor stored.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from confusable_homoglyphs import confusables
from emoji import demojize

_UNSEEN = {"Cf", "Cc", "Cs", "Co"}
"""Unicode categories that no reader sees; line breaks and tabs are kept."""
_LEET = str.maketrans("013457@$€!|", "oieastaseil")
_LEET_WORD = re.compile(r"[\w@$€!|]+")
_LETTER = re.compile(r"[^\W\d_]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*]){2,}\w(?!\w)")
_STARRED = re.compile(r"(?<=[^\W\d_])[*_.·•#]+(?=[^\W\d_])")


def undisguised(text: str) -> str:
    """Write a text as a reader would read it aloud.

    Args:
        text: any text.

    Returns:
        The text in composed letters, without unseen characters, with Latin look-alikes as Latin
        letters, digits and signs inside words as the letters they stand for, letters that are
        spaced or starred apart joined, and stretched letters shortened to two.

    Example:
        >>> undisguised("j\u200be vеux m0urir"), undisguised("s u i c i d e"), undisguised("m*rt")
        ('je veux mourir', 'suicide', 'mrt')
        >>> undisguised("il me doit 500 euros"), undisguised("nooooon")
        ('il me doit 500 euros', 'noon')
    """
    text = unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode("utf-8"))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    text = " ".join(_latin(word) for word in re.split(r"[^\S\n]+", text))
    text = _LEET_WORD.sub(lambda match: _without_leet(match.group()), text)
    text = _SPACED.sub(lambda match: re.sub(r"[^\w]", "", match.group()), text)
    text = _STARRED.sub("", text)
    return _STRETCHED.sub(r"\1\1", text)


def emoji_in_words(text: str, language: str) -> str:
    """Write each emoji as what it shows.

    Args:
        text: any text.
        language: ``fr`` or ``en``.

    Example:
        >>> emoji_in_words("moi 💊⚰️", "fr")
        'moi  pilule  cercueil '
    """
    if text.isascii():
        return text
    return demojize(text, delimiters=(" ", " "), language=language).replace("_", " ")


def _latin(word: str) -> str:
    """Replace look-alikes in a word that is otherwise Latin; a Russian word stays Russian."""
    if word.isascii():
        return word
    latin = sum("LATIN" in unicodedata.name(c, "") for c in word)
    looks = [_look_alike(c) for c in word]
    others = sum(look != c for c, look in zip(word, looks, strict=True))
    foreign = sum(bool(_LETTER.match(c)) for c in word) - latin - others
    return "".join(looks) if others and latin and not foreign else word


@lru_cache(maxsize=4096)
def _look_alike(character: str) -> str:
    """The Latin letter that a letter of another script looks like, or the letter itself."""
    if character.isascii() or not _LETTER.match(character):
        return character
    if "LATIN" in unicodedata.name(character, ""):
        return character
    found = confusables.is_confusable(character, greedy=True) or []
    for entry in found:
        for look in entry["homoglyphs"]:
            if len(look["c"]) == 1 and look["c"].isascii() and look["c"].isalpha():
                return str(look["c"])
    return character


def _without_leet(word: str) -> str:
    """Digits between letters as the letters they stand for; sums and references stay."""
    if word.isalpha() or not re.search(r"[^\W\d_]", word):
        return word
    letters = len(_LETTER.findall(word))
    signs = len(word) - letters
    # « 2m1 », « b1 », "gr8" are another spelling; « m0urir » and "k1ll" are this one.
    if signs > letters or letters < 2 or not _LETTER.match(word[0]):
        return word
    if not re.fullmatch(r"[^\W\d_]+(?:[\d@$€!|]{1,2}[^\W\d_]+)+[!|]*", word):
        return word
    return word.translate(_LEET)
