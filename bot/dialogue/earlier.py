"""What happened to somebody before what happened now: the cases whose plans are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from bot.plans.knowledge import Knowledge
from bot.plans.plan import IMAGE_CASES, Case

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


def slots_before_message(tracker: Tracker) -> dict[str, Any]:
    """The slots as they were before the message that is being answered.

    Rasa fills slots from a message before any action runs; what was known before is read from
    the events.
    """
    events: Sequence[Mapping[str, Any]] = tracker.events
    last = max((n for n, e in enumerate(events) if e.get("event") == "user"), default=len(events))
    slots: dict[str, Any] = {}
    for event in events[:last]:
        kind = event.get("event")
        if kind in {"session_started", "reset_slots", "restart"}:
            slots = {}
        elif kind == "slot":
            slots[str(event["name"])] = event.get("value")
    return slots
