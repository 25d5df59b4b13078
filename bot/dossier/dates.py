"""Dates in a person's words: « hier soir », « le 28/11 », "last Tuesday at 10 pm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import dateparser

from bot.triage.normal import fold

LONGEST = 200
"""Characters in which a date is looked for."""
_CLOCK = re.compile(
    r"(?i)\b(?:(?:à|a|vers|at|around)\s+)?"
    r"(?P<hour>[01]?\d|2[0-3])\s?"
    r"(?:[h:]\s?(?P<minute>[0-5]\d)?(?!\d)|(?P<half>[ap])\.?m\b\.?)"
)
_DAYS_AGO = (
    (re.compile(r"\b(?:avant[- ]hier|the day before yesterday)\b"), 2),
    (re.compile(r"\b(?:hier|yesterday|last night|la nuit derniere)\b"), 1),
    (
        re.compile(
            r"\b(?:aujourd'?hui|today|ce matin|this morning|ce midi|cet apres-?midi|this afternoon"
            r"|ce soir|tonight|this evening|cette nuit|tout a l'heure|earlier|a l'instant"
            r"|just now)\b"
        ),
        0,
    ),
)
_MONTHS = (
    r"janv(?:ier)?|fevr?(?:ier)?|mars|avril?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|dec(?:embre)?|jan(?:uary)?|feb(?:ruary)?|march|mar|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|october|november|december|september"
)
_WEEKDAYS = (
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_WRITTEN = re.compile(
    rf"\b20\d\d-[01]\d-[0-3]\d\b"
    rf"|\b[0-3]?\d[/.][01]?\d(?:[/.](?:20)?\d\d)?\b"
    rf"|\b[0-3]?\d(?:er|st|nd|rd|th)?(?: of)? (?:{_MONTHS})\.?(?:,? 20\d\d)?\b"
    rf"|\b(?:{_MONTHS})\.? [0-3]?\d(?:st|nd|rd|th)?(?:,? 20\d\d)?\b"
    rf"|\b(?:last |on )?(?:{_WEEKDAYS})(?: dernier| passe)?\b"
    rf"|\bil y a (?:\d+|un|une|deux|trois|quatre|cinq|six|dix) (?:jours?|semaines?|mois)\b"
    rf"|\b(?:\d+|a|one|two|three|four|five|six|ten) (?:days?|weeks?|months?) ago\b"
)
_ISO = re.compile(r"20\d\d-\d\d-\d\d")
_ONLY_DAY = re.compile(
    r"\b(?:le|du|the|on the) (?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?\b(?! ?(?:€|e\b|eur|h\b|:|%|\d))"
)


def read_date(
    text: str, now: datetime, zone: ZoneInfo, languages: Sequence[str] = ("fr", "en")
) -> str | None:
    """Read the past date that a few words name.

    Args:
        text: the words.
        now: this moment, an aware time.
        zone: the clock where the person lives.
        languages: in which it is read, the likelier first.

    Returns:
        ``2026-11-28``, or with an hour, in UTC, ``2026-11-28T21:10:00Z``; None when no date is
        named, or only one that is still to come: nothing is guessed.

    Example:
        >>> paris = ZoneInfo("Europe/Paris")
        >>> now = datetime(2026, 12, 1, 12, 0, tzinfo=paris)
        >>> read_date("hier à 22h10", now, paris), read_date("le 28/11", now, paris)
        ('2026-11-30T21:10:00Z', '2026-11-28')
        >>> read_date("je ne sais plus", now, paris) is None
        True
    """
    folded = fold(text[:LONGEST])
    local = now.astimezone(zone)
    day = _day(folded, local, languages)
    if day is None:
        return None
    clock = _clock(folded)
    if clock is None:
        return day.date().isoformat()
    moment = day.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    if moment > local:
        return day.date().isoformat()
    return f"{moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S}Z"


def _day(folded: str, local: datetime, languages: Sequence[str]) -> datetime | None:
    for pattern, days in _DAYS_AGO:
        if pattern.search(folded):
            return local - timedelta(days=days)
    found = _WRITTEN.search(folded)
    if found:
        return _past(found.group(), local, languages)
    only = _ONLY_DAY.search(folded)
    if only and 1 <= int(only["day"]) <= 31:
        return _day_of_month(int(only["day"]), local)
    return None


def _past(words: str, local: datetime, languages: Sequence[str]) -> datetime | None:
    written = _ISO.fullmatch(words)
    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": local.replace(tzinfo=None),
    }
    words = re.sub(r"^(?:last|on) |(?: dernier| passe)$", "", words)
    if written:
        settings["DATE_ORDER"] = "YMD"
    found: datetime | None = dateparser.parse(words, languages=list(languages), settings=settings)
    if found is None or found.date() > local.date():
        return None
    return local.replace(year=found.year, month=found.month, day=found.day)


def _day_of_month(day: int, local: datetime) -> datetime | None:
    """The latest such day of a month that is not still to come."""
    first = local.replace(day=1)
    for _ in range(3):
        try:
            wanted = first.replace(day=day)
        except ValueError:  # this month has no such day
            wanted = None
        if wanted is not None and wanted.date() <= local.date():
            return wanted
        first = (first - timedelta(days=1)).replace(day=1)
    return None


def _clock(folded: str) -> tuple[int, int] | None:
    for match in _CLOCK.finditer(folded):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"] and hour <= 12:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        return hour, minute
    return None
