"""Dates that people name: in the past, in their own clock, and never guessed."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.dates import read_date

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 12, 1, 12, 0, tzinfo=PARIS)  # a Tuesday
NAMED = {
    "hier": "2026-11-30",
    "hier soir vers 23h30": "2026-11-30T22:30:00Z",
    "avant-hier": "2026-11-29",
    "ce matin à 8h05": "2026-12-01T07:05:00Z",
    "aujourd'hui": "2026-12-01",
    "le 28/11": "2026-11-28",
    "le 28/11/2026 à 22:10": "2026-11-28T21:10:00Z",
    "28 novembre à 22 h": "2026-11-28T21:00:00Z",
    "le 1er novembre": "2026-11-01",
    "lundi dernier": "2026-11-30",
    "vendredi": "2026-11-27",
    "il y a trois jours": "2026-11-28",
    "il y a 2 semaines": "2026-11-17",
    "le 12": "2026-11-12",
    "le 31": "2026-10-31",
    "3 août 2025": "2025-08-03",
    "2026-10-05": "2026-10-05",
    "yesterday at 10 pm": "2026-11-30T21:00:00Z",
    "last Tuesday": "2026-11-24",
    "on Nov 28": "2026-11-28",
    "November 28th, 2026": "2026-11-28",
    "5 days ago": "2026-11-26",
}
NOT_NAMED = (
    "je ne sais plus",
    "bientôt",
    "demain",
    "le 06 39 98 00 01",
    "le 50 € demandé",
    "300 euros",
    "no idea",
    "le 3 janvier 2027",
    "",
)


@pytest.mark.parametrize(("words", "date"), NAMED.items())
def test_a_date_is_read(words: str, date: str) -> None:
    assert read_date(words, NOW, PARIS) == date


@pytest.mark.parametrize("words", NOT_NAMED)
def test_nothing_is_guessed(words: str) -> None:
    assert read_date(words, NOW, PARIS) is None


def test_an_hour_that_has_not_come_is_left_out() -> None:
    assert read_date("aujourd'hui à 18h", NOW, PARIS) == "2026-12-01"


def test_the_hour_is_that_of_the_person() -> None:
    montreal = ZoneInfo("America/Toronto")

    assert read_date("hier à 22h", NOW, montreal) == "2026-12-01T03:00:00Z"


@given(st.text(max_size=80))
def test_no_text_gives_a_date_that_is_still_to_come(text: str) -> None:
    date = read_date(text, NOW, PARIS)

    assert date is None or date[:10] <= "2026-12-01"
