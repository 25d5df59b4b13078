"""The directory of official channels: complete entries, checked by somebody not long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from zoneinfo import available_timezones

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import COUNTRIES, SHELF_LIFE, Project
from bot.plans.countries import BEYOND_COUNTRIES
from bot.plans.opening_hours import HOURS

DEFAULT_SHELF_LIFE = 90
LONGEST_LABEL, LONGEST_USE = 60, 140
CONFIDENCES = ("high", "medium", "low")
AUDIENCES = ("any", "adult", "minor")

_TIME = re.compile(r"(?<![\d:])(?:(?:[01]?\d|2[0-3]):[0-5]\d|24:00)(?![\d:])")
_NO_TIME = re.compile(r"\d:\d|\d ?h\b|\d ?[ap]m\b", re.IGNORECASE)

_COUNTRY = ("id", "name", "languages")
_COUNTRY_MAY_HAVE = ("time_zones", "neighbours", "channels")
_REQUIRED = ("id", "name", "label", "kind", "audience", "hours_text", "cost_text")
_ALSO_REQUIRED = ("covers", "use", "source_urls", "checked_on", "confidence")
_OPTIONAL = (
    *("phone", "sms", "url", "email", "hours", "cost", "languages"),
    *("what_it_does", "what_it_does_not", "source_date", "note", "in_person", "chat"),
)


def check_directory(project: Project, today: date) -> Iterator[Problem]:
    """Check every country of ``knowledge/countries`` and every channel there.

    Args:
        project: what was read.
        today: the day from which the age of a check is counted.
    """
    for document in project.within(COUNTRIES):
        yield from _country(project, document)
        for number, entry in document.items("channels"):
            if not isinstance(entry, Mapping):
                yield document.problem("this is not an entry.", "channels", number)
    stated = project.documents[SHELF_LIFE].get("days") if SHELF_LIFE in project.documents else None
    shelf_life = stated if isinstance(stated, int) else DEFAULT_SHELF_LIFE
    seen: dict[str, str] = {}
    for document, number, entry in project.channels():
        identity = str(entry.get("id"))
        if identity in seen:
            yield document.problem(
                f"there is another entry “{identity}” in {seen[identity]}.",
                *("channels", number, "id"),
            )
        seen[identity] = document.file
        yield from _entry(document, number, entry)
        yield from _hours(document, number, entry)
        yield from _freshness(document, number, entry, today, shelf_life)


def _country(project: Project, document: Document) -> Iterator[Problem]:
    """The head of a country's file."""
    yield from shape.keys(document, (), _COUNTRY, _COUNTRY_MAY_HAVE)
    identity = document.get("id")
    known = (*sorted(project.facts.get("country", ())), *BEYOND_COUNTRIES)
    if identity is not None and str(identity) not in known:
        yield document.problem(
            f"the slot “country” of domain.yml has no “{identity}”. Known: {shape.listed(known)}.",
            "id",
        )
    elif identity is not None and document.file != f"{COUNTRIES}/{str(identity).lower()}.yml":
        yield document.problem(f"this file should be called {str(identity).lower()}.yml.", "id")
    if document.get("name") is not None:
        yield from shape.texts(document, ("name",))
    for number, zone in document.items("time_zones"):
        if zone not in _time_zones():
            yield document.problem(
                f"there is no time zone “{zone}”; write it like Europe/Paris.",
                *("time_zones", number),
            )
    for number, neighbour in document.items("neighbours"):
        if f"{COUNTRIES}/{str(neighbour).lower()}.yml" not in project.documents:
            yield document.problem(
                f"there is no country “{neighbour}” in {COUNTRIES}.", "neighbours", number
            )


@lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # they are looked for on the disk each time


def _entry(document: Document, number: int, entry: Mapping[str, object]) -> Iterator[Problem]:
    identity = entry.get("id")
    for key in (*_REQUIRED, *_ALSO_REQUIRED):
        if entry.get(key) in (None, "", []):
            yield document.problem(f"the entry “{identity}” lacks “{key}”.", "channels", number)
    for key in entry:
        if key not in (*_REQUIRED, *_ALSO_REQUIRED, *_OPTIONAL):
            yield document.problem(
                f"the entry “{identity}” has “{key}”, which nothing reads.", "channels", number, key
            )
    for key, known in (("confidence", CONFIDENCES), ("audience", AUDIENCES)):
        if entry.get(key) and str(entry[key]) not in known:
            yield document.problem(
                f"the entry “{identity}”: “{key}” is “{entry[key]}”. Known: {shape.listed(known)}.",
                *("channels", number),
                key,
            )
    for key, longest in (
        ("label", LONGEST_LABEL),
        ("use", LONGEST_USE),
        ("hours_text", None),
        ("cost_text", None),
    ):
        for language in ("fr", "en") if entry.get(key) else ():
            text = document.get("channels", number, key, language)
            if not isinstance(text, str):
                yield document.problem(
                    f"the entry “{identity}”: “{key}” has no text in “{language}”.",
                    "channels",
                    number,
                    key,
                )
            elif longest and len(text) > longest:
                yield document.problem(
                    f"the entry “{identity}”: “{key}” has {len(text)} characters; "
                    f"at most {longest}.",
                    *("channels", number),
                    key,
                    language,
                )


def _hours(document: Document, number: int, entry: Mapping[str, object]) -> Iterator[Problem]:
    hours = entry.get("hours")
    if hours is not None and not _can_be_read(hours):
        yield document.problem(
            f"the entry “{entry.get('id')}”: “hours” is “{hours}”, which cannot be read. Write "
            f"24/7, or every day 9:00-23:00 (every day 16:00-2:00 ends in the night), or other "
            f"days like Mon-Fri 9:00-17:00, with times from 0:00 to 24:00; or null where it is "
            f"not known.",
            *("channels", number),
            "hours",
        )


def _can_be_read(hours: object) -> bool:
    """Whether the program can tell who is open, or at least a person who keeps the directory.

    Hours « every day » put who answers now first; a slip in them must not pass for other words.
    """
    if not isinstance(hours, str):
        return False
    if hours.startswith("every day ") and not hours.startswith("every day from "):
        daily = HOURS.fullmatch(hours)
        return daily is not None and daily["opens"] != daily["closes"]
    known = bool(_TIME.search(hours)) or "24/7" in hours
    return known and not _NO_TIME.search(_TIME.sub("", hours))


def _freshness(
    document: Document, number: int, entry: Mapping[str, object], today: date, days: int
) -> Iterator[Problem]:
    stated = entry.get("checked_on")
    if stated is None:
        return
    try:
        checked = date.fromisoformat(str(stated))
    except ValueError:
        yield document.problem(
            f"the entry “{entry.get('id')}”: “{stated}” is not a date like 2026-11-22.",
            *("channels", number),
            "checked_on",
        )
        return
    age = (today - checked).days
    if age > days:
        yield document.problem(
            f"the entry “{entry.get('id')}” was last checked {age} days ago, on {checked}: "
            f"open its page, check its number, and set the date again (every {days} days).",
            *("channels", number),
            "checked_on",
        )
    elif age < 0:
        yield document.problem(
            f"the entry “{entry.get('id')}” is said to be checked on {checked}, which is to come.",
            *("channels", number),
            "checked_on",
        )
