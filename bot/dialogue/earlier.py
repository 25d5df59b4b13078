"""What happened to somebody before what happened now: the cases whose plans are put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.plans.knowledge import Knowledge
from bot.plans.plan import IMAGE_CASES, Case, Facts, make_plan
from bot.plans.situation import Situation

CASE_FACTS = (
    *("paid", "payment_means", "replied", "gave_papers"),
    *("images_sent", "images_out", "account_lost"),
)
"""Facts of one case; who somebody is, how old and where, stays the same."""
OF_A_NEW_CASE = (*CASE_FACTS, "exposure")
SAME_HARM = (*IMAGE_CASES, "sextortion_mass_mail")
"""Situations that an answer (age, images) turns into each other: still the same case."""
MOST_EARLIER = 3
"""Cases that are kept; a plan for more than that is followed by nobody."""

Slots = Mapping[str, Any]


def earlier_cases(slots: Slots, knowledge: Knowledge) -> list[Case]:
    """The earlier cases of a conversation, as plans are made from them.

    Args:
        slots: the conversation's slots; ``earlier`` holds a table for each case.
        knowledge: the knowledge base.
    """
    person = {name: slots.get(name) for name in ("role", "age_band", "country")}
    return [
        Case(knowledge.situation(case["situation"]), {**person, **case["facts"]})
        for case in slots.get("earlier") or ()
    ]


def with_case(slots: Slots, before: Slots) -> list[dict[str, Any]]:
    """The earlier cases, and the one that a new one follows.

    Args:
        slots: the slots as they are.
        before: the slots as they were before the message that tells of the new case, whose facts
            are the new one's.
    """
    facts = {name: before.get(name) for name in CASE_FACTS if before.get(name)}
    cases = [
        case for case in slots.get("earlier") or () if case["situation"] != before["situation"]
    ]
    return [*cases, {"situation": before["situation"], "facts": facts}][-MOST_EARLIER:]


def is_another_case(scam_type: str, slots: Slots) -> bool:
    """Whether a situation, named while a plan runs or after its end, is a case of its own."""
    current = slots.get("situation")
    if slots.get("stage") not in {"plan", "closed"} or not current or current == scam_type:
        return False
    return not {current, scam_type} <= set(SAME_HARM)


def taken_up_again(scam_type: str | None, slots: Slots) -> dict[str, Any] | None:
    """The slots of an earlier case that somebody comes back to; None where there is none.

    Args:
        scam_type: its situation; the newest one where that is not said.
        slots: the conversation's slots.
    """
    cases = list(slots.get("earlier") or ())
    found = [case for case in cases if scam_type in (None, case["situation"])]
    if not found:
        return None
    case = found[-1]
    cases.remove(case)
    return {
        **{name: case["facts"].get(name) for name in CASE_FACTS},
        "situation": case["situation"],
        "stage": "plan",
        "earlier": cases,
    }


def begun_anew(
    situation: Situation, facts: Facts, steps: Iterable[str], knowledge: Knowledge
) -> list[str]:
    """Of the steps that were ticked or put off, those that a new case does not need again.

    Stopping this payment, keeping this evidence, ending this contact: each new matter needs that
    again. What is done once for a person (telling somebody, watching over papers) is not asked
    twice.

    Args:
        situation: what happened now.
        facts: the facts of now.
        steps: the steps that were ticked, or put off.
        knowledge: the knowledge base.
    """
    needed = make_plan(situation, facts, knowledge)
    return [step for step in steps if step not in needed or knowledge.steps[step].once]
