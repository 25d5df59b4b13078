"""When a reminder comes: by day where the person lives, and not at the same minute for all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.plans.knowledge import load_knowledge

DAYS = {"tomorrow": 1, "week": 7, "month": 30}
"""After how many days each kind of reminder comes."""
EARLIEST, LATEST = time(9, 30), time(19, 30)
"""Local hours between which somebody may be written to."""
SOONEST = timedelta(hours=14)
"""« Tomorrow », said at two in the morning, is not seven hours later."""
AT_HOME = "Europe/Paris"
"""The clock of somebody whose country is not known."""


def due_times(asked: datetime, kinds: Collection[str], zone: ZoneInfo) -> dict[str, datetime]:
    """When the reminders come that somebody asked for.

    Args:
        asked: when they asked, an aware time.
        kinds: of ``DAYS``.
        zone: the clock where they live.

    Returns:
        An aware time in UTC for each kind: near the hour at which it was asked for, by day.

    Raises:
        KeyError: for a kind that is not known.

    Example:
        >>> paris = ZoneInfo("Europe/Paris")
        >>> asked = datetime(2026, 12, 1, 23, 10, tzinfo=paris)
        >>> due_times(asked, ["tomorrow"], paris)["tomorrow"].astimezone(paris).isoformat()
        '2026-12-02T19:30:00+01:00'
    """
    local = asked.astimezone(zone)
    due = {}
    for kind in kinds:
        # The same hour by the wall clock, whatever happens to it in between.
        wanted = local.replace(tzinfo=None) + timedelta(days=DAYS[kind])
        moment = not_at_night(wanted.replace(tzinfo=zone), zone)
        if moment - asked < SOONEST:
            moment = not_at_night(moment + timedelta(hours=6), zone)
        due[kind] = moment.astimezone(ZoneInfo("UTC"))
    return due


def not_at_night(moment: datetime, zone: ZoneInfo) -> datetime:
    """Move a moment out of the local night: in the evening to before it, else to the morning.

    Args:
        moment: an aware time.
        zone: the clock where the person lives.

    Example:
        >>> paris = ZoneInfo("Europe/Paris")
        >>> not_at_night(datetime(2026, 12, 2, 3, 0, tzinfo=paris), paris).isoformat()
        '2026-12-02T09:30:00+01:00'
    """
    local = moment.astimezone(zone)
    if local.time() < EARLIEST:
        return datetime.combine(local.date(), EARLIEST, zone)
    if local.time() > LATEST:
        return datetime.combine(local.date(), LATEST, zone)
    return local


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether nobody is written to at this moment."""
    return not EARLIEST <= moment.astimezone(zone).time() <= LATEST


def next_morning(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first moment of the next day, or of this one, at which somebody may be written to."""
    local = moment.astimezone(zone)
    day = local.date() if local.time() < EARLIEST else local.date() + timedelta(days=1)
    return datetime.combine(day, EARLIEST, zone)


@lru_cache(maxsize=64)
def zone_of_country(country: str | None) -> ZoneInfo:
    """The clock of a country; the one in its middle where it has several.

    Args:
        country: the id of a file of ``knowledge/countries``, ``OTHER``, or None.

    Example:
        >>> zone_of_country("FR").key, zone_of_country(None).key
        ('Europe/Paris', 'Europe/Paris')
    """
    known = load_knowledge().countries.get(country or "")
    zones = known.time_zones if known else ()
    return ZoneInfo(zones[len(zones) // 2] if zones else AT_HOME)
