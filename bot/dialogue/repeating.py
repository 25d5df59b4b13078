"""Nobody reads the same sentence twice in a row without a word that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.phrasing import REMEMBERED, choose_variation
from bot.plans.wording import MOST_CHARACTERS
from bot.port import Reply
from bot.triage.language import language_of_client

REPETITION_LENGTH = 140
"""Shorter sentences (« Bien. ») may come again, though not twice in a row."""


class Repeating:
    """Knows what was said, and leads in where it comes again.

    Args:
        domain: the domain, which has the words.
    """

    def __init__(self, domain: Domain) -> None:
        self._domain = domain

    def say(
        self,
        response: str,
        tracker: DialogueStateTracker | None,
        client: str | None = None,
        just_said: Sequence[str] = (),
    ) -> Reply:
        """A response of the domain, in the words that were said longest ago."""
        language = language_of_client(client) or "fr"
        slots = tracker.current_slot_values() if tracker else {"language": language}
        said = [*_said(tracker), *just_said]
        chosen = choose_variation(self._domain.responses[response], slots, said)
        return Reply(chosen["text"] if chosen else "")

    def without_repetition(
        self,
        reply: Reply,
        before: DialogueStateTracker | None,
        after: DialogueStateTracker | None,
    ) -> Reply:
        """Lead in with a word when somebody would read the same sentence again."""
        said = [text.strip() for text in _said(before)[-REMEMBERED:]]
        if reply.file:
            return reply
        times = said.count(reply.text)
        just_said = said[-1:] == [reply.text]
        long_enough = len(reply.text) >= REPETITION_LENGTH and reply.card is None
        if not times or not (just_said or long_enough):
            return reply
        lead = self.say("utter_again", after)
        if times % 2 == 0:  # the other one than the last time
            lead = self.say("utter_again", after, just_said=[lead.text])
        text = f"{lead.text}\n{reply.text}"
        return replace(reply, text=text) if len(text) <= MOST_CHARACTERS else reply


def _said(tracker: DialogueStateTracker | None) -> list[str]:
    events = tracker.events if tracker else ()
    return [event.text or "" for event in events if isinstance(event, BotUttered)]
