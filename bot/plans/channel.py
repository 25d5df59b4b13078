"""One official service: how it is reached, when, by whom, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from bot.plans.countries import Country


@dataclass(frozen=True)
class Channel:
    """One official service, as a file of ``knowledge/countries/`` describes it."""

    id: str
    country: str
    kind: str
    audience: str
    confidence: str
    covers: tuple[str, ...]
    label: Mapping[str, str]
    use: Mapping[str, str]
    hours: Mapping[str, str]
    cost: Mapping[str, str]
    phone: str | None
    sms: str | None
    url: str | None
    in_person: bool = False
    chat: bool = False
    hours_code: str | None = None
    source: str | None = None
    checked_on: str | None = None
    time_zones: tuple[str, ...] = ()
    next_door: bool = False

    @property
    def can_be_reached(self) -> bool:
        """True when the line of this channel says what to do: call, write, open or go."""
        return bool(self.phone or self.sms or self.url or self.in_person)

    def is_older_than(self, days: int, today: date) -> bool:
        """Whether nobody has checked this channel for more than so many days."""
        if self.checked_on is None:
            return True
        return (today - date.fromisoformat(self.checked_on)).days > days


def read_channels(country: Country, entries: Iterable[Mapping[str, Any]]) -> dict[str, Channel]:
    """Read the channels of one country, leaving out what nobody has confirmed.

    Args:
        country: the country.
        entries: the list ``channels`` of its file.

    Returns:
        The channels by id, in file order; those of confidence ``low`` are left out.

    Raises:
        KeyError: when an entry lacks a key that is needed.
    """
    return {
        entry["id"]: Channel(
            id=entry["id"],
            country=country.id,
            kind=entry["kind"],
            audience=entry["audience"],
            confidence=entry["confidence"],
            covers=tuple(entry["covers"]),
            label=entry["label"],
            use=entry["use"],
            hours=entry["hours_text"],
            cost=entry["cost_text"],
            phone=entry.get("phone"),
            sms=entry.get("sms"),
            url=entry.get("url"),
            in_person=bool(entry.get("in_person")),
            chat=bool(entry.get("chat")),
            hours_code=entry.get("hours"),
            source=next(iter(entry.get("source_urls") or ()), None),
            checked_on=_day(entry.get("checked_on")),
            time_zones=country.time_zones,
        )
        for entry in entries
        if entry["confidence"] != "low"
    }


def _day(stated: object) -> str | None:
    """The day of a check, or None where what stands there is no day."""
    try:
        return date.fromisoformat(str(stated)).isoformat()
    except ValueError:
        return None


def describe(channel: Channel, language: str) -> str:
    """Write one channel as a line: its name, how to reach it, when, and at what cost.

    Example:
        « 3018, violences numériques : 3018, https://www.3018.fr (tous les jours de 9 h à 23 h) »
    """
    ways = []
    if channel.phone:
        ways.append(channel.phone)
    if channel.sms:
        ways.append(f"SMS {channel.sms}")
    if channel.url:
        ways.append(channel.url)
    details = ", ".join(text for text in (channel.hours[language], channel.cost[language]) if text)
    colon = " : " if language == "fr" else ": "
    line = channel.label[language]
    if ways:
        line += colon + " · ".join(ways)
    return f"{line} ({details})" if details else line


def source_site(channel: Channel) -> str:
    """The site on which a channel's number and hours were read, or nothing.

    Example:
        « ville-pornichet.fr »
    """
    return site_of(channel.source or "")


def site_of(address: str) -> str:
    """The site of an address.

    Example:
        >>> site_of("https://www.cnil.fr/fr/le-droit-au-dereferencement")
        'cnil.fr'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")
