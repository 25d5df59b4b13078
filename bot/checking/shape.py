"""Keys, languages, voices and lengths that an entry must have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.plans.wording import LANGUAGES, VOICES


def keys(
    document: Document,
    trail: Sequence[str | int],
    required: Collection[str],
    optional: Collection[str] = (),
) -> Iterator[Problem]:
    """Every required key is there, and no other."""
    value = document.get(*trail)
    where = named(trail)
    if not isinstance(value, Mapping):
        yield document.problem(f"{where} should be a table with {listed(required)}.", *trail)
        return
    for key in required:
        if value.get(key) in (None, "", []):
            yield document.problem(f"{where} lacks “{key}”.", *trail)
    for key in value:
        if str(key) not in required and str(key) not in optional:
            yield document.problem(
                f"{where} has an entry “{key}” that nothing reads. Known: {listed(required)}.",
                *trail,
                key,
            )


def texts(
    document: Document,
    trail: Sequence[str | int],
    languages: Collection[str] = LANGUAGES,
    longest: int | None = None,
    optional: Collection[str] = (),
) -> Iterator[Problem]:
    """There is a text in each language, and none is too long."""
    yield from keys(document, trail, languages, optional)
    for language in (*languages, *optional):
        text = document.get(*trail, language)
        if text is None:
            continue
        if not isinstance(text, str):
            yield document.problem(
                f"{named((*trail, language))} should be a text, in quotes if need be.",
                *trail,
                language,
            )
        elif longest and len(text.strip()) > longest:
            yield document.problem(
                f"{named((*trail, language))} has {len(text.strip())} characters; "
                f"at most {longest} are read.",
                *trail,
                language,
            )


def voices(
    document: Document,
    trail: Sequence[str | int],
    longest: int | None = None,
    required: Collection[str] = VOICES,
) -> Iterator[Problem]:
    """There is a text for each voice, in each language."""
    yield from keys(document, trail, required)
    for voice in required:
        if document.get(*trail, voice) is not None:
            yield from texts(document, (*trail, voice), longest=longest)


def lists(
    document: Document,
    trail: Sequence[str | int],
    fewest: int,
    most: int,
    longest: int,
) -> Iterator[Problem]:
    """There is a list of texts in each language, as many in one as in the other, none too long."""
    yield from keys(document, trail, LANGUAGES)
    counts = set()
    for language in LANGUAGES:
        here = (*trail, language)
        lines = document.get(*here)
        if lines is None:
            continue
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            yield document.problem(
                f"{named(here)} should be a list of texts (put a text that contains "
                "“: ” in quotes).",
                *here,
            )
            continue
        counts.add(len(lines))
        if not fewest <= len(lines) <= most:
            yield document.problem(
                f"{named(here)} has {len(lines)} lines; {fewest} to {most} can be followed.", *here
            )
        for number, line in enumerate(lines):
            if len(line.strip()) > longest:
                yield document.problem(
                    f"this line of {named(here)} has {len(line.strip())} characters; "
                    f"at most {longest} are read.",
                    *here,
                    number,
                )
    if len(counts) > 1:
        yield document.problem(f"{named(trail)} has not as many lines in both languages.", *trail)


DATED = ("sources", "checked_on")
"""What stands beside every statement that may be wrong one day."""


def dated(document: Document, trail: Sequence[str | int], today: date) -> Iterator[Problem]:
    """A statement says where and on which day it was read."""
    for key in DATED:
        if document.get(*trail, key) in (None, "", []):
            yield document.problem(f"{named(trail)} lacks “{key}”.", *trail)
    if document.get(*trail, "sources") is not None:
        yield from sources(document, (*trail, "sources"))
    stated = document.get(*trail, "checked_on")
    if stated in (None, ""):
        return
    try:
        checked = date.fromisoformat(str(stated))
    except ValueError:
        yield document.problem(f"“{stated}” is not a date like 2026-11-22.", *trail, "checked_on")
        return
    if checked > today:
        yield document.problem(
            f"{named(trail)} is said to be checked on {checked}, which is to come.",
            *(*trail, "checked_on"),
        )


def sources(document: Document, trail: Sequence[str | int]) -> Iterator[Problem]:
    """At least one source is given, and each is an address."""
    found = document.get(*trail)
    if not isinstance(found, list) or not found:
        yield document.problem(f"{named(trail)} should list at least one address.", *trail)
        return
    for number, source in enumerate(found):
        if not str(source).startswith(("https://", "http://")):
            yield document.problem(
                f"the source “{source}” is not an address (https://…).", *trail, number
            )


def named(trail: Sequence[str | int]) -> str:
    """Name a place of a file.

    Example:
        >>> named(("stop_paying", "child", "fr")), named(())
        ('“stop_paying → child → fr”', 'the file')
    """
    return f"“{' → '.join(map(str, trail))}”" if trail else "the file"


def listed(names: Collection[str]) -> str:
    """Write names as a list."""
    return ", ".join(map(str, names))
