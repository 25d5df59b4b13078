"""Which channels are shown to whom: country, age, and what can be reached at all."""

from __future__ import annotations

import pytest
from plan_cases import EVENTS, KNOWLEDGE, PEOPLE, SITUATIONS, plan_for, shown

from bot.dialogue.saying import human_lines
from bot.plans.card import channel_lines
from bot.plans.channel import Channel
from bot.plans.directory import channels_for
from bot.plans.plan import Facts, is_minor
from bot.plans.wording import Hearer


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
            situation in ("sextortion_webcam", "image_abuse") and is_minor(situation, facts)
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


@pytest.mark.parametrize("country", [*KNOWLEDGE.countries, "OTHER", None])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_whoever_asks_for_a_human_reads_of_one_everywhere(
    country: str | None, language: str
) -> None:
    for facts in ({"country": country}, {"country": country, "age_band": "13_15"}):
        for situation in (None, "sextortion_webcam", "phishing"):
            assert "→" in human_lines(KNOWLEDGE, situation, facts, Hearer(language)), facts
