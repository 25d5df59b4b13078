"""French and English say the same: the same parts, numbers, addresses and questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.care.entries import BUTTON, DOCUMENT, MENU
from bot.checking.lengths import questions_in
from bot.checking.problem import Problem
from bot.checking.project import COUNTRIES, DOMAIN
from bot.checking.texts import Text

LEAST_RATIO, MOST_RATIO = 0.55, 1.5
"""English over French, in characters; French is about a tenth longer."""
LONG = 60
"""Characters from which a length says something."""

_NUMBER = re.compile(r"(?<![\w,.])\+?\d(?:[ \u00a0]?\d){2,}(?!\w)|\b1[57]\b")
_SITE = re.compile(r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_LANGUAGES = {"fr", "fr_tu", "en"}

Place = tuple[str, ...]
"""Where a text stands, but for its language."""


def check_parity(texts: Iterable[Text]) -> Iterator[Problem]:
    """Check each French text against the English one that says the same."""
    french: dict[Place, list[Text]] = {}
    english: dict[Place, Text] = {}
    for text in texts:
        # A letter is written in the language of those who read it; the rest of these is paired
        # where it is checked (bot/checking/dossier.py).
        if text.entry.use in (BUTTON, MENU, DOCUMENT):
            continue
        if text.language == "fr":
            french.setdefault(_place(text), []).append(text)
        else:
            english[_place(text)] = text
    for place, twins in french.items():
        for text in twins:
            if place in english:
                yield from _pair(text, english[place])
            elif not _for_one_voice_alone(text):
                yield text.problem("there is no English text that says this.")
    for place, text in english.items():
        if place not in french and not _for_one_voice_alone(text):
            yield text.problem("there is no French text that says this.")


def _place(text: Text) -> Place:
    """The id without its language: ``utter_noted.0`` is said in both."""
    if text.document.file == DOMAIN:
        _, response, whom, number = text.entry.id.split(".")
        return ("domain", response, whom.partition("_")[2], number)
    return (text.document.file, *(str(key) for key in text.trail if key not in _LANGUAGES))


def _for_one_voice_alone(text: Text) -> bool:
    """« tu » needs French words that English does not: there the general variation is said.

    ``check_domain`` makes sure that there is one.
    """
    return text.document.file == DOMAIN and "_" in text.entry.id.split(".")[2]


def _pair(french: Text, english: Text) -> Iterator[Problem]:
    for what, one, other in (
        ("parts to fill in", _placeholders(french), _placeholders(english)),
        ("numbers", _numbers(french), _numbers(english)),
        ("addresses", _sites(french), _sites(english)),
    ):
        if one != other:
            here, there = (", ".join(sorted(names)) or "none" for names in (one, other))
            yield french.problem(
                f"French has the {what} {here}, English {there}: both languages say the same."
            )
    asked, also_asked = (questions_in(text.words, text.voice) for text in (french, english))
    if asked != also_asked:
        yield french.problem(
            f"French asks {asked} questions and English {also_asked}: ask the same in both."
        )
    lengths = (len(french.words.strip()), len(english.words.strip()))
    if min(lengths) >= LONG and not LEAST_RATIO <= lengths[1] / lengths[0] <= MOST_RATIO:
        yield french.problem(
            f"French has {lengths[0]} characters and English {lengths[1]}: "
            "one of them says more than the other."
        )


def _placeholders(text: Text) -> set[str]:
    return {f"{{{name}}}" for name in text.entry.placeholders}


def _numbers(text: Text) -> set[str]:
    found = _NUMBER.findall(_SITE.sub(" ", text.words))
    return {re.sub(r"\D", "", number) for number in found}


def _sites(text: Text) -> set[str]:
    if text.document.file.startswith(f"{COUNTRIES}/"):
        return set()  # a service may have a name in each language: Cyberaide.ca, Cybertip.ca
    return {match[1].lower() for match in _SITE.finditer(text.words)}
