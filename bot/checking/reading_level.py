"""What is said to a child is short enough for a child of nine.

Words a sentence are counted; how hard the words are is judged by the reading ease of Flesch
(« A new readability yardstick », Journal of Applied Psychology 32, 1948) for English and by its
adaptation to French by Kandel and Moles (« Application de l'indice de Flesch à la langue
française », Cahiers d'études de radio-télévision 19, 1958). Syllables come from pyphen, which
carries its dictionaries with it; hyphens are fewer than syllables, so that 80 here is what Flesch
calls easy at about 75.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pyphen

from bot.care.entries import ANYONE, BUTTON, MENU, TEXT
from bot.checking.forbidden import sentences
from bot.checking.problem import Problem
from bot.checking.texts import Text

MOST_WORDS = 15
"""Words a sentence, on average."""
LEAST_EASE = 80.0
FEWEST_WORDS = 12
"""Fewer words say too little about how hard a text is to read."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+", re.IGNORECASE)
_DICTIONARIES = {"fr": "fr_FR", "en": "en_GB"}
_ADDRESS = re.compile(r"https?://\S+|\{\w+\}")


def words_a_sentence(words: str) -> float:
    """The average length of the sentences of a text, in words.

    Example:
        >>> words_a_sentence("Ne paie pas. Tu peux le dire à un adulte.")
        5.0
    """
    counts = [count for s in sentences(words) if (count := len(_WORD.findall(s)))]
    return sum(counts) / len(counts) if counts else 0.0


def reading_ease(words: str, language: str) -> float:
    """Flesch's reading ease, or that of Kandel and Moles for French: 100 is very easy."""
    found = _WORD.findall(_ADDRESS.sub(" ", words))
    if not found:
        return 100.0
    syllables = sum(_syllables(word.lower(), language) for word in found) / len(found)
    length = words_a_sentence(words)
    if language == "fr":
        return 207.0 - 1.015 * length - 73.6 * syllables
    return 206.835 - 1.015 * length - 84.6 * syllables


@lru_cache(maxsize=4096)
def _syllables(word: str, language: str) -> int:
    """Syllables of a word: the hyphens that pyphen would allow, and one.

    A hyphen is not allowed behind a single letter: groups of vowels are counted for short words.
    """
    hyphens = len(_dictionary(language).positions(word)) + 1
    return max(1, hyphens if len(word) > 4 else len(_VOWELS.findall(word.rstrip("e"))))


@lru_cache(maxsize=2)
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[language])


def check_reading_level(text: Text) -> Iterator[Problem]:
    """Check what is said to a child, or to anyone, a child among them."""
    to_child = text.voice == "child" and text.entry.use not in (BUTTON, MENU)
    if not to_child and not (text.voice == ANYONE and text.entry.use == TEXT):
        return
    length = words_a_sentence(text.words)
    if length > MOST_WORDS:
        yield text.problem(
            f"this is said to a child in sentences of {length:.0f} words; {MOST_WORDS} on average "
            "can be followed: make two sentences of one."
        )
    if not to_child:
        # What adults hear as well names what it must: a transaction, a police station.
        return
    ease = reading_ease(text.words, text.language)
    if len(_WORD.findall(text.words)) >= FEWEST_WORDS and ease < LEAST_EASE:
        yield text.problem(
            f"this is said to a child with a reading ease of {ease:.0f}; {LEAST_EASE:.0f} is the "
            "least: use shorter words."
        )
