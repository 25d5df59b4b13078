"""Takes the disguise off words: look-alike, hidden, spaced, starred, struck and leet letters.

Only for matching. What comes out is neither shown nor stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from string import ascii_lowercase

from confusable_homoglyphs import confusables
from emoji import demojize, is_emoji

_UNSEEN = {"Cf", "Cc", "Cs", "Co"}
"""Unicode categories that no reader sees; line breaks and tabs are kept."""
_LINES = ("COMBINING ", "VARIATION SELECTOR")
"""Names of marks of no script, as lines through letters; Arabic and Hindi need their own marks."""
_MOST_MARKS = 3
_WHOLE_PHRASES = dict.fromkeys((0xFDFA, 0xFDFB), " ")
"""Arabic phrases that are one character each; NFKC would make 18 of it."""
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"
_SHAPES: dict[int, str | int | None] = {
    **str.maketrans(*_SMALL_CAPITALS),
    **str.maketrans("ıȷɑɡ", "ijag"),
    **{0x1F150 + place: letter for place, letter in enumerate(ascii_lowercase)},  # in black discs
    **{0x1F170 + place: letter for place, letter in enumerate(ascii_lowercase)},  # in black squares
    **dict.fromkeys((0x115F, 0x1160, 0x2800), " "),  # letters and a sign that look like a space
}
"""Other shapes of the letters a to z, which NFKC leaves alone."""
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+")
_OF_FLAGS = {0x1F1E6 + place: letter for place, letter in enumerate(ascii_lowercase)}
_LEET = str.maketrans("013457@$€!|", "oieastaseil")
_LEET_WORD = re.compile(r"[\w@$€!|]+")
_LETTER = re.compile(r"[^\W\d_]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_GAP = re.compile(r"[\s.,;:/|\\_*+~·•-]{1,3}")
_SPACED = re.compile(
    # No gap is a letter, so nothing is tried twice; 2, 6, 8 and 9 stand for no letter.
    rf"(?<![^\W_])[^\W\d_](?:{_GAP.pattern}[^\W_2689]){{2,}}(?![^\W_]|['’])"
)
_STARRED = re.compile(r"(?<=[^\W\d_])[*_.·•#]+(?=[^\W\d_])")


def undisguised(text: str) -> str:
    """Write a text as a reader would read it aloud, in time that grows with its length alone.

    Args:
        text: any text.

    Returns:
        The text in composed letters, without unseen characters and lines through letters, with
        Latin look-alikes as Latin letters, digits and signs inside words as the letters they stand
        for, letters that are spaced, starred or written below each other joined, and stretched
        letters shortened to two.

    Example:
        >>> undisguised("j\u200be vеux m0urir"), undisguised("s u i c i d e"), undisguised("m*rt")
        ('je veux mourir', 'suicide', 'mrt')
        >>> undisguised("il me doit 500 euros"), undisguised("nooooon")
        ('il me doit 500 euros', 'noon')
    """
    text = _with_few_marks(text.encode("utf-8", "ignore").decode("utf-8"))
    text = unicodedata.normalize("NFKC", text.translate(_WHOLE_PHRASES)).translate(_SHAPES)
    # Before the unseen is dropped: what parts the letters of flags keeps them from being flags.
    text = _FLAGS.sub(lambda match: _without_flags(match.group()), text)
    text = "".join(c for c in text if _is_read(c))
    text = _SPACED.sub(lambda match: _joined(match.group()), text)
    text = " ".join(_latin(word) for word in re.split(r"[^\S\n]+", text))
    text = _LEET_WORD.sub(lambda match: _without_leet(match.group()), text)
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


def _with_few_marks(text: str) -> str:
    """The first marks of those piled on a letter: NFKC sorts a pile in the square of its height."""
    kept, height = [], 0
    for character in text:
        height = height + 1 if unicodedata.combining(character) else 0
        if height <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _is_read(character: str) -> bool:
    """Whether a reader reads a character; an accent that made a letter is part of it by now."""
    kind = unicodedata.category(character)
    if kind in ("Mn", "Me"):
        return not unicodedata.name(character, "").startswith(_LINES)
    return character in "\n\t" or kind not in _UNSEEN


def _without_flags(letters: str) -> str:
    """The letters that flags are made of, as letters, unless all of them make flags."""
    pairs = (letters[place : place + 2] for place in range(0, len(letters), 2))
    return letters if all(map(is_emoji, pairs)) else letters.translate(_OF_FLAGS)


def _joined(spaced: str) -> str:
    """Letters that were set apart, as words: where another gap has a space in it, a word ends."""
    usual, times = Counter(_GAP.findall(spaced)).most_common(1)[0]
    digits = sum(c.isdigit() for c in spaced)
    if times < 2 or digits * 2 >= len(_LETTER.findall(spaced)):  # « un B. A », « à 7,5 »
        return spaced
    return _GAP.sub(
        lambda gap: " " if gap.group() != usual and re.search(r"\s", gap.group()) else "", spaced
    )


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
