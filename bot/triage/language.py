"""The language of a message: French, English, one of six others, or not certain."""

from __future__ import annotations

import re
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("fr", "en")
SURE = 0.8
"""Share of the likelihood that one language must hold to be believed."""
FEW_WORDS = 4
"""Below this many words (« ok », « non », a brand name) a message says nothing of its language."""

OTHER_LANGUAGES = ("es", "de", "it", "pt", "nl", "ar")
"""Languages that are understood but not spoken: the conversation goes on in French or English."""
CERTAIN = 0.99
"""Share of the likelihood from which there is no doubt about a language."""
SHORTEST_CERTAIN = 25
"""Characters below which « fake cop lol » may be anything; Arabic is told by its letters."""

_CODES = {Language.FRENCH: "fr", Language.ENGLISH: "en"}
_ALL_CODES = {
    **_CODES,
    Language.SPANISH: "es",
    Language.GERMAN: "de",
    Language.ITALIAN: "it",
    Language.PORTUGUESE: "pt",
    Language.DUTCH: "nl",
    Language.ARABIC: "ar",
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_NO_WORD = re.compile(r"\S*[@/\d]\S*")


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_CODES).build()


def detect_language(text: str) -> str | None:
    """Name the language of a text when it is certain enough.

    Example:
        >>> detect_language("jai recu un mail de la gendarmerie")
        'fr'
        >>> detect_language("ok") is None
        True
    """
    letters = " ".join(word for word in text.split() if any(map(str.isalpha, word)))[:600]
    if len(letters.split()) < FEW_WORDS:
        return _unmistakable(letters)
    best = _detector().compute_language_confidence_values(letters)[0]
    return _CODES[best.language] if best.value >= SURE else None


@lru_cache(maxsize=1)
def _wide_detector() -> LanguageDetector:
    # Three letters in a row are enough to tell these eight apart, and cost no memory.
    return LanguageDetectorBuilder.from_languages(*_ALL_CODES).with_low_accuracy_mode().build()


def certain_language(text: str) -> str | None:
    """Name the language of a text where there is no doubt, among the eight that are understood.

    Example:
        >>> certain_language("He recibido un correo de la policía y no sé qué hacer")
        'es'
        >>> certain_language("fake cop lol") is None
        True
    """
    letters = " ".join(_NO_WORD.sub(" ", text[:2000]).split())
    if len(_ARABIC.findall(letters)) * 2 > len(letters):
        return "ar"
    if len(letters) < SHORTEST_CERTAIN:
        return None
    best = _wide_detector().compute_language_confidence_values(letters[:600])[0]
    return _ALL_CODES[best.language] if best.value >= CERTAIN else None


def other_language(text: str) -> str | None:
    """Name the language of a text that is certainly in one of the six we do not speak.

    Example:
        >>> other_language("He recibido un correo de la policía y no sé qué hacer")
        'es'
        >>> other_language("I got an email from the police") is None
        True
    """
    code = certain_language(text)
    return code if code in OTHER_LANGUAGES else None


def guess_language(text: str) -> str | None:
    """Name the likelier language of a text, for somebody of whom nothing else is known.

    Example:
        >>> guess_language("are you a real person?"), guess_language("/start")
        ('en', None)
    """
    if text.startswith("/") or not any(map(str.isalpha, text)):
        return None
    return _CODES[_detector().compute_language_confidence_values(text[:2000])[0].language]


def language_of_client(code: str | None) -> str | None:
    """Turn a client's language code into one of ours; any other language reads English.

    Example:
        >>> language_of_client("fr-CA"), language_of_client("de"), language_of_client(None)
        ('fr', 'en', None)
    """
    if not code:
        return None
    return "fr" if code.lower().split("-")[0] == "fr" else "en"


_WORDS = {
    "fr": {
        "bonjour",
        "bonsoir",
        "salut",
        "coucou",
        "oui",
        "ouais",
        "nan",
        "merci",
        "aidez-moi",
        "allo",
        "au secours",
        "cc",
        "slt",
        "bjr",
    },
    "en": {
        "hello",
        "hi",
        "hey",
        "yes",
        "yeah",
        "yep",
        "thanks",
        "help",
        "please help",
        "help me",
        "good evening",
        "good morning",
    },
}


def _unmistakable(text: str) -> str | None:
    word = text.lower().strip(" .!?…")
    return next((code for code, words in _WORDS.items() if word in words), None)
