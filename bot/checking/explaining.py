"""What a situation's file explains: its signs, stages, beliefs, what to do and what not."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import PREVENTION, SIGNS, Project
from bot.plans.prevention import AUDIENCES

EXPLAINED = ("signs", "do", "dont", "myths", "stages", "reflex")
"""What a situation's file says to somebody who wants to understand it."""
FEWEST_SIGNS, MOST_SIGNS = 2, 6
FEWEST_LINES, MOST_LINES = 3, 4
FEWEST_STAGES, MOST_STAGES = 3, 5
FEWEST_MYTHS, MOST_MYTHS = 2, 3
LONGEST_LINE = 65
LONGEST_STAGE = 100
LONGEST_REFLEX = 110
LONGEST_BUTTON = 28
LONGEST_BELIEF, LONGEST_TRUTH = 65, 110


def check_explained(project: Project, document: Document) -> Iterator[Problem]:
    """Check the explaining parts of one situation's file."""
    if document.get("signs") is not None:
        yield from _signs(project, document)
    for part in ("do", "dont"):
        if document.get(part) is not None:
            yield from shape.lists(document, (part,), FEWEST_LINES, MOST_LINES, LONGEST_LINE)
    if document.get("myths") is not None:
        yield from _myths(document)
    if document.get("stages") is not None:
        yield from shape.keys(document, ("stages",), AUDIENCES)
        for audience in AUDIENCES:
            if document.get("stages", audience) is not None:
                trail = ("stages", audience)
                yield from shape.lists(document, trail, FEWEST_STAGES, MOST_STAGES, LONGEST_STAGE)
    if document.get("reflex") is not None:
        yield from shape.voices(document, ("reflex",), LONGEST_REFLEX, required=AUDIENCES)


def check_prevention(project: Project) -> Iterator[Problem]:
    """Check ``knowledge/prevention.yml``; what it does not list is offered last by itself."""
    document = project.documents.get(PREVENTION)
    if document is None:
        return
    yield from shape.keys(document, (), AUDIENCES)
    for audience in AUDIENCES:
        if document.get(audience) is None:
            continue
        yield from shape.keys(document, (audience,), ("button", "situations"))
        if document.get(audience, "button") is not None:
            yield from shape.texts(document, (audience, "button"), longest=LONGEST_BUTTON)
        offered = [str(situation) for _, situation in document.items(audience, "situations")]
        for number, situation in enumerate(offered):
            if project.situations and situation not in project.situations:
                yield document.problem(
                    f"there is no situation “{situation}” in domain.yml.",
                    *(audience, "situations", number),
                )


def _signs(project: Project, document: Document) -> Iterator[Problem]:
    signs = project.documents.get(SIGNS)
    known = [str(name) for name, _ in signs.items()] if signs is not None else None
    named = list(document.items("signs"))
    if not FEWEST_SIGNS <= len(named) <= MOST_SIGNS:
        yield document.problem(
            f"{len(named)} signs: name {FEWEST_SIGNS} to {MOST_SIGNS} that this scam shows.",
            "signs",
        )
    for number, sign in named:
        if known is not None and sign not in known:
            yield document.problem(
                f"there is no sign “{sign}” in {SIGNS}. Known: {shape.listed(known)}.",
                "signs",
                number,
            )


def _myths(document: Document) -> Iterator[Problem]:
    myths = list(document.items("myths"))
    if not FEWEST_MYTHS <= len(myths) <= MOST_MYTHS:
        yield document.problem(
            f"{len(myths)} beliefs: write {FEWEST_MYTHS} or {MOST_MYTHS}, each with what is true.",
            "myths",
        )
    for number, _ in myths:
        trail = ("myths", number)
        yield from shape.keys(document, trail, ("belief", "truth"))
        for part, longest in (("belief", LONGEST_BELIEF), ("truth", LONGEST_TRUTH)):
            if document.get(*trail, part) is not None:
                yield from shape.texts(document, (*trail, part), longest=longest)
