"""The items of a plan, or of a stage: steps that exist, and facts that can be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import DOMAIN, Project
from bot.plans.payments import FIRST_HOUR


def check_entry(
    project: Project, document: Document, trail: Sequence[str | int], entry: object
) -> Iterator[Problem]:
    """Check one item.

    Args:
        project: what was read.
        document: the file it stands in.
        trail: where in it.
        entry: the item itself.
    """
    yield from shape.keys(document, trail, ("step",), ("when",))
    if not isinstance(entry, Mapping):
        return
    step = entry.get("step")
    if step is not None and str(step) != FIRST_HOUR:
        yield from check_step_id(project, document, (*trail, "step"), str(step))
    yield from check_facts(project, document, (*trail, "when"), entry.get("when") or {})


def check_step_id(
    project: Project, document: Document, trail: Sequence[str | int], step: str
) -> Iterator[Problem]:
    """A step that is named exists; nothing is said while a file of steps cannot be read."""
    unread = any(file.startswith("knowledge/steps/") for file in project.unread)
    if step not in project.steps and not unread:
        yield document.problem(f"there is no step “{step}” in knowledge/steps/.", *trail)


def check_facts(
    project: Project, document: Document, trail: Sequence[str | int], when: object
) -> Iterator[Problem]:
    """Each fact under « when » is known, and may have the values that are given."""
    if not isinstance(when, Mapping):
        yield document.problem("“when” should be a table of facts and values.", *trail)
        return
    for fact, stated in when.items() if DOMAIN not in project.unread else ():
        known = project.facts.get(str(fact))
        if known is None:
            yield document.problem(
                f"there is no fact “{fact}” in domain.yml. "
                f"Known: {shape.listed(sorted(project.facts))}.",
                *trail,
                fact,
            )
            continue
        for value in stated if isinstance(stated, list) else [stated]:
            if str(value) not in known:
                yield document.problem(
                    f"“{fact}” is never “{value}”. Known: {shape.listed(sorted(known))}.",
                    *trail,
                    fact,
                )
