"""Who answers now, by the clock of the country that a service is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.plans.channel import Channel

_TIME = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_DAYS = {"every day": range(7), "Mon-Fri": range(5), "Mon-Sat": range(6)}
HOURS = re.compile(
    rf"(?:phone )?(?P<days>{'|'.join(_DAYS)}) (?P<opens>{_TIME})-(?P<closes>{_TIME}|24:00)"
    r"(?: \(.*\))?"
)
"""Hours by which it can be told who is open; those that end before they begin go past midnight."""


@dataclass(frozen=True)
class OpenState:
    """Whether a service answers now, and until or from when.

    Args:
        is_open: True when it answers now.
        at: when that changes, as a naive time on the clock of its country; None where it never
            does.
    """

    is_open: bool
    at: datetime | None = None


def open_state(channel: Channel, now: datetime | None = None) -> OpenState | None:
    """Tell whether a service answers now.

    Args:
        channel: the service.
        now: an aware time; the present by default.

    Returns:
        The state; None where the hours are not known well enough, or where the clocks of a
        country with several of them do not agree. Public holidays are not known here.
    """
    hours = channel.hours_code or ""
    if hours.startswith("24/7"):
        return OpenState(True)
    match = HOURS.fullmatch(hours)
    if match is None or match["opens"] == match["closes"]:
        return None
    now = now or datetime.now(tz=timezone.utc)
    states = {
        _state_at(match, now.astimezone(ZoneInfo(zone)).replace(tzinfo=None))
        for zone in channel.time_zones
    }
    return states.pop() if len(states) == 1 else None


def is_open(channel: Channel, now: datetime | None = None) -> bool | None:
    """Whether a service answers now, where that is known; see :func:`open_state`."""
    state = open_state(channel, now)
    return None if state is None else state.is_open


def _state_at(hours: re.Match[str], local: datetime) -> OpenState:
    """The state by a local clock.

    A day's hours may run into the next morning, so yesterday's are looked at as well.
    """
    opens, closes = _clock(hours["opens"]), _clock(hours["closes"])
    length = (closes - opens) % timedelta(days=1) or timedelta(days=1)
    midnight = datetime.combine(local.date(), time())
    for days in range(-1, 8):
        day = midnight + timedelta(days=days)
        if day.weekday() not in _DAYS[hours["days"]]:
            continue
        begins = day + opens
        if begins <= local < begins + length:
            return OpenState(True, begins + length)
        if local < begins:
            return OpenState(False, begins)
    raise AssertionError("a service with hours opens within a week")


def _clock(text: str) -> timedelta:
    hours, minutes = map(int, text.split(":"))
    return timedelta(hours=hours, minutes=minutes)
