"""Whom we speak to, known by heart: the reply to a danger does not wait for a database."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.crisis import crisis_reply
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


def crisis_for(kind: str, known: Known, text: str, message: Message) -> Reply:
    """The reply to a danger, by what is known and by what this very message says of age.

    Args:
        kind: the danger, or ``sos``.
        known: whom we speak to.
        text: the person's own words.
        message: the message that they stand in.
    """
    written = None if _was_received(message) else text
    known = learnt_from(known, written or "")
    language = spoken_in(written, known.spoken_to, message) or known.hearer.language
    hearer = replace(known.hearer, language=language)
    return crisis_reply(kind, hearer, known.country, known.may_be_minor)


def language_of_crisis(text: str, message: Message, tracker: DialogueStateTracker) -> str:
    """The language in which ``crisis_for`` spoke, for the conversation to go on in."""
    known = known_of(tracker)
    written = None if _was_received(message) else text
    return spoken_in(written, known.spoken_to, message) or known.hearer.language


def spoken_in(written: str | None, spoken_to: bool, message: Message) -> str | None:
    """The language of a person's own words, or of their client before anything was said."""
    client = None if spoken_to else language_of_client(message.language)
    return (detect_language(written) if written else None) or client


def _was_received(message: Message) -> bool:
    return message.forwarded or message.read is not None
