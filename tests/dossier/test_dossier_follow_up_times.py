"""Reminders come by day, where the person lives, on the day that was asked for."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.follow_up_times import (
    DAYS,
    EARLIEST,
    LATEST,
    due_times,
    is_night,
    next_morning,
    not_at_night,
    zone_of_country,
)

ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Paris",
        "America/Winnipeg",
        "Indian/Antananarivo",
        "America/Port-au-Prince",
    )
]
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(timezone.utc))


@given(moments, st.sampled_from(ZONES))
def test_a_reminder_comes_by_day_and_about_when_it_was_asked_for(
    asked: datetime, zone: ZoneInfo
) -> None:
    for kind, due in due_times(asked, DAYS, zone).items():
        local = due.astimezone(zone)
        assert EARLIEST <= local.time() <= LATEST
        assert timedelta(hours=13) < due - asked < timedelta(days=DAYS[kind] + 1)
        assert abs(local.date() - asked.astimezone(zone).date()).days == DAYS[kind]


@given(moments, st.sampled_from(ZONES))
def test_what_is_moved_out_of_the_night_is_out_of_it(moment: datetime, zone: ZoneInfo) -> None:
    assert not is_night(not_at_night(moment, zone), zone)
    morning = next_morning(moment, zone)
    assert not is_night(morning, zone) and timedelta(0) <= morning - moment < timedelta(
        days=1, hours=10
    )


def test_a_clock_that_is_changed_in_between_changes_nothing() -> None:
    """Given a reminder asked for before summer time begins, then it comes at the same wall time."""
    paris = ZoneInfo("Europe/Paris")
    asked = datetime(2027, 3, 24, 15, 0, tzinfo=paris)

    due = due_times(asked, ["week"], paris)["week"].astimezone(paris)

    assert (due.day, due.hour) == (31, 15)


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("FR", "Europe/Paris"),
        ("CA", "America/Winnipeg"),
        (None, "Europe/Paris"),
        ("OTHER", "Europe/Paris"),
    ],
)
def test_each_country_has_its_clock(country: str | None, zone: str) -> None:
    assert zone_of_country(country).key == zone
