"""The directory of official channels: complete entries, checked by somebody not long ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import DIRECTORY, Project

OLDEST_DAYS = 90
LONGEST_LABEL, LONGEST_USE = 60, 140
CONFIDENCES = ("high", "medium", "low")
AUDIENCES = ("any", "adult", "minor")
BEYOND_COUNTRIES = ("EU", "INT")

_REQUIRED = ("id", "country", "name", "label", "kind", "audience", "hours_text", "cost_text")
_ALSO_REQUIRED = ("covers", "use", "source_urls", "checked_on", "confidence")
_OPTIONAL = (
    *("phone", "sms", "url", "email", "hours", "cost", "languages"),
    *("what_it_does", "what_it_does_not", "source_date", "note", "in_person", "chat"),
)


def check_directory(project: Project, today: date) -> Iterator[Problem]:
    """Check every entry of ``knowledge/directory.yml``.

    Args:
        project: what was read.
        today: the day from which the age of a check is counted.
    """
    document = project.documents.get(DIRECTORY)
    if document is None:
        return
    seen: set[str] = set()
    for number, entry in document.items():
        if not isinstance(entry, Mapping):
            yield document.problem("this is not an entry.", number)
            continue
        identity = str(entry.get("id"))
        if identity in seen:
            yield document.problem(f"there are two entries “{identity}”.", number, "id")
        seen.add(identity)
        yield from _entry(project, document, number, entry)
        yield from _freshness(document, number, entry, today)


def _entry(
    project: Project, document: Document, number: int, entry: Mapping[str, object]
) -> Iterator[Problem]:
    identity = entry.get("id")
    for key in (*_REQUIRED, *_ALSO_REQUIRED):
        if entry.get(key) in (None, "", []):
            yield document.problem(f"the entry “{identity}” lacks “{key}”.", number)
    for key in entry:
        if key not in (*_REQUIRED, *_ALSO_REQUIRED, *_OPTIONAL):
            yield document.problem(
                f"the entry “{identity}” has “{key}”, which nothing reads.", number, key
            )
    for key, known in (
        ("confidence", CONFIDENCES),
        ("audience", AUDIENCES),
        ("country", (*sorted(project.facts.get("country", ())), *BEYOND_COUNTRIES)),
    ):
        if entry.get(key) and str(entry[key]) not in known:
            yield document.problem(
                f"the entry “{identity}”: “{key}” is “{entry[key]}”. Known: {shape.listed(known)}.",
                number,
                key,
            )
    for key, longest in (
        ("label", LONGEST_LABEL),
        ("use", LONGEST_USE),
        ("hours_text", None),
        ("cost_text", None),
    ):
        for language in ("fr", "en") if entry.get(key) else ():
            text = document.get(number, key, language)
            if not isinstance(text, str):
                yield document.problem(
                    f"the entry “{identity}”: “{key}” has no text in “{language}”.", number, key
                )
            elif longest and len(text) > longest:
                yield document.problem(
                    f"the entry “{identity}”: “{key}” has {len(text)} characters; "
                    f"at most {longest}.",
                    number,
                    key,
                    language,
                )


def _freshness(
    document: Document, number: int, entry: Mapping[str, object], today: date
) -> Iterator[Problem]:
    stated = entry.get("checked_on")
    if stated is None:
        return
    try:
        checked = date.fromisoformat(str(stated)[:10])
    except ValueError:
        yield document.problem(
            f"the entry “{entry.get('id')}”: “{stated}” is not a date like 2026-11-22.",
            number,
            "checked_on",
        )
        return
    age = (today - checked).days
    if age > OLDEST_DAYS:
        yield document.problem(
            f"the entry “{entry.get('id')}” was last checked {age} days ago, on {checked}: "
            f"open its page, check its number, and set the date again (every {OLDEST_DAYS} days).",
            number,
            "checked_on",
        )
    elif age < 0:
        yield document.problem(
            f"the entry “{entry.get('id')}” is said to be checked on {checked}, which is to come.",
            number,
            "checked_on",
        )
