"""Lines that say where something is done: who, how to reach them, whether they answer now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timezone
from itertools import product
from zoneinfo import ZoneInfo

from bot.plans.channel import Channel, describe, source_site
from bot.plans.knowledge import Knowledge
from bot.plans.opening_hours import open_state
from bot.plans.wording import Hearer, text_for

_SEPARATOR = {"fr": " ; ", "en": "; "}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def place_lines(
    knowledge: Knowledge,
    channels: Iterable[Channel],
    hearer: Hearer,
    now: datetime | None = None,
) -> list[str]:
    """Write channels as lines, each with the day on which it was last checked.

    Args:
        knowledge: the knowledge base.
        channels: the channels, the best first.
        hearer: whom we speak to; a hotline agent, who reads a number out to somebody, also sees
            where it was read.
        now: an aware time; the present by default.

    Returns:
        One item a channel, of two lines: « → 3018 : … » and « (ouvert, jusqu'à 23 h ; vérifié le
        22/11/2026) ». What nobody has checked for longer than its shelf life says so instead.
    """
    now = now or datetime.now(tz=timezone.utc)
    return [
        f"→ {describe(channel, hearer.language)}\n{_state(knowledge, channel, hearer, now)}"
        for channel in channels
    ]


def written_day(day: str | date, language: str) -> str:
    """Write a day as it is read: « 22/11/2026 », “22 Nov 2026”.

    Args:
        day: a date, or its text as in ``2026-11-22``.
        language: ``fr`` or ``en``.
    """
    day = date.fromisoformat(day) if isinstance(day, str) else day
    if language == "fr":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def written_hour(at: datetime, language: str) -> str:
    """Write an hour as it is read: « 9 h 30 », “9:30”; midnight ends a day.

    Example:
        >>> written_hour(datetime(2026, 12, 1, 23, 0), "fr")
        '23 h'
        >>> written_hour(datetime(2026, 12, 1, 9, 30), "en")
        '9:30'
    """
    if (at.hour, at.minute) == (0, 0):
        return "minuit" if language == "fr" else "midnight"
    if language == "fr":
        return f"{at.hour} h {at:%M}" if at.minute else f"{at.hour} h"
    return f"{at.hour}:{at:%M}"


def _state(knowledge: Knowledge, channel: Channel, hearer: Hearer, now: datetime) -> str:
    """In parentheses: whether it answers now, when it was checked, and for an agent where."""
    said = [
        _next_door(knowledge, channel, hearer),
        _open(knowledge, channel, hearer, now),
        _checked(knowledge, channel, hearer, now),
    ]
    if hearer.voice == "staff" and source_site(channel):
        source = text_for(knowledge.phrases["line_source"], hearer)
        said.append(source.format(site=source_site(channel)))
    return f"({_SEPARATOR[hearer.language].join(part for part in said if part)})"


def state_templates(knowledge: Knowledge, language: str) -> list[str]:
    """Every form of the line below a place, with ``{time}``, ``{date}``, ``{days}``, ``{site}``."""
    hearer = Hearer(language)
    forms = product(
        *(("line_next_door", ""), ("line_open", "line_closed", "")),
        *(("line_checked", "line_old", "line_never"), ("line_source", "")),
    )
    return [
        "("
        + _SEPARATOR[language].join(
            text_for(knowledge.phrases[name], hearer) for name in form if name
        )
        + ")"
        for form in forms
    ]


def _next_door(knowledge: Knowledge, channel: Channel, hearer: Hearer) -> str:
    if not channel.next_door:
        return ""
    name = knowledge.countries[channel.country].name[hearer.language]
    return text_for(knowledge.phrases["line_next_door"], hearer).format(country=name)


def _open(knowledge: Knowledge, channel: Channel, hearer: Hearer, now: datetime) -> str:
    state = open_state(channel, now)
    # The clock of another country would have to be named.
    if state is None or state.at is None or channel.next_door:
        return ""
    name = "line_open" if state.is_open else "line_closed"
    at = written_hour(state.at, hearer.language)
    if not state.is_open:
        local = now.astimezone(ZoneInfo(channel.time_zones[0]))
        days = list(_opening_days(knowledge, hearer))
        day = days[state.at.weekday()] + " " if state.at.date() != local.date() else ""
        at = f"{day}à {at}" if hearer.language == "fr" else f"{day}at {at}"
    return text_for(knowledge.phrases[name], hearer).format(time=at)


def _opening_days(knowledge: Knowledge, hearer: Hearer) -> Iterator[str]:
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        yield text_for(knowledge.phrases[f"on_{day}"], hearer)


def _checked(knowledge: Knowledge, channel: Channel, hearer: Hearer, now: datetime) -> str:
    days = knowledge.shelf_life_days
    if channel.checked_on is None:
        return text_for(knowledge.phrases["line_never"], hearer)
    old = channel.is_older_than(days, now.date())
    words = text_for(knowledge.phrases["line_old" if old else "line_checked"], hearer)
    return words.format(date=written_day(channel.checked_on, hearer.language), days=days)
