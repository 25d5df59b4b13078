"""The language of a message: French, English, or not certain."""

from __future__ import annotations

from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("fr", "en")
SURE = 0.8
"""Share of the likelihood that one language must hold to be believed."""
FEW_WORDS = 4
"""Below this many words (« ok », « non », a brand name) a message says nothing of its language."""

_CODES = {Language.FRENCH: "fr", Language.ENGLISH: "en"}


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
    letters = " ".join(word for word in text.split() if any(map(str.isalpha, word)))[:2000]
    if len(letters.split()) < FEW_WORDS:
        return _unmistakable(letters)
    best = _detector().compute_language_confidence_values(letters)[0]
    return _CODES[best.language] if best.value >= SURE else None


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
