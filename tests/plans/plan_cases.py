"""The people whose plans are tested, and what is shown to them."""

from __future__ import annotations

from itertools import product

from care_table import STOPS_THE_MONEY as BY_MEANS

from bot.plans.channel import Channel
from bot.plans.directory import channels_for
from bot.plans.knowledge import Knowledge, load_knowledge
from bot.plans.plan import Facts, is_minor, make_plan

KNOWLEDGE = load_knowledge()
SITUATIONS = sorted(KNOWLEDGE.situations)
FIRST_HOUR = {means.step for means in KNOWLEDGE.payments.values()}
BLACKMAIL_WITH_IMAGES = ("sextortion_webcam", "sextortion_minor")

PEOPLE: dict[str, dict[str, str]] = {
    "an unknown person": {},
    "an adult": {"age_band": "adult"},
    "a child": {"age_band": "13_15"},
    "a young child": {"age_band": "under13"},
    "somebody who would rather not say": {"age_band": "unsaid"},
    "a parent": {"role": "parent"},
    "a parent of a minor": {"role": "parent", "age_band": "16_17"},
    "a parent of an adult": {"role": "parent", "age_band": "adult"},
    "an agent": {"role": "staff"},
    "an agent with a minor": {"role": "staff", "age_band": "13_15"},
}
NOTHING = {"paid": "no", "replied": "no", "gave_papers": "no", "exposure": "none"}
EVENTS: dict[str, dict[str, str]] = {
    "nothing is known": {},
    "nothing was given": NOTHING,
    "a reply was sent": {**NOTHING, "replied": "yes"},
    "paid by coupon": {"paid": "yes", "payment_means": "coupon"},
    "paid by gift card": {"paid": "yes", "payment_means": "gift_card"},
    "paid by transfer": {"paid": "yes", "payment_means": "transfer"},
    "paid by card": {"paid": "yes", "payment_means": "card"},
    "paid by cash transfer": {"paid": "yes", "payment_means": "cash_transfer"},
    "paid in crypto": {"paid": "yes", "payment_means": "crypto"},
    "paid in another way": {"paid": "yes", "payment_means": "other"},
    "paid, nobody knows how": {"paid": "yes"},
    "papers were given": {**NOTHING, "gave_papers": "yes"},
    "everything went wrong": {
        **{"paid": "yes", "payment_means": "transfer", "gave_papers": "yes", "replied": "yes"},
        **{"images_sent": "yes", "images_out": "yes"},
    },
    "images, nobody knows": {"images_sent": "unsure", "paid": "yes", "payment_means": "crypto"},
}
COUNTRIES = ("FR", "BE", "GB", "SN", "OTHER", None)

STOPS_THE_MONEY = {**BY_MEANS, None: "call_bank"}
"""None: nobody knows how it was paid."""
SPARE_STEPS: dict[str, str] = {}
"""Steps that no situation uses yet, each with the reason to keep it."""


def every_case() -> list[tuple[str, str, str, Facts]]:
    """Every situation, person, event and country."""
    return [
        (situation, person, event, {**PEOPLE[person], **EVENTS[event], "country": country})
        for situation, person, event, country in product(SITUATIONS, PEOPLE, EVENTS, COUNTRIES)
    ]


def plan_for(situation: str, facts: Facts) -> list[str]:
    return make_plan(KNOWLEDGE.situations[situation], facts)


def shown(knowledge: Knowledge, situation: str, step: str, facts: Facts) -> list[Channel]:
    return channels_for(
        knowledge.channels,
        knowledge.steps[step].channels,
        facts.get("country") or "FR",
        situation,
        is_minor(situation, facts),
    )
