"""What the law says and how to check what is genuine: each text with its sources and their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import COUNTRIES, GENUINE, LAW, RIGHTS, Project
from bot.plans.sourced_text import RIGHT_NAMES
from bot.plans.wording import VOICES

LONGEST_MEANING, LONGEST_NOTE = 140, 220
LONGEST_RIGHT, LONGEST_CHECK = 450, 500
LONGEST_BUTTON = 28
MOST_OFFENCES = 3


def check_law(project: Project, today: date) -> Iterator[Problem]:
    """Check ``knowledge/law.yml``, ``rights.yml`` and ``genuine.yml``."""
    if LAW in project.documents:
        yield from _offences(project, project.documents[LAW], today)
    if RIGHTS in project.documents:
        yield from _rights(project.documents[RIGHTS], today)
    if GENUINE in project.documents:
        yield from _genuine(project.documents[GENUINE], today)


def check_legal_note(project: Project, document: Document, today: date) -> Iterator[Problem]:
    """Check the part « law » of one situation's file."""
    trail = ("law",)
    yield from shape.keys(document, trail, ("offences", "note"), shape.DATED)
    yield from shape.dated(document, trail, today)
    if document.get("law", "note") is not None:
        yield from shape.texts(document, ("law", "note"), longest=LONGEST_NOTE)
    law = project.documents.get(LAW)
    known = [str(offence) for offence, _ in law.items()] if law is not None else None
    named = list(document.items("law", "offences"))
    if len(named) > MOST_OFFENCES:
        yield document.problem(
            f"{len(named)} offences are too many; at most {MOST_OFFENCES}.", "law", "offences"
        )
    for number, offence in named:
        if known is not None and offence not in known:
            yield document.problem(
                f"there is no offence “{offence}” in {LAW}. Known: {shape.listed(known)}.",
                *("law", "offences", number),
            )


def _offences(project: Project, document: Document, today: date) -> Iterator[Problem]:
    for offence, _ in document.items():
        parts = ("country", "name", "meaning", "text")
        yield from shape.keys(document, (offence,), parts, shape.DATED)
        yield from shape.dated(document, (offence,), today)
        country = document.get(offence, "country")
        if country and f"{COUNTRIES}/{str(country).lower()}.yml" not in project.documents:
            yield document.problem(f"there is no country “{country}”.", offence, "country")
        for part, longest in (("name", None), ("meaning", LONGEST_MEANING), ("text", None)):
            if document.get(offence, part) is not None:
                yield from shape.texts(document, (offence, part), longest=longest)


def _rights(document: Document, today: date) -> Iterator[Problem]:
    yield from shape.keys(document, (), RIGHT_NAMES)
    for right, _ in document.items():
        yield from shape.keys(document, (right,), VOICES, shape.DATED)
        yield from shape.dated(document, (right,), today)
        for voice in VOICES:
            if document.get(right, voice) is not None:
                yield from shape.texts(document, (right, voice), longest=LONGEST_RIGHT)


def _genuine(document: Document, today: date) -> Iterator[Problem]:
    for kind, _ in document.items():
        yield from shape.keys(document, (kind,), ("button", "text", "words"), shape.DATED)
        yield from shape.dated(document, (kind,), today)
        if document.get(kind, "button") is not None:
            yield from shape.texts(document, (kind, "button"), longest=LONGEST_BUTTON)
        if document.get(kind, "text") is not None:
            yield from shape.voices(document, (kind, "text"), LONGEST_CHECK)
