"""How far it went decides what is added, and how money left decides what comes first."""

from __future__ import annotations

from itertools import product

import pytest
from plan_cases import KNOWLEDGE, SITUATIONS, plan_for

from bot.checking.coverage import NOTHING, facts_of_stages
from bot.plans.card import card_messages
from bot.plans.plan import Case, case_of, make_plan
from bot.plans.wording import LANGUAGES, MOST_CHARACTERS, VOICES, Hearer

STAGES = facts_of_stages(KNOWLEDGE)


@pytest.mark.parametrize("means", KNOWLEDGE.payments)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_means_of_payment_says_what_to_ask_for_and_how_long_it_helps(
    means: str, language: str
) -> None:
    payment = KNOWLEDGE.payments[means]
    facts = {"paid": "yes", "payment_means": means, "country": "FR"}
    step = KNOWLEDGE.steps[payment.step]

    for voice in VOICES:
        messages = card_messages(
            KNOWLEDGE, step, [step.id], Hearer(language, voice), "fake_summons", facts
        )
        said = "\n".join(messages)
        assert payment.action[language] in said and payment.window[language] in said
        assert max(map(len, messages)) <= MOST_CHARACTERS


def test_who_paid_nothing_reads_nothing_about_payments() -> None:
    step = KNOWLEDGE.steps["call_bank"]
    facts = {"paid": "no", "payment_means": "transfer"}

    card = "\n".join(card_messages(KNOWLEDGE, step, [step.id], Hearer("fr"), "phishing", facts))

    assert KNOWLEDGE.payments["transfer"].action["fr"] not in card


@pytest.mark.parametrize("situation", SITUATIONS)
def test_an_account_that_was_lost_is_won_back_whatever_the_scam(situation: str) -> None:
    plan = plan_for(situation, {**NOTHING, "account_lost": "yes"})

    assert {"recover_hijacked_account", "warn_hijack_contacts"} <= set(plan)
    kept = plan_for(situation, {**NOTHING, "account_lost": "no"})
    assert situation == "account_takeover" or "recover_hijacked_account" not in kept


@pytest.mark.parametrize("situation", SITUATIONS)
def test_papers_that_were_given_are_watched_over_whatever_the_scam(situation: str) -> None:
    assert "protect_identity" in plan_for(situation, {**NOTHING, "gave_papers": "yes"})


@pytest.mark.parametrize("situation", SITUATIONS)
def test_images_that_are_out_are_taken_down_whatever_the_scam(situation: str) -> None:
    adult = plan_for(situation, {**NOTHING, "images_out": "yes", "age_band": "adult"})
    child = plan_for(situation, {**NOTHING, "images_out": "yes", "age_band": "13_15"})

    assert "remove_published" in adult and "hash_images_adult" in adult
    assert "remove_published" in child and "hash_images_minor" in child
    assert "hash_images_adult" not in child


@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_replied_stops_replying_or_does_what_stands_for_it(situation: str) -> None:
    plan = plan_for(situation, {**NOTHING, "replied": "yes"})

    stands_for = {s for s in plan if "stop_answering" in KNOWLEDGE.steps[s].instead_of}
    assert "stop_answering" in plan or stands_for


def test_a_love_that_was_lived_as_real_is_not_ended_on_demand() -> None:
    plan = plan_for("romance_scam", {**NOTHING, "replied": "yes"})

    assert "check_relationship" in plan and "stop_answering" not in plan


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_minor_is_not_left_alone_whatever_the_scam(situation: str) -> None:
    assert "tell_trusted_adult" in plan_for(situation, {**NOTHING, "age_band": "13_15"})
    parent = plan_for(situation, {**NOTHING, "age_band": "13_15", "role": "parent"})
    assert "stay_near_tonight" in parent


def test_what_was_not_told_adds_nothing() -> None:
    needed_anyway = {entry.step for entry in KNOWLEDGE.situations["parcel_scam"].plan}

    assert set(plan_for("parcel_scam", {})) <= needed_anyway


class TestSeveralCases:
    """Given a blackmail, when somebody then promises to get the money back, one plan for both."""

    BLACKMAIL = Case(
        KNOWLEDGE.situations["sextortion_webcam"],
        {"paid": "yes", "payment_means": "transfer", "age_band": "adult", "country": "FR"},
    )
    RECOVERY = KNOWLEDGE.situations["recovery_scam"]

    def both(self, **facts: str) -> list[str]:
        known = {"age_band": "adult", "country": "FR", **NOTHING, **facts}
        return make_plan(self.RECOVERY, known, KNOWLEDGE, earlier=[self.BLACKMAIL])

    def test_nothing_of_either_is_lost_and_nothing_is_said_twice(self) -> None:
        merged = self.both()

        first = make_plan(*self.BLACKMAIL, KNOWLEDGE)
        second = make_plan(self.RECOVERY, {**NOTHING, "age_band": "adult", "country": "FR"})
        assert set(first) | set(second) == set(merged)
        assert len(merged) == len(set(merged))

    def test_the_money_that_left_before_is_stopped_first(self) -> None:
        assert self.both()[0] == "call_bank"

    def test_both_payments_are_stopped_before_anything_else(self) -> None:
        merged = self.both(paid="yes", payment_means="crypto")

        assert merged[:2] == ["report_crypto_payment", "call_bank"]

    def test_the_warning_of_yet_another_trap_comes_last(self) -> None:
        assert self.both()[-1] == "expect_second_scam"

    def test_who_uses_the_card_is_told_once_to_call_the_bank(self) -> None:
        earlier = [Case(KNOWLEDGE.situations["phishing"], {"paid": "yes", "payment_means": "card"})]

        merged = make_plan(KNOWLEDGE.situations["card_fraud"], NOTHING, KNOWLEDGE, earlier=earlier)

        assert "block_misused_card" in merged and "call_bank" not in merged

    def test_a_card_is_written_for_the_case_that_it_belongs_to(self) -> None:
        """Given a card payment before and nothing paid now, the bank's card blocks that card."""
        earlier = [Case(KNOWLEDGE.situations["parcel_scam"], STAGES["paid: card"])]
        now = Case(KNOWLEDGE.situations["romance_scam"], NOTHING)

        of_before = case_of("call_bank", now, earlier, KNOWLEDGE)
        assert of_before is earlier[0]
        assert case_of("stop_paying", now, earlier, KNOWLEDGE) is now


def test_who_follows_gets_what_a_stage_adds_too() -> None:
    """Given a young person whose account was lost, a parent's plan has the same steps of it."""
    told = {**NOTHING, "account_lost": "yes", "age_band": "13_15"}
    theirs = make_plan(KNOWLEDGE.situations["fake_summons"], told, KNOWLEDGE)
    parent = {**NOTHING, "role": "parent", "age_band": "unsaid"}

    plan = make_plan(KNOWLEDGE.situations["fake_summons"], parent, KNOWLEDGE, also=theirs)

    assert {"recover_hijacked_account", "warn_hijack_contacts"} <= set(plan)


@pytest.mark.parametrize(("now", "before"), product(SITUATIONS, repeat=2))
def test_any_two_cases_make_one_plan(now: str, before: str) -> None:
    earlier = [Case(KNOWLEDGE.situations[before], STAGES["paid: coupon"])]

    merged = make_plan(KNOWLEDGE.situations[now], STAGES["papers_given"], KNOWLEDGE, (), earlier)

    assert len(merged) == len(set(merged)) <= 26
    assert "call_coupon_issuer" in merged and "protect_identity" in merged
    order = [KNOWLEDGE.steps[step].urgency for step in merged]
    assert order == sorted(order, key=("now", "today", "this_week").index)
