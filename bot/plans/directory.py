"""Which official channels to show for a step, by country, age and situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.plans.channel import Channel
from bot.plans.countries import EUROPEAN_UNION, FRANCE, WORLDWIDE
from bot.plans.opening_hours import is_open

FIND_A_HELPLINE = "int-findahelpline"


def channels_for(
    channels: Mapping[str, Channel],
    preferred: Iterable[str],
    country: str,
    situation: str,
    minor: bool | None,
    most: int = 3,
    neighbours: Sequence[str] = (),
    now: datetime | None = None,
) -> list[Channel]:
    """Choose the channels to show for one step.

    Args:
        channels: the whole directory.
        preferred: the ids that the step names, best first.
        country: the person's country code; anything but a code of the directory is « elsewhere ».
        situation: the ``scam_type``.
        minor: whether the victim is under 18, if known.
        most: how many to return at the most.
        neighbours: countries of the same language, for a country without any channel.
        now: an aware time; who is known to be closed then comes after the others. Where it is not
            given, hours count for nothing.

    Returns:
        The preferred channels of the person's country and the worldwide ones; where the step
        names none of that country, the country's own of the same kinds, and where it has none,
        the worldwide list of help lines if the step is about somebody to talk to; after these,
        for a country without any channel, what can be reached online in its neighbours. Nothing
        where only a country further away has a service: the text of the step is then enough.
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
    reports = bool(kinds) and set(kinds) <= _REPORTING
    if neighbours and reports and not any(c.country == country for c in channels.values()):
        here += [
            replace(channel, phone=None, sms=None, next_door=True)
            for country in neighbours
            for channel in channels.values()
            if channel.country == country
            and channel.url
            and channel.kind in _ACROSS_BORDERS
            and {situation, "other"}.intersection(channel.covers)
            and fits(channel)
            and _stands_in(channel, kinds, situation, minor) is not None
        ]
    if now is not None:
        here = sorted(here, key=lambda channel: is_open(channel, now) is False)
    return here[:most]


_ACROSS_BORDERS = {"police_report", "online_complaint", "content_report", "phone_advice"}
"""What can be done online from another country; a number ends at its border."""
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
