"""How far it went and how money left: the stages, and the means of payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.plan_entries import check_entry, check_facts, check_step_id
from bot.checking.problem import Problem
from bot.checking.project import PAYMENTS, SHELF_LIFE, STAGES, Project

LONGEST_LINE = 100


def check_stages(project: Project, today: date) -> Iterator[Problem]:
    """Check ``knowledge/stages.yml``, ``payments.yml`` and ``shelf_life.yml``."""
    if STAGES in project.documents:
        yield from _stages(project, project.documents[STAGES])
    if PAYMENTS in project.documents:
        yield from _payments(project, project.documents[PAYMENTS], today)
    if SHELF_LIFE in project.documents:
        document = project.documents[SHELF_LIFE]
        yield from shape.keys(document, (), ("days",))
        days = document.get("days")
        if days is not None and (not isinstance(days, int) or days < 1):
            yield document.problem(f"“days” is “{days}”; write a whole number of days.", "days")


def _stages(project: Project, document: Document) -> Iterator[Problem]:
    for stage, _ in document.items():
        yield from shape.keys(document, (stage,), ("name", "when"), ("steps",))
        if document.get(stage, "name") is not None:
            yield from shape.texts(document, (stage, "name"))
        if document.get(stage, "when") is not None:
            when = document.get(stage, "when")
            yield from check_facts(project, document, (stage, "when"), when)
        for number, entry in document.items(stage, "steps"):
            yield from check_entry(project, document, (stage, "steps", number), entry)


def _payments(project: Project, document: Document, today: date) -> Iterator[Problem]:
    known = sorted(project.facts.get("payment_means", ()))
    yield from shape.keys(document, (), known)
    for means, _ in document.items():
        yield from shape.keys(document, (means,), ("name", "step", "action", "window"), shape.DATED)
        yield from shape.dated(document, (means,), today)
        for part, longest in (("name", None), ("action", LONGEST_LINE), ("window", LONGEST_LINE)):
            if document.get(means, part) is not None:
                yield from shape.texts(document, (means, part), longest=longest)
        step = document.get(means, "step")
        if step is not None:
            yield from check_step_id(project, document, (means, "step"), str(step))
