"""The lines for somebody in danger: whom one can write or call now, by country, age and danger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.plans.channel import Channel
from bot.plans.countries import EUROPEAN_UNION, FRANCE
from bot.plans.directory import FIND_A_HELPLINE
from bot.plans.opening_hours import is_open

CHILD, VIOLENCE = "child_danger", "violence_danger"
HAPPENING = ("happening_self", "happening_other")
"""Kinds of danger for which the lines come in an order of their own."""


def crisis_lines(
    channels: Mapping[str, Channel],
    country: str | None,
    minor: bool,
    kind: str = "sos",
    now: datetime | None = None,
    child: bool = False,
) -> list[Channel]:
    """The lines for somebody in danger.

    Args:
        channels: the whole directory.
        country: the person's country code; None when it is not known, and then those of France
            are shown; any code that the directory does not have is « elsewhere ».
        minor: true when the victim is or may be under 18.
        kind: what the danger's reply is called (``bot.care.danger_kinds``), or ``sos``.
        now: an aware time; the present by default.
        child: true when it is known that whoever writes is under 18.

    Returns:
        Suicide prevention, for a minor the lines of the young, then the emergency numbers; for
        violence the emergency numbers first, then who listens to those who live with violence; for
        a child in danger the lines of the young first; for what is happening at this moment who
        sends an ambulance, and no more than one line to talk to.
        Within each of these, who is open comes before who is closed, and who can be written to
        before who can only be called. The worldwide list of help lines comes last where the
        country is not known or has no line of its own.
    """
    place = country or FRANCE
    known = any(c.country == place for c in channels.values())

    def own(of_kind: str) -> list[Channel]:
        return [
            c
            for c in channels.values()
            if c.country == place
            and c.kind == of_kind
            and c.can_be_reached
            and not (minor and c.audience == "adult")
        ]

    preventing = own("suicide_prevention")
    young: list[Channel] = []
    if (minor or kind == CHILD) and known:
        fallback = child_line(channels, place)
        young = own("child_helpline") or [c for c in (fallback,) if c and c.id != FIND_A_HELPLINE]
    emergency = own("emergency")
    if (place in EUROPEAN_UNION or not known) and "eu-112" in channels:
        # One number for police, fire and ambulance; the national one is for violence alone.
        others = emergency if kind == VIOLENCE else [c for c in emergency if c.sms or c.chat]
        emergency = [*others, channels["eu-112"]]
    preventing, young, emergency, home = (
        _by_access(found, now) for found in (preventing, young, emergency, own("violence_helpline"))
    )
    if kind in HAPPENING:
        return [*own("ambulance"), *sorted(emergency, key=lambda c: not c.phone), *preventing[:1]]
    if kind == VIOLENCE:
        lines = [*emergency, *young] if child else [*emergency, *home, *young[:1]]
    elif kind == CHILD and young:
        lines = [*young, *emergency]
    else:
        lines = [*preventing, *young, *emergency]
    if (country is None or not preventing) and FIND_A_HELPLINE in channels:
        lines.append(channels[FIND_A_HELPLINE])
    return lines


def child_line(channels: Mapping[str, Channel], country: str) -> Channel | None:
    """The line that listens to the young people of a country.

    Returns:
        The country's own, else the European number for a country of the European Union, else
        the worldwide list of help lines.
    """
    own = [c for c in channels.values() if c.country == country and c.kind == "child_helpline"]
    if own:
        return own[0]
    european = channels.get("eu-116111") if country in EUROPEAN_UNION else None
    return european or channels.get(FIND_A_HELPLINE)


def describe_briefly(channel: Channel, language: str) -> str:
    """Write one line of help so short that five fit on a phone, the chat first.

    Example:
        « 3018, violences numériques : tchat 3018.fr (de 9 h à 23 h, gratuit) »
    """
    label = channel.label[language]
    number = label.split(",")[0]
    ways = []
    site = re.sub(r"^https?://(?:www\.)?", "", channel.url or "").rstrip("/")
    if channel.chat and site and not channel.sms:
        ways.append(f"{'tchat' if language == 'fr' else 'chat'} {site}")
    if channel.phone and channel.phone != number:
        ways.append(channel.phone)
    if channel.sms and channel.sms != number:
        ways.append(f"SMS {channel.sms}")
    if site and not channel.phone and not channel.sms:
        ways.append(site)
    hours = channel.hours[language].removeprefix("tous les jours ").removeprefix("every day, ")
    details = ", ".join(text for text in (hours, channel.cost[language]) if text)
    colon = " : " if language == "fr" else ": "
    line = label + (colon + " · ".join(ways) if ways else "")
    return f"{line} ({details})" if details else line


def _by_access(lines: Iterable[Channel], now: datetime | None) -> list[Channel]:
    return sorted(
        lines,
        key=lambda c: (is_open(c, now) is False, not (c.chat or c.sms)),
    )
