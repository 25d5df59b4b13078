"""From a situation and what is known of the person to the steps of their plan, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.plans.countries import FRANCE
from bot.plans.knowledge import Knowledge, load_knowledge
from bot.plans.payments import ANY_MEANS, FIRST_HOUR
from bot.plans.situation import PlanEntry, Situation
from bot.plans.step import URGENCIES

IMAGE_CASES = ("sextortion_webcam", "sextortion_minor", "image_abuse")
MINOR_BANDS = ("under13", "13_15", "16_17")
CONTACT = ("paid", "replied", "gave_papers")
"""What a person may have done; who tells one of these and not the others did not do the others."""

Facts = Mapping[str, str | None]


class Case(NamedTuple):
    """Something that happened to a person, with the facts of that time."""

    situation: Situation
    facts: Facts


def is_minor(situation: str, facts: Facts) -> bool | None:
    """Whether the victim is under 18; somebody who would rather not say counts as a minor.

    Returns:
        None when nothing is known.
    """
    band = facts.get("age_band")
    if band in MINOR_BANDS:
        return True
    if band == "adult":
        return False
    if situation == "sextortion_minor":
        return True
    if band == "unsaid":
        return situation in IMAGE_CASES
    return None


def known_of(situation: str, facts: Facts) -> dict[str, str | None]:
    """What a plan goes by: the facts, and what follows from them.

    Args:
        situation: the ``scam_type``.
        facts: the slots of the conversation that matter (``paid``, ``payment_means``, ...).

    Returns:
        The facts with ``minor`` (yes, no, unknown) and ``abroad`` (yes, no) beside them; what was
        not asked counts as its likeliest answer: the victim, in France, any means of payment.
    """
    told = any(facts.get(name) for name in CONTACT)
    country = facts.get("country") or FRANCE
    return {
        **facts,
        **({name: facts.get(name) or "no" for name in CONTACT} if told else {}),
        "minor": {True: "yes", False: "no", None: "unknown"}[is_minor(situation, facts)],
        "role": facts.get("role") or "victim",
        "country": country,
        "abroad": "no" if country == FRANCE else "yes",
        # Somebody who paid and did not say how gets the help that fits any means.
        "payment_means": facts.get("payment_means") or ANY_MEANS,
    }


def make_plan(
    situation: Situation,
    facts: Facts,
    knowledge: Knowledge | None = None,
    also: Collection[str] = (),
    earlier: Sequence[Case] = (),
) -> list[str]:
    """Choose the steps for one person.

    Args:
        situation: what happened.
        facts: the slots of the conversation that matter (``paid``, ``payment_means``, ...).
        knowledge: the knowledge base; the project's own if not given.
        also: steps that what another person told adds, unless they are for another role.
        earlier: what happened before to the same person, the newest last: a blackmail, and then
            somebody who promises to get the money back.

    Returns:
        Step ids, each once: the most urgent first, and otherwise in the order of the situation's
        file, then what the stage adds, then what is left of the earlier cases.
    """
    knowledge = knowledge or load_knowledge()
    known = known_of(situation.id, facts)
    chosen: list[str] = []
    for entry in situation.plan:
        step = _named(entry, known, knowledge)
        if (entry.holds(known) or _told_by_other(entry, also, known)) and step not in chosen:
            chosen.append(step)
    added = [*_of_stages(known, knowledge, also)]
    for case in reversed(earlier):
        added += make_plan(case.situation, case.facts, knowledge)
    for step in added:
        if not _is_needless(step, chosen, knowledge):
            _put(step, chosen, knowledge)
    return sorted(
        chosen,
        key=lambda name: (
            URGENCIES.index(knowledge.steps[name].urgency),
            knowledge.steps[name].at_the_end,
        ),
    )


def _named(entry: PlanEntry, known: Facts, knowledge: Knowledge) -> str:
    """The step of an entry; the first hour's is the one of the means of payment."""
    if entry.step != FIRST_HOUR:
        return entry.step
    return knowledge.payments[str(known["payment_means"])].step


def _of_stages(known: Facts, knowledge: Knowledge, also: Collection[str]) -> Iterator[str]:
    """What is added by how far it went, in any situation."""
    for stage in knowledge.stages.values():
        reached = stage.when.holds(known)
        for entry in stage.steps:
            if (reached and entry.holds(known)) or _told_by_other(entry, also, known):
                yield _named(entry, known, knowledge)


def _told_by_other(entry: PlanEntry, also: Collection[str], known: Facts) -> bool:
    """Whether somebody who follows the same plan told what makes a step needed, for this role."""
    return entry.step in also and known["role"] in entry.when.get("role", (known["role"],))


def case_of(step: str, now: Case, earlier: Sequence[Case], knowledge: Knowledge) -> Case:
    """The case that a step of a plan was chosen for: the one of now, if it needs the step too.

    Args:
        step: a step of ``make_plan(…, earlier=earlier)``.
        now: what happened last.
        earlier: what happened before, the newest last.
        knowledge: the knowledge base.
    """
    for case in (now, *reversed(earlier)):
        if step in make_plan(case.situation, case.facts, knowledge):
            return case
    return now


def _is_needless(step: str, chosen: Sequence[str], knowledge: Knowledge) -> bool:
    return step in chosen or any(step in knowledge.steps[other].instead_of for other in chosen)


def _put(step: str, chosen: list[str], knowledge: Knowledge) -> None:
    """Stopping the money comes first, beside the other payment if there is one."""
    stopping = {means.step for means in knowledge.payments.values()}
    if step not in stopping:
        chosen.append(step)
        return
    places = [place for place, other in enumerate(chosen, start=1) if other in stopping]
    chosen.insert(places[-1] if places else 0, step)


def next_step(plan: list[str], done: list[str], later: list[str]) -> str | None:
    """The step to show now: the first that is open, then the first that was put off."""
    for step in plan:
        if step not in done and step not in later:
            return step
    return next((step for step in plan if step in later and step not in done), None)
