"""Every text that a person may read, with its language and the one it speaks to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.checking.document import Document, Trail
from bot.checking.problem import Problem
from bot.checking.project import DIRECTORY, DOMAIN, OTHER_LANGUAGES, Project
from bot.plans.wording import VOICES

ANYONE = "anyone"
"""The voice of a text said to adults and children alike: neither « tu » nor « vous »."""
BEFORE_AGE_IS_KNOWN = ("utter_welcome",)
"""Responses that say « vous » because nobody has told their age yet."""
_LANGUAGE_OF = {"fr": "fr", "fr_tu": "fr", "en": "en"}
_NOT_SAID = {"sources", "channels", "questions", "plan", "id", "urgency"}
_SHOWN_OF_DIRECTORY = ("label", "use", "hours_text", "cost_text")


@dataclass(frozen=True)
class Text:
    """One text.

    Args:
        document: the file it stands in.
        trail: where in the file.
        language: ``fr`` or ``en``.
        voice: whom it speaks to; ``anyone`` where that is not known.
        words: the text itself.
    """

    document: Document
    trail: Trail
    language: str
    voice: str
    words: str

    def problem(self, message: str, words: str = "") -> Problem:
        """A problem with this text, at the line that holds the words."""
        return self.document.problem(message, *self.trail, words=words)


def texts_of(project: Project) -> Iterator[Text]:
    """Every text of ``knowledge/`` and of the responses of ``domain.yml``."""
    for file, document in project.documents.items():
        if file == DIRECTORY:
            yield from _of_directory(document)
        elif file.startswith("knowledge/") and file != OTHER_LANGUAGES:
            yield from _of_knowledge(document, ())
    domain = project.documents.get(DOMAIN)
    if domain is not None:
        yield from _of_domain(domain)


def _of_knowledge(document: Document, trail: Trail) -> Iterator[Text]:
    for key, value in document.items(*trail):
        here = (*trail, key)
        if isinstance(value, str):
            language = next((_LANGUAGE_OF[str(k)] for k in here if str(k) in _LANGUAGE_OF), None)
            if language:
                yield Text(document, here, language, _voice(document, here), value)
        elif str(key) not in _NOT_SAID:
            yield from _of_knowledge(document, here)


def _voice(document: Document, trail: Trail) -> str:
    if "fr_tu" in trail:
        return "child"
    if document.file.endswith("/signs.yml"):
        return "victim"
    return next((str(key) for key in trail if key in VOICES), ANYONE)


def _of_directory(document: Document) -> Iterator[Text]:
    for number, _ in document.items():
        for key in _SHOWN_OF_DIRECTORY:
            for language, words in document.items(number, key):
                if isinstance(words, str) and language in _LANGUAGE_OF:
                    yield Text(document, (number, key, language), str(language), ANYONE, words)


def _of_domain(domain: Document) -> Iterator[Text]:
    for response, variations in domain.items("responses"):
        spoken = [conditions(variation) for variation in variations or ()]
        has_child = {c.get("language") for c in spoken if c.get("voice") == "child"}
        for number, said_if in enumerate(spoken):
            language = said_if.get("language")
            if language not in _LANGUAGE_OF:
                continue
            for_adults = language in has_child or response in BEFORE_AGE_IS_KNOWN
            voice = said_if.get("voice") or ("victim" if for_adults else ANYONE)
            trail = ("responses", str(response), number)
            words = domain.get(*trail, "text")
            if isinstance(words, str):
                # Said to everybody, a child among them, where no other variation is for children.
                yield Text(domain, (*trail, "text"), language, voice, words)
            for position, _ in domain.items(*trail, "buttons"):
                title = domain.get(*trail, "buttons", position, "title")
                if isinstance(title, str):
                    path = (*trail, "buttons", position, "title")
                    yield Text(domain, path, language, ANYONE, title)


def conditions(variation: object) -> dict[str, str]:
    """The slots on which a variation of a response depends, with their values."""
    if not isinstance(variation, Mapping):
        return {}
    return {
        str(condition.get("name")): str(condition.get("value"))
        for condition in variation.get("condition") or ()
        if isinstance(condition, Mapping)
    }
