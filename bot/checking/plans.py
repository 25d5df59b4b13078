"""Situations and steps: complete, short enough, and naming only what exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.explaining import EXPLAINED, check_explained
from bot.checking.law import check_legal_note
from bot.checking.plan_entries import check_entry, check_step_id
from bot.checking.problem import Problem
from bot.checking.project import Project
from bot.plans.card import SCRIPT
from bot.plans.knowledge import GENERAL
from bot.plans.prevention import TOPICS
from bot.plans.step import URGENCIES
from bot.plans.wording import MOST_CHARACTERS

LONGEST_BUTTON = 32
LONGEST_TITLE = 45
LONGEST_VERDICT = 220
LONGEST_FIRST_AID = 380
LONGEST_DOUBT = 500
LONGEST_STEP = 300
LONGEST_WHY = 140
LONGEST_MENU = 90
MOST_MENUS = 6
MOST_QUESTIONS = 5
FEWEST_MOVES, MOST_MOVES = 2, 5
MOST_CHANNELS = 6
MOST_PAYLOAD_BYTES = 63

_SITUATION = (
    "id",
    "name",
    "verdict",
    "first_aid",
    "doubt",
    "questions",
    "plan",
    "sources",
)
_STEP = ("title", "urgency", "victim", "child", "parent", "staff", "why", "how", "sources")
_STEP_MAY_HAVE = ("channels", "title_parent", "menus", "instead_of", "at_the_end", "once")


def check_plans(project: Project, today: date) -> Iterator[Problem]:
    """Check every file of ``knowledge/situations`` and ``knowledge/steps``.

    Args:
        project: what was read.
        today: no statement can have been checked after it.
    """
    for document in project.within("knowledge/situations"):
        yield from _situation(project, document, today)
    if f"knowledge/situations/{GENERAL}.yml" not in project.documents:
        yield Problem(
            f"knowledge/situations/{GENERAL}.yml", 1, "this file serves every other situation."
        )
    channels = _confidence(project)
    for document in project.within("knowledge/steps"):
        for step, _ in document.items():
            yield from _step(project, document, str(step), channels)
            if project.steps[str(step)] != document.file:
                yield document.problem(
                    f"the step “{step}” is also in {project.steps[str(step)]}.", step
                )


def _situation(project: Project, document: Document, today: date) -> Iterator[Problem]:
    stem = PurePosixPath(document.file).stem
    explained = () if stem == GENERAL else ("button", *EXPLAINED, "law")
    yield from shape.keys(document, (), (*_SITUATION, *explained))
    if document.get("id") not in (None, stem):
        yield document.problem(f"the id should be that of the file, “{stem}”.", "id")
    if project.situations and stem not in (*project.situations, GENERAL):
        yield document.problem(
            f"domain.yml does not know “{stem}” yet: run sangfroid train, which names it there.",
            "id",
        )
    for situation in project.situations if stem == GENERAL else ():
        if f"knowledge/situations/{situation}.yml" not in project.documents:
            yield document.problem(f"the situation “{situation}” of domain.yml has no file here.")
    payload = f'/ask_prevention{{"about":"teenager.{stem}.{max(TOPICS, key=len)}"}}'
    if stem != GENERAL and len(payload.encode()) > MOST_PAYLOAD_BYTES:
        yield document.problem(
            f"the id “{stem}” is too long for a button: “{payload}” has more than "
            f"{MOST_PAYLOAD_BYTES} bytes. Choose a shorter name for this file.",
            "id",
        )
    if document.get("button") is not None:
        yield from shape.texts(document, ("button",), longest=LONGEST_BUTTON)
    if document.get("name") is not None:
        yield from shape.texts(document, ("name",))
    for part, longest in (
        ("verdict", LONGEST_VERDICT),
        ("first_aid", LONGEST_FIRST_AID),
        ("doubt", LONGEST_DOUBT),
    ):
        if document.get(part) is not None:
            yield from shape.voices(document, (part,), longest)
    yield from _questions(project, document)
    for number, entry in document.items("plan"):
        yield from check_entry(project, document, ("plan", number), entry)
    if stem != GENERAL:
        yield from check_explained(project, document)
        yield from check_legal_note(project, document, today)
    yield from shape.sources(document, ("sources",))


def _questions(project: Project, document: Document) -> Iterator[Problem]:
    asked = [str(name) for _, name in document.items("questions")]
    for number, name in enumerate(asked):
        if project.questions and name not in project.questions:
            yield document.problem(
                f"there is no question “{name}”. Known: {shape.listed(project.questions)}.",
                "questions",
                number,
            )
    if len(asked) > MOST_QUESTIONS:
        yield document.problem(
            f"{len(asked)} questions are too many for somebody who is afraid; "
            f"at most {MOST_QUESTIONS}.",
            "questions",
        )


def _step(
    project: Project, document: Document, step: str, channels: Mapping[str, str] | None
) -> Iterator[Problem]:
    yield from shape.keys(document, (step,), _STEP, _STEP_MAY_HAVE)
    if not isinstance(document.get(step), Mapping):
        return
    payload = f'/step_later{{"step":"{step}"}}'
    if len(payload.encode()) > MOST_PAYLOAD_BYTES:
        yield document.problem(
            f"the id “{step}” is too long for a button: “{payload}” has more than "
            f"{MOST_PAYLOAD_BYTES} bytes.",
            step,
        )
    if document.get(step, "title") is not None:
        yield from shape.texts(document, (step, "title"), longest=LONGEST_TITLE)
    if document.get(step, "title_parent") is not None:
        yield from shape.texts(document, (step, "title_parent"), longest=LONGEST_TITLE)
    urgency = document.get(step, "urgency")
    if urgency is not None and urgency not in URGENCIES:
        yield document.problem(
            f"the urgency “{urgency}” should be one of: {shape.listed(URGENCIES)}.",
            step,
            "urgency",
        )
    for voice in ("victim", "child", "parent"):
        if document.get(step, voice) is not None:
            yield from shape.texts(document, (step, voice), longest=LONGEST_STEP)
    if document.get(step, "staff") is not None:
        yield from shape.voices(document, (step, "staff"), LONGEST_STEP, required=SCRIPT)
    yield from _moves(document, step)
    for number, other in document.items(step, "instead_of"):
        yield from check_step_id(project, document, (step, "instead_of", number), str(other))
    yield from _channels(document, step, channels)
    if document.get(step, "sources") is not None:
        yield from shape.sources(document, (step, "sources"))


def _moves(document: Document, step: str) -> Iterator[Problem]:
    """Why, how, and by which entries of which menus."""
    if document.get(step, "why") is not None:
        yield from shape.texts(document, (step, "why"), longest=LONGEST_WHY)
    if document.get(step, "how") is not None:
        yield from shape.lists(document, (step, "how"), FEWEST_MOVES, MOST_MOVES, MOST_CHARACTERS)
    menus = list(document.items(step, "menus"))
    if len(menus) > MOST_MENUS:
        yield document.problem(f"{len(menus)} menus; at most {MOST_MENUS}.", step, "menus")
    for number, _ in menus:
        trail = (step, "menus", number)
        yield from shape.keys(document, trail, ("place", "path", "sources"))
        if document.get(*trail, "path") is not None:
            yield from shape.texts(document, (*trail, "path"), longest=LONGEST_MENU)
        if document.get(*trail, "sources") is not None:
            yield from shape.sources(document, (*trail, "sources"))


def _channels(
    document: Document, step: str, channels: Mapping[str, str] | None
) -> Iterator[Problem]:
    named = list(document.items(step, "channels"))
    if len(named) > MOST_CHANNELS:
        yield document.problem(
            f"{len(named)} channels are too many; at most {MOST_CHANNELS}.", step, "channels"
        )
    if channels is None:
        return
    for number, channel in named:
        trail = (step, "channels", number)
        if channel not in channels:
            yield document.problem(
                f"the channel “{channel}” is in no file of knowledge/countries.", *trail
            )
        elif channels[channel] == "low":
            yield document.problem(
                f"the channel “{channel}” has confidence low: nobody may be sent there until "
                "a person has checked it.",
                *trail,
            )


def _confidence(project: Project) -> dict[str, str] | None:
    if project.some_countries_unread:
        return None
    return {str(entry.get("id")): str(entry.get("confidence")) for *_, entry in project.channels()}
