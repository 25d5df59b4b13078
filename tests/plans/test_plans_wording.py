"""The words of a plan: the voice, the card, the progress line, a channel, the lines in danger."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

import pytest

from bot.plans.card import (
    card_messages,
    channel_lines,
    first_aid_text,
    how_messages,
    progress_line,
    step_title,
)
from bot.plans.channel import Channel, describe
from bot.plans.countries import WORLDWIDE
from bot.plans.crisis_lines import child_line, crisis_lines, describe_briefly
from bot.plans.knowledge import load_knowledge
from bot.plans.opening_hours import is_open
from bot.plans.wording import MOST_CHARACTERS, VOICES, Hearer, text_for, voice_of

KNOWLEDGE = load_knowledge()
STOP = KNOWLEDGE.steps["stop_paying"]


def whole_card(*card: Any) -> str:
    return "\n\n".join(card_messages(*card))


PLAN = ["call_bank", "stop_paying", "keep_evidence", "report_17cyber"]


@pytest.mark.parametrize(
    ("role", "age_band", "situation", "voice"),
    [
        (None, None, None, "victim"),
        (None, "adult", "sextortion_webcam", "victim"),
        (None, "unsaid", "sextortion_webcam", "victim"),
        ("victim", "under13", None, "child"),
        (None, "13_15", "fake_summons", "child"),
        (None, "16_17", "fake_summons", "child"),
        (None, None, "sextortion_minor", "child"),
        (None, "unsaid", "sextortion_minor", "victim"),
        ("parent", "13_15", "sextortion_minor", "parent"),
        ("staff", "13_15", "sextortion_minor", "staff"),
    ],
)
def test_the_voice_follows_role_and_age(
    role: str | None, age_band: str | None, situation: str | None, voice: str
) -> None:
    assert voice_of(role, age_band, situation) == voice


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("voice", VOICES)
def test_there_is_a_text_for_every_voice(voice: str, language: str) -> None:
    hearer = Hearer(language, voice)
    for situation in KNOWLEDGE.situations.values():
        for table in (situation.verdict, situation.first_aid, situation.doubt):
            assert text_for(table, hearer) == text_for(table, hearer).strip() != ""


def test_a_table_without_voices_is_read_by_language() -> None:
    assert text_for({"fr": " Oui ", "en": "Yes"}, Hearer("fr", "child")) == "Oui"


def test_a_text_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        text_for({"victim": {"fr": "Oui"}}, Hearer("en", "victim"))


def test_the_progress_line_counts_and_says_how_urgent_it_is() -> None:
    assert (
        progress_line(KNOWLEDGE, PLAN, STOP, Hearer("fr"))
        == "Étape 2 sur 4 · à faire tout de suite ▰▰▱▱"
    )
    assert progress_line(KNOWLEDGE, PLAN, STOP, Hearer("en")) == "Step 2 of 4 · right now ▰▰▱▱"


def test_a_card_says_where_we_are_what_to_do_and_where() -> None:
    step = KNOWLEDGE.steps["report_17cyber"]
    card = whole_card(KNOWLEDGE, step, PLAN, Hearer("fr"), "fake_summons", {"country": "FR"})

    lines = card.split("\n")
    assert lines[0].startswith("Étape 4 sur 4 · aujourd'hui")
    assert lines[1] == step.title["fr"]
    assert lines[2] == "" and "C'est gratuit" in card
    assert lines[-2].startswith("→ 17Cyber") and "https://17cyber.gouv.fr" in lines[-2]
    assert lines[-1] == "(vérifié le 22/11/2026)"


def test_an_agent_reads_what_to_say_ask_and_listen_for() -> None:
    french = whole_card(KNOWLEDGE, STOP, PLAN, Hearer("fr", "staff"), "fake_summons", {})
    english = whole_card(KNOWLEDGE, STOP, PLAN, Hearer("en", "staff"), "fake_summons", {})

    assert re.search(r"^Dire : « À partir .*»$", french, re.MULTILINE | re.DOTALL)
    assert "\nDemander : « Vous a-t-on" in french and "\nÉcouter : un paiement" in french
    assert "\nSay: “From now on" in english and "\nListen for: a payment" in english
    assert "« «" not in french and "““" not in english


def test_the_moves_of_a_step_are_numbered() -> None:
    text, *_ = how_messages(KNOWLEDGE, STOP, Hearer("en"))

    assert text.startswith(f"{STOP.title['en']}\n\nWhy: ") and "\n\n1. " in text
    assert text.count("\n4. ") == 1


def test_channels_are_those_of_the_country() -> None:
    step = KNOWLEDGE.steps["file_complaint"]

    def lines(country: str) -> str:
        facts = {"country": country}
        return "\n".join(channel_lines(KNOWLEDGE, step, Hearer("en"), "fake_summons", facts))

    assert "police.be" in lines("BE") and "101" not in lines("BE")
    assert "101" in lines("GB") and "police.be" not in lines("GB")


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({"phone": "3018", "url": "https://x.fr"}, "Aide : 3018 · https://x.fr (24 h/24, gratuit)"),
        ({"sms": "114"}, "Aide : SMS 114 (24 h/24, gratuit)"),
        ({}, "Aide (24 h/24, gratuit)"),
        ({"phone": "17", "hours": "", "cost": ""}, "Aide : 17"),
    ],
)
def test_a_channel_is_described_by_what_is_known(ways: dict[str, str], expected: str) -> None:
    hours = ways.get("hours", "24 h/24")
    cost = ways.get("cost", "gratuit")
    channel = Channel(
        **{"id": "x", "country": "FR", "kind": "emergency", "audience": "any"},
        **{"confidence": "high", "covers": (), "label": {"fr": "Aide"}, "use": {}},
        hours={"fr": hours},
        cost={"fr": cost},
        phone=ways.get("phone"),
        sms=ways.get("sms"),
        url=ways.get("url"),
    )

    assert describe(channel, "fr") == expected


NOON = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
NIGHT = datetime(2026, 11, 30, 0, 30, tzinfo=timezone.utc)  # half past one in Paris


def in_danger(
    country: str | None, minor: bool, kind: str = "crisis_self", now: datetime = NOON
) -> list[str]:
    return [c.id for c in crisis_lines(KNOWLEDGE.channels, country, minor, kind, now)]


def test_in_france_danger_leads_to_3114_and_to_the_emergency_numbers() -> None:
    assert in_danger("FR", minor=False) == ["fr-3114", "fr-114", "eu-112"]


def test_a_minor_also_sees_the_lines_of_the_young_the_chat_first() -> None:
    assert in_danger("FR", minor=True) == ["fr-3114", "fr-3018", "fr-119", "fr-114", "eu-112"]


def test_at_night_who_is_closed_comes_after_who_answers() -> None:
    assert in_danger("FR", minor=True, now=NIGHT)[:3] == ["fr-3114", "fr-119", "fr-3018"]


@pytest.mark.parametrize(
    ("hours", "answers", "closed"),
    [
        ("24/7", "00:00 12:00 23:59", ""),
        ("24/7 (form)", "00:00 12:00 23:59", ""),
        ("every day 9:00-23:00", "09:00 22:59", "00:00 08:59 23:00"),
        ("every day 09:00-23:00 (2026)", "09:00 22:59", "00:00 08:59 23:00"),
        ("every day 08:00-24:00", "08:00 23:59", "00:00 07:59"),
        ("every day 0:00-24:00", "00:00 12:00 23:59", ""),
        ("every day 16:00-02:00", "16:00 23:59 00:00 01:59", "02:00 15:59"),
        ("every day 16:00-0:00", "16:00 23:59", "00:00 15:59"),
    ],
)
def test_who_answers_now_is_told_by_the_hours(hours: str, answers: str, closed: str) -> None:
    line = replace(KNOWLEDGE.channels["fr-3018"], hours_code=hours)

    def at(clock: str) -> bool | None:
        return is_open(line, datetime.fromisoformat(f"2026-11-30T{clock}:00+01:00"))  # Paris

    assert [at(clock) for clock in answers.split()] == [True] * len(answers.split())
    assert [at(clock) for clock in closed.split()] == [False] * len(closed.split())


@pytest.mark.parametrize(
    "hours",
    [
        *("", None, "Mon-Fri", "every day", "every day 9-23", "every day 9h-23h"),
        *("every day 8:00-25:00", "every day 8:60-23:00", "every day 24:00-8:00"),
        *("every day 8:00-24:30", "every day 8:00-8:00", "every day 8:00-23:00 Eastern"),
    ],
)
def test_hours_that_are_not_known_well_enough_are_no_closed_line(hours: str | None) -> None:
    line = replace(KNOWLEDGE.channels["fr-3018"], hours_code=hours)

    assert is_open(line, NOON) is None
    assert is_open(replace(line, hours_code="every day 8:00-24:00", time_zones=()), NOON) is None


def test_a_child_in_danger_is_not_sent_to_suicide_prevention() -> None:
    assert in_danger("FR", True, "child_danger") == ["fr-3018", "fr-119", "fr-114", "eu-112"]


def test_violence_leads_to_the_emergency_numbers_first() -> None:
    assert in_danger("FR", False, "violence_danger") == [
        *("fr-114", "fr-17", "eu-112", "fr-3919"),
    ]
    assert in_danger("GB", True, "violence_danger") == [
        *("gb-999", "gb-domestic-abuse", "gb-childline"),
    ]


def test_a_child_who_is_hit_reads_every_line_of_the_young() -> None:
    lines = crisis_lines(KNOWLEDGE.channels, "FR", True, "violence_danger", child=True)

    assert {"fr-119", "fr-3018"} <= {line.id for line in lines}
    assert "fr-3919" not in {line.id for line in lines}


def test_what_is_happening_now_leads_to_an_ambulance_first() -> None:
    assert in_danger("FR", True, "happening_self") == ["fr-15", "eu-112", "fr-114", "fr-3114"]
    assert in_danger("GB", False, "happening_other") == ["gb-999", "gb-samaritans"]
    assert in_danger("BE", False, "happening_other")[0] == "eu-112"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("country", [None, "FR", "BE", "CH", "CA", "US", "GB", "SN", "OTHER"])
def test_a_line_of_help_is_short_and_says_how_to_reach_it(
    country: str | None, language: str
) -> None:
    for channel in crisis_lines(KNOWLEDGE.channels, country, minor=True):
        line = describe_briefly(channel, language)
        site = (channel.url or "").removeprefix("https://").removeprefix("www.")

        assert len(line) <= 125
        assert any(way and way in line for way in (channel.phone, channel.sms, site))


@pytest.mark.parametrize("country", ["BE", "GB", "US", "CA", "SN", "CM", "ML", "MA", "OTHER"])
@pytest.mark.parametrize("minor", [True, False])
def test_everywhere_there_is_somebody_to_talk_to(country: str, minor: bool) -> None:
    lines = crisis_lines(KNOWLEDGE.channels, country, minor)

    assert any(channel.kind == "suicide_prevention" for channel in lines)
    assert {channel.country for channel in lines} <= {country, WORLDWIDE, "EU"}


def test_a_child_sees_the_young_peoples_line_beside_suicide_prevention() -> None:
    assert in_danger("GB", minor=True)[:2] == ["gb-samaritans", "gb-childline"]
    assert in_danger("CH", minor=True)[0] == "ch-147"
    assert in_danger("DE", minor=True)[0] == "eu-116111"


def test_where_the_country_is_not_known_french_lines_then_the_worldwide_list() -> None:
    assert in_danger(None, minor=False) == [*in_danger("FR", minor=False), "int-findahelpline"]
    assert "int-findahelpline" not in in_danger("FR", minor=False)


@pytest.mark.parametrize("country", ["OTHER", "ZZ"])
@pytest.mark.parametrize("minor", [True, False])
def test_elsewhere_no_french_line_is_given(country: str, minor: bool) -> None:
    assert in_danger(country, minor) == ["eu-112", "int-findahelpline"]


@pytest.mark.parametrize(
    ("country", "number"),
    [
        *(("GB", "999"), ("US", "911"), ("CA", "911"), ("CH", "117")),
        *((country, "112") for country in ("FR", "BE", "IE", "LU", "DE", "ES", None, "OTHER")),
    ],
)
@pytest.mark.parametrize("minor", [True, False])
def test_the_emergency_number_is_given(country: str | None, number: str, minor: bool) -> None:
    lines = crisis_lines(KNOWLEDGE.channels, country, minor)

    assert number in [channel.phone for channel in lines if channel.kind == "emergency"]


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["sextortion_minor", "sextortion_webcam"])
def test_first_aid_names_the_line_of_the_country(name: str, language: str, voice: str) -> None:
    situation, hearer = KNOWLEDGE.situations[name], Hearer(language, voice)

    def aid(country: str | None) -> str:
        return first_aid_text(situation, hearer, country, KNOWLEDGE)

    assert aid(None) == aid("FR") == text_for(situation.first_aid, hearer)
    for country in ("GB", "BE", "DE", "US", "OTHER", "SN"):
        line = child_line(KNOWLEDGE.channels, country)
        assert line is not None and "3018" not in aid(country)
        assert (describe(line, language) in aid(country)) == ("3018" in aid("FR"))
        assert aid(country).count("\n") == aid("FR").count("\n")


def test_first_aid_without_3018_is_the_same_everywhere() -> None:
    situation = KNOWLEDGE.situations["fake_summons"]

    assert first_aid_text(situation, Hearer("fr"), "BE", KNOWLEDGE) == text_for(
        situation.first_aid, Hearer("fr")
    )


def test_a_parent_reads_a_title_of_their_own() -> None:
    step = KNOWLEDGE.steps["tell_trusted_adult"]
    titles = {voice: step_title(step, Hearer("en", voice)) for voice in VOICES}

    assert titles["parent"] == "Find another adult you trust"
    assert {titles["victim"], titles["child"], titles["staff"]} == {"Tell an adult you trust"}
    assert how_messages(KNOWLEDGE, step, Hearer("en", "parent"))[0].startswith(titles["parent"])
    card = whole_card(
        KNOWLEDGE, step, [step.id], Hearer("en", "parent"), "sextortion_minor", {"country": "FR"}
    )
    assert card.split("\n")[1] == titles["parent"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_an_agent_listens_for_goes_on_after_the_colon(language: str) -> None:
    head = {"fr": "Écouter : ", "en": "Listen for: "}[language]
    for step in KNOWLEDGE.steps.values():
        card = whole_card(KNOWLEDGE, step, [step.id], Hearer(language, "staff"), "general", {})
        start = card.split(head, 1)[1][:1]
        assert start == start.lower(), card


def test_no_place_of_a_card_is_lost() -> None:
    """Given a long text, then the places come in a message of their own; none is cut."""
    hearer, facts = Hearer("fr", "parent"), {"country": "FR", "age_band": "13_15"}
    for step in KNOWLEDGE.steps.values():
        where = channel_lines(KNOWLEDGE, step, hearer, "sextortion_minor", facts)
        messages = card_messages(KNOWLEDGE, step, [step.id], hearer, "sextortion_minor", facts)
        said = "\n".join(messages)

        assert said.count("→") == len(where) and all(place in said for place in where)
        assert all(len(message) <= MOST_CHARACTERS for message in messages)


def test_places_that_do_not_fit_come_in_a_message_of_their_own() -> None:
    step, hearer = KNOWLEDGE.steps["verify_with_police"], Hearer("fr", "staff")
    card, places = card_messages(
        KNOWLEDGE, step, [step.id], hearer, "fake_summons", {"country": "CA"}
    )

    assert card.startswith("Étape 1 sur 1") and "→" not in card
    assert places.startswith("Où faire cette étape") and "\n→ " in places


def test_a_lead_stands_on_top_of_the_card() -> None:
    card = whole_card(KNOWLEDGE, STOP, PLAN, Hearer("fr"), "fake_summons", {}, "C'est fait.")

    assert card.startswith("C'est fait.\n\nÉtape 2 sur 4")
