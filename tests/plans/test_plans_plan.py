"""Plans for everybody: enough steps, the urgent ones first, and channels that fit."""

from __future__ import annotations

from itertools import product

import pytest

from bot.plans.directory import EUROPEAN_UNION, Channel, channels_for
from bot.plans.knowledge import Knowledge, load_knowledge
from bot.plans.plan import Facts, channel_lines, is_minor, make_plan
from bot.plans.wording import Hearer

KNOWLEDGE = load_knowledge()
SITUATIONS = sorted(KNOWLEDGE.situations)
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

STOPS_THE_MONEY = {
    "coupon": "call_coupon_issuer",
    "gift_card": "call_coupon_issuer",
    "transfer": "call_bank",
    "card": "call_bank",
    "cash_transfer": "cancel_cash_transfer",
    "crypto": "report_crypto_payment",
    "other": "call_bank",
    None: "call_bank",
}
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


@pytest.mark.parametrize("situation", SITUATIONS)
def test_everybody_has_a_plan_of_different_steps(situation: str) -> None:
    for name, person, event, facts in every_case():
        if name == situation:
            plan = plan_for(situation, facts)
            assert 4 <= len(plan) <= 16, (person, event, plan)
            assert len(set(plan)) == len(plan), (person, event, plan)


@pytest.mark.parametrize("event", [e for e in EVENTS if EVENTS[e].get("paid") == "yes"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_who_paid_stops_the_money_first(situation: str, event: str) -> None:
    money = STOPS_THE_MONEY[EVENTS[event].get("payment_means")]
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


def every_line_for(country: str) -> list[tuple[str, str, Facts, list[Channel]]]:
    """What each step shows to each kind of person in a country."""
    return [
        (situation, step, facts, shown(KNOWLEDGE, situation, step, facts))
        for situation in SITUATIONS
        for facts in ({"country": country, **person} for person in PEOPLE.values())
        for step in plan_for(situation, {**facts, **EVENTS["everything went wrong"]})
    ]


ABOUT_CHILDREN = {
    *("ie-garda-child-abuse-line", "be-imagesdabus", "ch-clickandstop", "ca-cyberaide"),
    *("lu-beesecure-stopline", "us-ncmec-cybertipline", "int-inhope"),
}


@pytest.mark.parametrize("country", ["IE", "BE", "CH", "CA", "LU", "US", "GB", "OTHER", "FR"])
def test_a_service_about_abuse_of_children_is_for_that_alone(country: str) -> None:
    assert set(KNOWLEDGE.channels) >= ABOUT_CHILDREN
    for situation, step, facts, channels in every_line_for(country):
        about_a_child = situation == "sextortion_minor" or (
            situation == "sextortion_webcam" and is_minor(situation, facts)
        )
        if not about_a_child:
            assert not ABOUT_CHILDREN & {c.id for c in channels}, (situation, step, facts)


def test_in_the_uk_what_is_not_for_scotland_comes_after_the_police() -> None:
    for situation, step, facts, channels in every_line_for("GB"):
        names = [channel.id for channel in channels]
        if "gb-report-fraud" in names:
            before = names[: names.index("gb-report-fraud")]
            assert "gb-101-999" in before, (situation, step, facts, names)


@pytest.mark.parametrize(
    ("country", "line"),
    [
        *(("FR", "fr-3018"), ("GB", "gb-childline"), ("IE", "ie-childline")),
        *(("BE", "be-child-focus"), ("CH", "ch-147"), ("CA", "ca-kids-help-phone")),
        *(("US", "us-988"), ("OTHER", "int-findahelpline")),
    ],
)
@pytest.mark.parametrize("step", ["call_3018", "tell_trusted_adult"])
def test_young_people_reach_the_line_of_their_country(step: str, country: str, line: str) -> None:
    facts = {"country": country, "age_band": "13_15"}

    assert line in [c.id for c in shown(KNOWLEDGE, "sextortion_minor", step, facts)]


def test_in_the_us_the_line_that_knows_this_blackmail_comes_first() -> None:
    facts = {"country": "US", "age_band": "13_15"}
    lines = shown(KNOWLEDGE, "sextortion_minor", "call_3018", facts)

    assert [c.id for c in lines] == ["us-ncmec-cybertipline", "us-988"]


@pytest.mark.parametrize("country", ["FR", "CI", "GB", "OTHER", "BE", "MA"])
def test_every_channel_shown_can_be_reached(country: str) -> None:
    for situation, step, _, channels in every_line_for(country):
        for channel in channels:
            assert channel.can_be_reached, (situation, step)


@pytest.mark.parametrize("step", ["file_complaint", "report_17cyber", "verify_with_police"])
def test_elsewhere_the_text_of_a_report_is_enough(step: str) -> None:
    lines = shown(KNOWLEDGE, "romance_scam", step, {"country": "OTHER"})

    assert all(channel.kind == "police_report" and channel.country == "INT" for channel in lines)


def test_a_child_in_switzerland_has_somebody_to_talk_to_before_the_police() -> None:
    facts = {"country": "CH", "age_band": "13_15"}
    lines = shown(KNOWLEDGE, "sextortion_minor", "breathe_and_listen", facts)

    assert [c.id for c in lines] == ["ch-147", "ch-117-emergency"]


@pytest.mark.parametrize("country", ["IE", "DE", "LU", "GB"])
def test_somebody_to_talk_to_comes_before_the_emergency_number(country: str) -> None:
    facts = {"country": country, "age_band": "adult"}
    lines = shown(KNOWLEDGE, "sextortion_webcam", "breathe_and_listen", facts)

    assert lines[0].kind == "suicide_prevention" and lines[-1].kind == "emergency"


@pytest.mark.parametrize("country", ["CA", "CH", "US", "GB", "BE"])
@pytest.mark.parametrize("step", ["verify_with_police", "police_with_adult", "file_complaint"])
def test_no_emergency_number_is_given_for_what_can_wait(step: str, country: str) -> None:
    lines = shown(KNOWLEDGE, "sextortion_minor", step, {"country": country})

    assert lines and all(channel.kind != "emergency" for channel in lines)


@pytest.mark.parametrize(
    ("country", "situation", "line"),
    [
        ("GB", "sextortion_webcam", "gb-revenge-porn-helpline"),
        ("GB", "sextortion_minor", "gb-report-remove"),
        ("US", "sextortion_webcam", "us-ftc-takeitdown"),
        ("IE", "sextortion_webcam", "ie-hotline"),
    ],
)
def test_what_is_published_is_removed_by_a_service_of_the_country(
    country: str, situation: str, line: str
) -> None:
    facts = {"country": country, "age_band": "adult" if situation.endswith("webcam") else "13_15"}

    assert line in [c.id for c in shown(KNOWLEDGE, situation, "remove_published", facts)]


def test_elsewhere_somebody_to_talk_to_is_found_all_the_same() -> None:
    lines = channels_for(KNOWLEDGE.channels, ["fr-116006", "fr-3114"], "OTHER", "other", None)

    assert [channel.id for channel in lines] == ["int-findahelpline"]


@pytest.mark.parametrize(
    ("facts", "blocking"),
    [
        ({"paid": "yes", "payment_means": "card"}, True),
        ({"gave_papers": "yes"}, True),
        ({"paid": "yes", "payment_means": "transfer"}, False),
        ({"paid": "yes"}, False),
    ],
)
def test_a_line_that_blocks_cards_is_for_cards(facts: Facts, blocking: bool) -> None:
    step = KNOWLEDGE.steps["call_bank"]

    def lines(country: str) -> str:
        where = {**facts, "country": country}
        return "\n".join(
            channel_lines(KNOWLEDGE, step, Hearer("en"), "police_impersonation", where)
        )

    assert ("0 892 705 705" in lines("FR")) == blocking
    assert ("Card Stop" in lines("BE")) == blocking
    assert "159" in lines("GB")
