"""Whom we speak to, known by heart: the reply to a danger does not wait for a database."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.children import tells_of_a_meeting
from bot.care.crisis import crisis_reply, name_of_reply
from bot.care.danger_kinds import SURE, Danger
from bot.dialogue.interrupting import Known, known_of, learnt_from
from bot.dialogue.tracker_store import PrivateTrackerStore
from bot.plans.wording import Hearer
from bot.port import ConversationId, Message, Reply
from bot.recent import Recent
from bot.triage.language import detect_language, language_of_client

logger = logging.getLogger(__name__)

MOST_KNOWN = 10_000
"""Conversations of which we know by heart whom we speak to."""
RECALL = 0.1
"""Seconds that the database has to say whom we speak to before the lines of help leave without."""


class Acquaintances:
    """Whom we speak to in each conversation, and what is said to them first in danger.

    Args:
        store: asked about conversations that are not known by heart.
    """

    def __init__(self, store: PrivateTrackerStore) -> None:
        self._store = store
        self._known: Recent[ConversationId, Known] = Recent(MOST_KNOWN)

    def keep(self, conversation: ConversationId, tracker: DialogueStateTracker | None) -> None:
        """Remember whom a conversation speaks to now."""
        if tracker is not None:
            self._known.keep(conversation, known_of(tracker))

    def drop(self, conversation: ConversationId) -> None:
        """Forget it."""
        self._known.drop(conversation)

    async def recall(self, message: Message) -> Known:
        """Whom we speak to, from memory; from the store only if that answers at once."""
        known = self._known.get(message.conversation)
        if known is None:
            try:
                retrieved = self._store.retrieve(message.conversation)
                known = known_of(await asyncio.wait_for(retrieved, RECALL))
            except Exception as error:  # whatever it is: the lines of help do not wait for it
                logger.debug("a conversation was not recalled: %s", type(error).__name__)
                known = Known(Hearer(language_of_client(message.language) or "fr"))
        return known


def certain(danger: Danger | None, known: Known, text: str) -> Danger | None:
    """The danger that interrupts, by what is known of whoever writes.

    A sure one; a quiet sign from somebody who was in danger not long ago; and a meeting, where
    a child or a parent tells of it: « il lui a donné rendez-vous » is none for an adult.

    Args:
        danger: what was noticed.
        known: whom we speak to.
        text: the person's own words; empty where somebody else wrote them.
    """
    quiet = bool(text) and known.alarmed and danger is not None and danger.kind == "crisis_self"
    if danger and (danger.level == SURE or quiet):
        return danger
    of_a_child = known.hearer.voice in ("child", "parent")
    return Danger("child_danger", SURE) if of_a_child and tells_of_a_meeting(text) else None


def kind_of_reply(danger: Danger | None, known: Known, text: str) -> str:
    """What the reply to a danger is called, by what is known and what this very message says.

    Args:
        danger: what was noticed; None where somebody asked for help.
        known: whom we speak to.
        text: the person's own words.
    """
    return name_of_reply(danger, learnt_from(known, text).hearer.voice, text)


def crisis_for(kind: str, known: Known, text: str, message: Message) -> Reply:
    """The reply to a danger, by what is known and by what this very message says of age.

    Args:
        kind: what ``kind_of_reply`` says.
        known: whom we speak to.
        text: the person's own words.
        message: the message that they stand in.
    """
    written = None if was_received(message) else text
    known = learnt_from(known, written or "")
    language = spoken_in(written, known.spoken_to, message) or known.hearer.language
    hearer = replace(known.hearer, language=language)
    return crisis_reply(kind, hearer, known.country, known.may_be_minor)


def language_of_crisis(text: str, message: Message, tracker: DialogueStateTracker) -> str:
    """The language in which ``crisis_for`` spoke, for the conversation to go on in."""
    known = known_of(tracker)
    written = None if was_received(message) else text
    return spoken_in(written, known.spoken_to, message) or known.hearer.language


def spoken_in(written: str | None, spoken_to: bool, message: Message) -> str | None:
    """The language of a person's own words, or of their client before anything was said."""
    client = None if spoken_to else language_of_client(message.language)
    return (detect_language(written) if written else None) or client


def was_received(message: Message) -> bool:
    """Whether somebody else wrote what a message says."""
    return message.forwarded or message.read is not None
