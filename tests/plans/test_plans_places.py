"""Below each place: whether it answers now, when somebody last checked it, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from plan_cases import KNOWLEDGE

from bot.care.provenance import load_provenance
from bot.plans.card import channels_of_step
from bot.plans.countries import neighbours_of
from bot.plans.directory import channels_for
from bot.plans.places import place_lines, written_hour
from bot.plans.wording import LANGUAGES, Hearer

CHECKED = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
LINE = KNOWLEDGE.channels["fr-3018"]  # every day 9:00-23:00, Paris
OFFICE = KNOWLEDGE.channels["fr-info-escroqueries"]  # Mon-Fri 9:00-18:30
TRUST = load_provenance()


def below(channel: object, now: str, language: str = "fr", voice: str = "victim") -> str:
    hearer = Hearer(language, voice)
    at = datetime.fromisoformat(now)
    (line,) = place_lines(KNOWLEDGE, [channel], hearer, at)  # type: ignore[list-item]
    assert TRUST.allows(line), line
    return line.split("\n")[1]


@pytest.mark.parametrize(
    ("now", "french", "english"),
    [
        ("2026-11-30T14:00+01:00", "ouvert maintenant, jusqu'à 23 h", "open now until 23:00"),
        ("2026-11-30T23:30+01:00", "fermé maintenant, ouvre mardi à 9 h", "closed now, opens on "),
        ("2026-11-30T06:00+01:00", "fermé maintenant, ouvre à 9 h", "closed now, opens at 9:00"),
        # Eight in the morning in Dakar is nine in Paris.
        ("2026-11-30T08:00+00:00", "ouvert maintenant", "open now"),
        ("2026-07-30T07:30+00:00", "ouvert maintenant", "open now"),  # summer time
    ],
)
def test_who_answers_now_is_told(now: str, french: str, english: str) -> None:
    assert below(LINE, now).startswith(f"({french}")
    assert below(LINE, now, "en").startswith(f"({english}")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-27T18:00+01:00", "ouvert maintenant, jusqu'à 18 h 30"),  # a Friday
        ("2026-11-27T19:00+01:00", "fermé maintenant, ouvre lundi à 9 h"),
        ("2026-11-28T12:00+01:00", "fermé maintenant, ouvre lundi à 9 h"),
        ("2026-11-30T08:59+01:00", "fermé maintenant, ouvre à 9 h"),
    ],
)
def test_an_office_is_closed_at_the_weekend(now: str, said: str) -> None:
    assert said in below(OFFICE, now)


def test_who_answers_day_and_night_needs_no_clock() -> None:
    assert below(KNOWLEDGE.channels["fr-3114"], "2026-11-30T03:00+01:00") == (
        "(vérifié le 22/11/2026)"
    )


def test_where_clocks_do_not_agree_nothing_is_said() -> None:
    """Given a country with several clocks, when it is open on one coast alone."""
    line = replace(LINE, time_zones=("America/New_York", "America/Los_Angeles"))

    assert below(line, "2026-11-30T16:00+00:00") == "(vérifié le 22/11/2026)"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", KNOWLEDGE.channels.values(), ids=lambda c: c.id)
def test_every_place_says_when_it_was_checked(channel: object, language: str) -> None:
    day = {"fr": "vérifié le ", "en": "checked on "}[language]

    assert day in below(channel, "2026-12-01T12:00+01:00", language)


def test_at_night_who_is_closed_comes_after_who_answers() -> None:
    step, facts = KNOWLEDGE.steps["call_3018"], {"country": "FR", "age_band": "13_15"}

    def shown(now: str) -> list[str]:
        at = datetime.fromisoformat(now)
        return [c.id for c in channels_of_step(KNOWLEDGE, step, "sextortion_minor", facts, at)]

    by_day, at_night = shown("2026-11-30T15:00+01:00"), shown("2026-11-30T03:00+01:00")
    assert sorted(by_day) == sorted(at_night)
    assert by_day[0] == "fr-3018" and at_night[-1] == "fr-3018"


def test_what_was_checked_too_long_ago_says_so() -> None:
    fresh = CHECKED + timedelta(days=KNOWLEDGE.shelf_life_days)
    stale = fresh + timedelta(days=1)

    assert "⚠" not in below(LINE, fresh.isoformat())
    old = below(LINE, stale.isoformat())
    assert "⚠ vérifié il y a plus de 90 jours, le 22/11/2026 : à confirmer" in old
    assert "checked over 90 days ago, on 22 Nov 2026" in below(LINE, stale.isoformat(), "en")


def test_how_long_a_check_is_trusted_can_be_set() -> None:
    week = replace(KNOWLEDGE, shelf_life_days=7)
    (line,) = place_lines(week, [LINE], Hearer("fr"), CHECKED + timedelta(days=8))

    assert "plus de 7 jours" in line


def test_a_check_without_a_day_is_no_breakdown() -> None:
    assert below(replace(LINE, checked_on=None), "2026-12-01T12:00+01:00").endswith(
        "⚠ jour de vérification inconnu : à confirmer sur le site officiel)"
    )


def test_an_agent_also_reads_where_it_was_read() -> None:
    said = below(LINE, "2026-11-30T14:00+01:00", voice="staff")

    assert said.endswith("vérifié le 22/11/2026 ; source : ville-pornichet.fr)")


def test_midnight_is_midnight() -> None:
    assert written_hour(datetime(2026, 12, 2, 0, 0), "fr") == "minuit"


class TestWithoutAnyChannel:
    """Given a country in which no channel is known: the world, then who speaks the language."""

    def shown(self, country: str, step: str) -> list[str]:
        facts = {"country": country, "age_band": "adult", "paid": "yes"}
        channels = channels_of_step(KNOWLEDGE, KNOWLEDGE.steps[step], "phishing", facts)
        return place_lines(KNOWLEDGE, channels, Hearer("fr"), CHECKED)

    def test_a_neighbour_of_the_same_language_is_named_as_such(self) -> None:
        lines = self.shown("BF", "report_17cyber")

        assert lines and all("service d'un autre pays, " in line for line in lines)
        assert all(TRUST.allows(line) for line in lines)

    def test_nobody_is_given_a_number_that_ends_at_a_border(self) -> None:
        for country in KNOWLEDGE.countries.values():
            for step in KNOWLEDGE.steps.values() if country.neighbours else ():
                channels = channels_for(
                    KNOWLEDGE.channels,
                    step.channels,
                    country.id,
                    "fake_summons",
                    False,
                    neighbours=neighbours_of(KNOWLEDGE.countries, country.id),
                )
                assert all(c.phone is None for c in channels if c.next_door)

    def test_a_country_with_channels_has_no_neighbours(self) -> None:
        with_channels = {channel.country for channel in KNOWLEDGE.channels.values()}

        for country in KNOWLEDGE.countries.values():
            assert (country.id in with_channels) == (not country.neighbours), country.id
