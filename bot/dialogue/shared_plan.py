"""What a conversation's slots say of a plan that two people follow, and what is put into them.

Slots are read as a mapping, so that actions and the engine read them alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.dialogue.earlier import SAME_HARM
from bot.dialogue.state import FACTS
from bot.plans.knowledge import load_knowledge
from bot.plans.plan import is_minor, make_plan
from bot.plans.wording import Hearer, text_for
from bot.store.sharing import Change, Shared

Slots = Mapping[str, Any]

RUNNING = ("plan", "closed")
OF_A_CASE = (
    *("stage", "situation", "alternatives", "verdict_held", "exposure", "done", "later"),
    "earlier",
)
"""Slots that belong to one case, beside the facts."""


def part_of(slots: Slots) -> str:
    """What somebody is in a plan that they share: ``child``, ``parent`` or ``person``."""
    if slots.get("voice") == "child":
        return "child"
    minor = is_minor(slots.get("situation") or "", slots)
    return "parent" if slots.get("role") == "parent" and minor is not False else "person"


def plan_to_share(slots: Slots) -> Shared:
    """What a person shares: situation, country, what is done and put off, steps added before."""
    return Shared(
        part=part_of(slots),
        situation=slots["situation"],
        country=slots.get("country"),
        done=_of_this_case(slots, "done"),
        later=_of_this_case(slots, "later"),
        steps=tuple(slots.get("shared_steps") or ()),
    )


def own_steps(slots: Slots) -> tuple[str, ...]:
    """The steps that the person's own facts call for in the case that is shared.

    What is left of an earlier case is nobody else's business, and stays out.
    """
    facts = {name: slots.get(name) for name in FACTS}
    return tuple(make_plan(load_knowledge().situation(slots["situation"]), facts))


def _of_this_case(slots: Slots, name: str) -> tuple[str, ...]:
    """The ticked or put-off steps that belong to the case that is shared."""
    known = {*own_steps(slots), *(slots.get("shared_steps") or ())}
    before = set((slots.get("shared_base") or {}).get(name) or ())
    return tuple(step for step in slots.get(name) or () if step in known | before)


def change_in(slots: Slots, shared: Shared) -> Change | None:
    """What was done here since both last agreed.

    Returns:
        None when the person turned to another matter, which was never shared.
    """
    base = slots.get("shared_base") or {}
    if slots.get("stage") not in RUNNING or not base:
        return Change()
    situation = _agreed(slots.get("situation") or "", shared)
    if situation is None:
        return None
    done, later = _of_this_case(slots, "done"), _of_this_case(slots, "later")
    return Change(
        done=tuple(step for step in done if step not in base["done"]),
        later=tuple(step for step in later if step not in base["later"]),
        taken_up=tuple(step for step in base["later"] if step not in later),
        situation=situation,
        steps=own_steps(slots) if situation == slots.get("situation") else None,
    )


def _agreed(situation: str, shared: Shared) -> str | None:
    if situation == shared.situation or not {situation, shared.situation} <= set(SAME_HARM):
        return situation if situation == shared.situation else None
    # Whose case it is may correct it; anybody may say that it is about somebody under 18.
    return situation if shared.opened or situation == "sextortion_minor" else shared.situation


def slots_from(shared: Shared, slots: Slots) -> dict[str, Any]:
    """What both have now, as slots of one of them.

    Args:
        shared: the plan.
        slots: the conversation as it is; empty of a part when it was forgotten meanwhile.
    """
    values: dict[str, Any] = {
        "done": list(shared.done),
        "later": list(shared.later),
        "shared_steps": list(shared.steps),
        "shared_base": base_of(shared),
    }
    fresh = not slots.get("follows_as")
    if fresh:
        values |= standing_of(shared)
    if fresh or slots.get("stage") in RUNNING:
        values["situation"] = shared.situation
    return values


def standing_of(shared: Shared) -> dict[str, Any]:
    """Slots of somebody who comes to a running plan without facts of their own."""
    helps = shared.part in {"parent", "adult"}
    return {
        "stage": "plan",
        "situation": shared.situation,
        "country": shared.country,
        "role": "parent" if helps else None,
        # What the young person told of their age stays theirs.
        "age_band": "unsaid" if helps else None,
        "voice": "parent" if helps else "child" if shared.part == "child" else "victim",
        "follows_as": "owner" if shared.opened else shared.part,
        "share_offered": True,
    }


def base_of(shared: Shared) -> dict[str, list[str]]:
    """What both agree on, to tell later what was done since."""
    return {
        "done": list(shared.done),
        "later": list(shared.later),
        "steps": list(shared.steps),
    }


def aside(slots: Slots) -> dict[str, Any] | None:
    """The plan that somebody has of their own, to be taken up again; None where there is none."""
    if not slots.get("stage"):
        return None
    return {name: slots.get(name) for name in (*OF_A_CASE, *FACTS, "voice")}


def slots_after(slots: Slots) -> dict[str, Any]:
    """What the slots are once nothing is shared any more: one's own plan again, or a copy."""
    ended = {"follows_as": None, "shared_base": None, "set_aside": None}
    return {**ended, **({"shared_steps": None, **own} if (own := slots.get("set_aside")) else {})}


def who(part: str | None, slots: Slots) -> str:
    """Name the other person, at the start of a sentence, as this one would."""
    hearer = Hearer(slots.get("language") or "fr", slots.get("voice") or "victim")
    known = part if part in {"parent", "adult", "child"} else "person"
    if slots.get("follows_as") == "adult":
        known = "person"  # « your child » is not theirs
    return text_for(load_knowledge().phrases[f"who_{known}"], hearer)
