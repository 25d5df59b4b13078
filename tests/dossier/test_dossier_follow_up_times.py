"""Reminders come by day, where the person lives, on the day that was asked for."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.follow_up_times import (
    DAYS,
    EVENING,
    MORNING,
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
        assert MORNING <= local.time() <= EVENING
        assert timedelta(hours=16) < due - asked < timedelta(days=DAYS[kind], hours=12)
        assert abs(local.date() - asked.astimezone(zone).date()).days == DAYS[kind]


@given(moments, st.sampled_from(ZONES))
def test_what_is_moved_out_of_the_night_is_out_of_it(moment: datetime, zone: ZoneInfo) -> None:
    assert not is_night(not_at_night(moment, zone), zone)
    morning = next_morning(moment, zone)
    assert not is_night(morning, zone)
    if is_night(moment, zone):
        assert timedelta(0) <= morning - moment < timedelta(hours=16)


@pytest.mark.parametrize("hour", [0, 3, 21, 23])
def test_those_who_ask_at_night_are_not_all_written_to_at_once(hour: int) -> None:
    paris = ZoneInfo("Europe/Paris")
    night = datetime(2026, 12, 2, hour, 0, tzinfo=paris)
    asked = [night + timedelta(seconds=37 * n) for n in range(60)]

    due = [due_times(moment, ["week"], paris)["week"] for moment in asked]

    assert max(due) - min(due) > timedelta(minutes=30) and len(set(due)) > 50
    assert due == [due_times(moment, ["week"], paris)["week"] for moment in asked]


@pytest.mark.parametrize(
    ("hour", "minute", "night"), [(8, 59, True), (9, 0, False), (20, 0, False), (20, 1, True)]
)
def test_the_night_is_from_eight_in_the_evening_to_nine(
    hour: int, minute: int, night: bool
) -> None:
    winnipeg = ZoneInfo("America/Winnipeg")

    assert is_night(datetime(2026, 12, 2, hour, minute, tzinfo=winnipeg), winnipeg) is night


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
        ("US", "America/Denver"),
        (None, "Europe/Paris"),
        ("OTHER", "Europe/Paris"),
    ],
)
def test_each_country_has_its_clock(country: str | None, zone: str) -> None:
    assert zone_of_country(country).key == zone
