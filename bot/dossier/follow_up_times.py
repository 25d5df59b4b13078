"""When a reminder comes: by day where the person lives, and not at the same minute for all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.plans.knowledge import load_knowledge

DAYS = {"tomorrow": 1, "week": 7, "month": 30}
"""After how many days each kind of reminder comes."""
EARLIEST, LATEST = time(9), time(20)
"""Local hours between which somebody may be written to, when something went wrong before."""
MORNING, EVENING = time(10), time(18)
"""Local hours between which a reminder is planned."""
SPREAD = timedelta(minutes=40)
"""Those who ask at night are not all written to at the stroke of ten."""
AT_HOME = "Europe/Paris"
"""The clock of somebody whose country is not known."""


def due_times(asked: datetime, kinds: Collection[str], zone: ZoneInfo) -> dict[str, datetime]:
    """When the reminders come that somebody asked for.

    Args:
        asked: when they asked, an aware time.
        kinds: of ``DAYS``.
        zone: the clock where they live.

    Returns:
        An aware time in UTC for each kind: near the hour at which it was asked for, by day. Even
        « tomorrow » is sixteen hours away or more.

    Raises:
        KeyError: for a kind that is not known.

    Example:
        >>> paris = ZoneInfo("Europe/Paris")
        >>> asked = datetime(2026, 12, 1, 15, 10, tzinfo=paris)
        >>> due_times(asked, ["tomorrow"], paris)["tomorrow"].astimezone(paris).isoformat()
        '2026-12-02T15:10:00+01:00'
    """
    local = asked.astimezone(zone)
    due = {}
    for kind in kinds:
        # The same hour by the wall clock, whatever happens to it in between.
        wanted = local.replace(tzinfo=None) + timedelta(days=DAYS[kind])
        due[kind] = not_at_night(wanted.replace(tzinfo=zone), zone).astimezone(ZoneInfo("UTC"))
    return due


def not_at_night(moment: datetime, zone: ZoneInfo) -> datetime:
    """Move a moment to the day: from the morning to after it begins, from the evening to before.

    Args:
        moment: an aware time.
        zone: the clock where the person lives.

    Returns:
        A time of the same local date; those that are moved differ by some minutes.

    Example:
        >>> paris = ZoneInfo("Europe/Paris")
        >>> not_at_night(datetime(2026, 12, 2, 3, 0, tzinfo=paris), paris).isoformat()
        '2026-12-02T10:00:00+01:00'
    """
    local = moment.astimezone(zone)
    apart = timedelta(seconds=int(moment.timestamp()) % SPREAD.total_seconds())
    if local.time() < MORNING:
        return datetime.combine(local.date(), MORNING, zone) + apart
    if local.time() > EVENING:
        return datetime.combine(local.date(), EVENING, zone) - apart
    return local


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether nobody is written to at this moment."""
    return not EARLIEST <= moment.astimezone(zone).time() <= LATEST


def next_morning(moment: datetime, zone: ZoneInfo) -> datetime:
    """The morning that follows a moment of the night: of the same date, or of the next."""
    local = moment.astimezone(zone)
    day = local.date() if local.time() < EARLIEST else local.date() + timedelta(days=1)
    return not_at_night(datetime.combine(day, time.min, zone), zone)


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
    zones = [ZoneInfo(name) for name in (known.time_zones if known else ())] or [ZoneInfo(AT_HOME)]
    ahead = [_ahead(zone) for zone in zones]
    middle = (min(ahead) + max(ahead)) / 2
    return min(zones, key=lambda zone: abs(_ahead(zone) - middle))


def _ahead(zone: ZoneInfo) -> timedelta:
    """How far a clock is ahead of UTC, in winter."""
    return datetime(2026, 1, 1, tzinfo=zone).utcoffset() or timedelta(0)
