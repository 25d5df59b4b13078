"""Official channels: where to report and whom to call, by country, age and situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WORLDWIDE = "INT"
EUROPEAN_UNION = ("FR", "BE", "LU", "IE", "DE", "ES")


@dataclass(frozen=True)
class Channel:
    """One official service, as ``knowledge/directory.yml`` describes it."""

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


def read_directory(entries: Iterable[Mapping[str, Any]]) -> dict[str, Channel]:
    """Read the entries of the directory, leaving out what nobody has confirmed.

    Args:
        entries: the list of ``knowledge/directory.yml``.

    Returns:
        The channels by id, in file order; those of confidence ``low`` are left out.
    """
    return {
        entry["id"]: Channel(
            id=entry["id"],
            country=entry["country"],
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
        )
        for entry in entries
        if entry["confidence"] != "low"
    }


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


def channels_for(
    channels: Mapping[str, Channel],
    preferred: Iterable[str],
    country: str,
    situation: str,
    minor: bool | None,
    most: int = 3,
) -> list[Channel]:
    """Choose the channels to show for one step.

    Args:
        channels: the whole directory.
        preferred: the ids that the step names, best first.
        country: the person's country code; anything but a code of the directory is « elsewhere ».
        situation: the ``scam_type``.
        minor: whether the victim is under 18, if known.
        most: how many to return at the most.

    Returns:
        The preferred channels of the person's country and the worldwide ones; where the step
        names only French channels, the country's own of the same kinds.
    """
    named = [channels[name] for name in preferred if name in channels]
    here = [c for c in named if c.country in (country, WORLDWIDE) and _fits_age(c, minor)]
    if named and not any(c.country == country for c in here):
        kinds = {c.kind for c in named}
        own = [
            c
            for c in channels.values()
            if c.country == country
            and _fits_age(c, minor)
            and (c.kind in kinds or (situation in c.covers and kinds & _REPORTING))
        ]
        here = sorted(own, key=lambda c: (c.kind not in kinds, situation not in c.covers)) + here
    if any(c.country == country for c in here):
        # The worldwide list of help lines is for where we know none.
        here = [c for c in here if c.id != "int-findahelpline"]
    return here[:most]


_REPORTING = {"police_report", "online_complaint", "content_report"}


def _fits_age(channel: Channel, minor: bool | None) -> bool:
    if minor is None:
        return True
    return channel.audience != ("adult" if minor else "minor")


def crisis_lines(channels: Mapping[str, Channel], country: str, minor: bool) -> list[Channel]:
    """The lines for somebody in danger, those that are open day and night first.

    Args:
        channels: the whole directory.
        country: the person's country code.
        minor: true when the victim is or may be under 18.

    Returns:
        Suicide prevention, emergency, and for a minor the children's line; for a country that
        has none of its own, the worldwide ones.
    """
    kinds = ["suicide_prevention", "emergency"] + (["child_helpline"] if minor else [])
    own = [
        c for kind in kinds for c in channels.values() if c.country == country and c.kind == kind
    ]
    if country in EUROPEAN_UNION and "eu-112" in channels:
        own.insert(1, channels["eu-112"])
    if not any(c.kind == "suicide_prevention" for c in own):
        own += [c for c in channels.values() if c.country == WORLDWIDE and c.kind == kinds[0]]
    return own
