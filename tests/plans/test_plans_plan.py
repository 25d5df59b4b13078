"""Plans for everybody: enough steps, the urgent ones first, and channels that fit."""

from __future__ import annotations

from itertools import product

import pytest
from plan_cases import (
    BLACKMAIL_WITH_IMAGES,
    COUNTRIES,
    EVENTS,
    FIRST_HOUR,
    KNOWLEDGE,
    NOTHING,
    PEOPLE,
    SITUATIONS,
    SPARE_STEPS,
    STOPS_THE_MONEY,
    every_case,
    plan_for,
    shown,
)

from bot.plans.countries import EUROPEAN_UNION
from bot.plans.plan import Facts, is_minor


@pytest.mark.parametrize("situation", SITUATIONS)
def test_everybody_has_a_plan_of_different_steps(situation: str) -> None:
    for name, person, event, facts in every_case():
        if name == situation:
            plan = plan_for(situation, facts)
            own = {e.step for e in KNOWLEDGE.situations[situation].plan} | FIRST_HOUR
            assert 4 <= len(set(plan) & own) <= 16, (person, event, plan)
            assert len(set(plan) - own) <= 8, "what stages add"
            assert len(set(plan)) == len(plan), (person, event, plan)


@pytest.mark.parametrize("event", [e for e in EVENTS if EVENTS[e].get("paid") == "yes"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_paid_stops_the_money_first(situation: str, event: str) -> None:
    money = STOPS_THE_MONEY[EVENTS[event].get("payment_means")]
    if situation == "card_fraud" and money == "call_bank":
        money = "block_misused_card"  # the same call, worded for a card that others use
    for person, country in product(PEOPLE.values(), COUNTRIES):
        facts = {**person, **EVENTS[event], "country": country}
        for_minors = is_minor(situation, facts) or situation == "sextortion_minor"
        first = 3 if for_minors else 2
        assert money in plan_for(situation, facts)[:first], (facts, plan_for(situation, facts))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_lost_money_is_warned_of_the_second_scam_at_the_end(situation: str) -> None:
    for person, event in product(PEOPLE.values(), EVENTS.values()):
        if event.get("paid") == "yes":
            assert plan_for(situation, {**person, **event})[-1] == "expect_second_scam"


@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_paid_nothing_is_not_sent_to_the_bank_for_it(situation: str) -> None:
    plan = plan_for(situation, NOTHING)

    assert not set(plan) & set(STOPS_THE_MONEY.values())


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("country", ["BE", "GB", "OTHER", "SN", "US", "CH"])
def test_nobody_is_sent_to_a_channel_of_another_country(situation: str, country: str) -> None:
    for person, event in product(PEOPLE.values(), EVENTS.values()):
        facts = {**person, **event, "country": country}
        for step in plan_for(situation, facts):
            for channel in shown(KNOWLEDGE, situation, step, facts):
                near = ("EU",) if country in EUROPEAN_UNION else ()
                assert channel.country in (country, "INT", *near), (step, channel.id)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_steps_that_name_a_french_service_are_for_people_in_france(situation: str) -> None:
    for country in ("BE", "GB", "SN", "OTHER"):
        plan = plan_for(situation, {"country": country, **EVENTS["everything went wrong"]})
        assert not {"complaint_thesee", "report_pharos_optional"} & set(plan)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("age", ["adult", "under13", "13_15", "16_17"])
def test_channels_fit_the_age(situation: str, age: str) -> None:
    unfit = "minor" if age == "adult" else "adult"
    for event, country in product(EVENTS.values(), COUNTRIES):
        facts = {"age_band": age, "country": country, **event}
        for step in plan_for(situation, facts):
            for channel in shown(KNOWLEDGE, situation, step, facts):
                assert channel.audience != unfit, (step, channel.id)


@pytest.mark.parametrize("situation", BLACKMAIL_WITH_IMAGES)
@pytest.mark.parametrize("age", ["under13", "13_15", "16_17", "unsaid"])
def test_a_minor_reaches_an_adult_the_helpline_and_take_it_down(situation: str, age: str) -> None:
    for event in EVENTS.values():
        plan = plan_for(situation, {"age_band": age, "country": "FR", **event})
        assert plan[:2] == ["stop_sending", "tell_trusted_adult"]
        assert {"call_3018", "hash_images_minor", "police_with_adult"} <= set(plan)
        assert not {"hash_images_adult", "warn_close_people", "complaint_thesee"} & set(plan)


def test_a_parent_stays_near_before_anything_else() -> None:
    for event in EVENTS.values():
        plan = plan_for("sextortion_minor", {"role": "parent", **event})
        assert plan[:2] == ["stay_near_tonight", "stop_sending"]


def test_an_adult_blackmailed_with_images_has_stopncii_and_a_complaint() -> None:
    in_france = plan_for("sextortion_webcam", {"age_band": "adult", "country": "FR"})
    in_belgium = plan_for("sextortion_webcam", {"age_band": "adult", "country": "BE"})

    assert {"hash_images_adult", "complaint_thesee", "warn_close_people"} <= set(in_france)
    assert {"hash_images_adult", "file_complaint"} <= set(in_belgium)


def test_while_nobody_asked_the_age_both_kinds_of_help_are_shown() -> None:
    plan = plan_for("sextortion_webcam", {})

    assert {"hash_images_adult", "call_3018"} <= set(plan)


def test_what_is_published_comes_before_what_can_wait() -> None:
    for situation in BLACKMAIL_WITH_IMAGES:
        plan = plan_for(situation, {"images_out": "yes"})
        assert plan.index("remove_published") < plan.index("keep_evidence")


def test_every_step_is_used_by_a_situation() -> None:
    used = {entry.step for s in KNOWLEDGE.situations.values() for entry in s.plan}
    used |= {entry.step for stage in KNOWLEDGE.stages.values() for entry in stage.steps}
    used |= {means.step for means in KNOWLEDGE.payments.values()}

    assert set(KNOWLEDGE.steps) - used == set(SPARE_STEPS)


READABLE = {
    ("fake_summons", "nothing was given", "an adult"): [
        *("stop_paying", "keep_mail_headers", "verify_with_police", "report_17cyber"),
        *("block_sender", "report_pharos_optional"),
    ],
    ("fake_summons", "paid by coupon", "an adult"): [
        *("call_coupon_issuer", "stop_paying", "keep_mail_headers", "verify_with_police"),
        *("file_complaint", "report_17cyber", "victim_support", "expect_second_scam"),
    ],
    ("sextortion_mass_mail", "nothing was given", "an unknown person"): [
        *("keep_mail_headers", "change_passwords", "report_17cyber", "block_sender"),
        "tell_someone",
    ],
    ("sextortion_minor", "paid by card", "a child"): [
        *("stop_sending", "tell_trusted_adult", "call_bank", "keep_evidence"),
        *("block_and_report_account", "call_3018", "hash_images_minor", "breathe_and_listen"),
        *("police_with_adult", "expect_second_scam"),
    ],
    ("sextortion_minor", "paid by card", "a parent of a minor"): [
        *("stay_near_tonight", "stop_sending", "call_bank", "tell_trusted_adult"),
        *("keep_evidence", "block_and_report_account", "call_3018", "hash_images_minor"),
        *("police_with_adult", "expect_second_scam"),
    ],
    ("romance_scam", "paid by transfer", "an adult"): [
        *("call_bank", "stop_paying", "check_relationship", "tell_someone", "keep_evidence"),
        *("breathe_and_listen", "complaint_thesee", "expect_second_scam"),
    ],
}


@pytest.mark.parametrize(
    ("case", "steps"), READABLE.items(), ids=[", ".join(case) for case in READABLE]
)
def test_a_plan_reads_like_this(case: tuple[str, str, str], steps: list[str]) -> None:
    situation, event, person = case

    assert plan_for(situation, {**PEOPLE[person], **EVENTS[event], "country": "FR"}) == steps


URGENCIES = ("now", "today", "this_week")


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_urgent_comes_first(situation: str) -> None:
    for name, person, event, facts in every_case():
        if name == situation:
            plan = plan_for(situation, facts)
            urgency = [URGENCIES.index(KNOWLEDGE.steps[step].urgency) for step in plan]
            assert urgency == sorted(urgency), (person, event, plan)


def test_evidence_is_kept_before_the_account_is_blocked() -> None:
    for situation, _, _, facts in every_case():
        plan = plan_for(situation, facts)
        if "keep_evidence" in plan and "block_and_report_account" in plan:
            assert plan.index("keep_evidence") < plan.index("block_and_report_account")


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("told", ["paid", "replied", "gave_papers"])
@pytest.mark.parametrize("value", ["yes", "no"])
def test_what_was_not_mentioned_was_not_done(situation: str, told: str, value: str) -> None:
    alone: Facts = {told: value}
    others = dict.fromkeys(("paid", "replied", "gave_papers"), "no")

    assert plan_for(situation, alone) == plan_for(situation, {**others, **alone})


def test_who_sent_papers_alone_has_a_complaint_and_no_bank_in_a_fake_summons() -> None:
    plan = plan_for("fake_summons", {"gave_papers": "yes", "paid": None})

    assert {"protect_identity", "file_complaint", "block_sender"} <= set(plan)
    assert "call_bank" not in plan


@pytest.mark.parametrize("paid", ["yes", "no", None])
@pytest.mark.parametrize("means", [None, "coupon", "cash_transfer", "crypto"])
def test_a_card_or_a_code_given_to_a_false_officer_leads_to_the_bank(
    paid: str | None, means: str | None
) -> None:
    facts = {"gave_papers": "yes", "paid": paid, "payment_means": means}

    assert "call_bank" in plan_for("police_impersonation", facts)[:2]
