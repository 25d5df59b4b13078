"""Official channels: where to report and whom to call, by country, age and situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

FRANCE = "FR"
WORLDWIDE = "INT"
FIND_A_HELPLINE = "int-findahelpline"
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
    in_person: bool = False
    chat: bool = False
    hours_code: str | None = None
    source: str | None = None
    checked_on: str | None = None

    @property
    def can_be_reached(self) -> bool:
        """True when the line of this channel says what to do: call, write, open or go."""
        return bool(self.phone or self.sms or self.url or self.in_person)


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
            in_person=bool(entry.get("in_person")),
            chat=bool(entry.get("chat")),
            hours_code=entry.get("hours"),
            source=next(iter(entry.get("source_urls") or ()), None),
            checked_on=str(entry.get("checked_on") or "") or None,
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


def source_site(channel: Channel) -> str:
    """The site on which a channel's number and hours were read, or nothing.

    Example:
        « ville-pornichet.fr »
    """
    return (urlsplit(channel.source or "").hostname or "").removeprefix("www.")


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
        names none of that country, the country's own of the same kinds, and where it has none,
        the worldwide list of help lines if the step is about somebody to talk to. Nothing where
        only another country has a service: the text of the step is then enough.
    """

    def fits(channel: Channel) -> bool:
        return (
            channel.can_be_reached
            and _fits_age(channel, minor)
            and _fits_matter(channel, situation, minor)
        )

    named = [channels[name] for name in preferred if name in channels]
    here = [c for c in named if c.country in (country, WORLDWIDE) and fits(c)]
    # What the step is for shows in the channels of France and of the whole world; those of the
    # other countries are only their best equivalents.
    kinds = list(dict.fromkeys(c.kind for c in named if c.country in (FRANCE, WORLDWIDE)))
    kinds = kinds or list(dict.fromkeys(c.kind for c in named))
    if not any(c.country == country for c in here):
        ranked = [
            (rank, situation not in channel.covers, channel)
            for channel in _own_and_european(channels, country)
            if fits(channel) and (rank := _stands_in(channel, kinds, situation, minor)) is not None
        ]
        own = [channel for *_, channel in sorted(ranked, key=lambda found: found[:2])]
        # Somebody to talk to comes before the emergency number.
        urgent = [c for c in own if c.kind == "emergency"]
        here = [c for c in own if c not in urgent] + here + urgent
    if any(c.country == country and c.kind in _LISTENING for c in here):
        # The worldwide list of help lines is for where we know none.
        here = [c for c in here if c.id != FIND_A_HELPLINE]
    elif not here and _LISTENING.intersection(kinds) and FIND_A_HELPLINE in channels:
        here = [channels[FIND_A_HELPLINE]]
    return here[:most]


_COMPLAINTS = {"police_report", "online_complaint"}
_REPORTING = {*_COMPLAINTS, "content_report"}
_LISTENING = {"child_helpline", "suicide_prevention", "victim_support"}
_IMAGE_CASES = {"sextortion_webcam", "sextortion_minor", "image_abuse"}


def _own_and_european(channels: Mapping[str, Channel], country: str) -> list[Channel]:
    """A country's channels, and the two European numbers where the country has no other."""
    own = [c for c in channels.values() if c.country == country]
    if country in EUROPEAN_UNION:
        kinds = {c.kind for c in own}
        own += [
            channels[name]
            for name in ("eu-112", "eu-116111")
            if name in channels and channels[name].kind not in kinds
        ]
    return own


def _stands_in(
    channel: Channel, kinds: Sequence[str], situation: str, minor: bool | None
) -> int | None:
    """Whether a country's own channel can replace those that the step names.

    Returns:
        Its rank, the best first; None when it is for something else.
    """
    covered = situation in channel.covers
    last = len(kinds)
    if channel.kind == "emergency":
        # Where the step is to listen and stay near; the police is not asked there to check a mail.
        return last if "suicide_prevention" in kinds and "emergency" in kinds else None
    if channel.kind == "spam_report" and not covered:
        return None
    if channel.kind in kinds:
        return kinds.index(channel.kind)
    if channel.kind == "child_helpline" and minor and "suicide_prevention" in kinds:
        return kinds.index("suicide_prevention")
    if channel.kind == "takedown" and covered and "content_report" in kinds:
        return kinds.index("content_report")
    if channel.kind in _REPORTING and covered and _COMPLAINTS.intersection(kinds):
        return last
    return None


def _fits_age(channel: Channel, minor: bool | None) -> bool:
    if minor is None:
        return True
    return channel.audience != ("adult" if minor else "minor")


def _fits_matter(channel: Channel, situation: str, minor: bool | None) -> bool:
    """A service for reports of sexual abuse of children is shown for nothing else."""
    about_children = channel.kind in _REPORTING and set(channel.covers) == {"sextortion_minor"}
    if not about_children:
        return True
    return situation == "sextortion_minor" or (situation in _IMAGE_CASES and minor is True)
