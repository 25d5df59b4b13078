"""What interrupting a conversation for a danger needs to know, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.children import speaks_as_an_adult
from bot.care.crisis import is_in_sight, still_here
from bot.dialogue.state import CRISIS_CARD, STAY_CARD
from bot.plans.plan import is_minor
from bot.plans.wording import MOST_CHARACTERS, Hearer, voice_of
from bot.port import Button, Reply
from bot.triage.facts import read_facts
from bot.triage.language import language_of_client

WHO = ("age_band", "role")
"""Facts that say who somebody is."""
IN_SIGHT = 3
"""Replies below which a line of help stays after a danger."""
ALARMED = 20
"""Messages after a danger within which a quiet sign of another one is not passed over."""


@dataclass(frozen=True)
class Known:
    """What the reply to a danger needs to know of a conversation.

    Attributes:
        hearer: whom we speak to.
        country: their country code, if known.
        may_be_minor: false only where the victim is known to be an adult.
        spoken_to: whether anything was said to them before.
        alarmed: whether they were in danger not long ago, and other things were said since.
    """

    hearer: Hearer
    country: str | None = None
    may_be_minor: bool = True
    spoken_to: bool = False
    alarmed: bool = False


def known_of(tracker: DialogueStateTracker | None, client: str | None = None) -> Known:
    """Read it off a conversation.

    Args:
        tracker: the conversation, if there is one yet.
        client: the language code that the person's client states.
    """
    if tracker is None:
        return Known(Hearer(language_of_client(client) or "fr"))
    facts = tracker.current_slot_values()
    hearer = Hearer(facts.get("language") or "fr", facts.get("voice") or "victim")
    minor = hearer.is_child or is_minor(facts.get("situation") or "", facts) is not False
    spoken_to = any(isinstance(event, BotUttered) for event in tracker.events)
    alarmed = _danger_in_sight(tracker, ALARMED) is not None and not _is_asked_about(tracker)
    return Known(hearer, facts.get("country"), minor, spoken_to, alarmed)


def learnt_from(known: Known, text: str) -> Known:
    """Add what a message itself says of age and role.

    Example:
        >>> learnt_from(Known(Hearer("fr")), "j'ai 14 ans et jveux mourir").hearer.voice
        'child'
    """
    facts = {fact.name: fact.value for fact in read_facts(text)}
    band, role = facts.get("age_band"), facts.get("role")
    if known.hearer.voice != "victim":
        return known
    if not (band or role):
        return replace(known, may_be_minor=known.may_be_minor and not speaks_as_an_adult(text))
    voice = voice_of(role, band)
    minor = known.may_be_minor if role == "parent" else is_minor("", facts) is not False
    return replace(known, hearer=replace(known.hearer, voice=voice), may_be_minor=minor)


def danger_noted(
    tracker: DialogueStateTracker, kind: str, reply: Reply, language: str, text: str = ""
) -> None:
    """Write into a conversation that the question about danger was asked.

    Age and role, which decide how the person is spoken to and whether anything may be opened, are
    kept even when nothing else of the message is taken up.

    Args:
        tracker: the conversation; it is changed.
        kind: the danger, or ``sos``.
        reply: what was said.
        language: the language in which it was said.
        text: the person's own words.
    """
    facts = {fact.name: fact.value for fact in read_facts(text) if fact.name in WHO}
    for name, value in facts.items():
        tracker.update(SlotSet(name, value))
    if facts and tracker.get_slot("voice") != "staff":
        voice = voice_of(tracker.get_slot("role"), tracker.get_slot("age_band"))
        tracker.update(SlotSet("voice", voice))
    buttons = [{"title": b.title, "payload": b.payload} for b in reply.buttons]
    custom = {"card": CRISIS_CARD, "kind": kind}
    tracker.update(SlotSet("language", language))
    tracker.update(BotUttered(reply.text, {"buttons": buttons, "custom": custom}))


def with_help_in_sight(
    replies: Sequence[Reply], tracker: DialogueStateTracker | None
) -> list[Reply]:
    """Keep one line of help below the replies that follow a danger.

    Args:
        replies: what is said now.
        tracker: the conversation, with the message that is answered in it.
    """
    kind = _danger_in_sight(tracker)
    if kind is None or not replies:
        return list(replies)
    known = known_of(tracker)
    who = (known.country, known.may_be_minor)
    if any(
        reply.card == STAY_CARD or is_in_sight(reply.text, kind, known.hearer.language, *who)
        for reply in replies
    ):
        return list(replies)
    line = still_here(kind, known.hearer, *who)
    last = replies[-1]
    if len(last.text) + len(line) + 2 > MOST_CHARACTERS:
        return [*replies[:-1], Reply(line), last]
    return [*replies[:-1], replace(last, text=f"{last.text}\n\n{line}")]


def numbered_for_staff(replies: Sequence[Reply], voice: str | None) -> list[Reply]:
    """Number the choices for a hotline agent, who presses digits while speaking."""
    if voice != "staff":
        return list(replies)
    return [
        replace(
            reply,
            buttons=tuple(
                Button(f"{number} {button.title}", button.payload)
                for number, button in enumerate(reply.buttons, start=1)
            ),
        )
        for reply in replies
    ]


def _is_asked_about(tracker: DialogueStateTracker) -> bool:
    """Whether our last word was about the danger: what is said now answers it."""
    last = next((e for e in reversed(tracker.events) if isinstance(e, BotUttered)), None)
    card = (last.data.get("custom") or {}).get("card") if last else None
    return card in (CRISIS_CARD, STAY_CARD)


def _danger_in_sight(tracker: DialogueStateTracker | None, most: int = IN_SIGHT) -> str | None:
    """The kind of the danger that was answered at most so many messages ago."""
    heard = 0
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, UserUttered):
            heard += 1
            if heard > most:
                return None
        elif isinstance(event, BotUttered):
            custom = event.data.get("custom") or {}
            if custom.get("card") == CRISIS_CARD:
                return str(custom.get("kind") or "sos")
    return None
