"""The dossier around a turn: what came is at hand, and what is said and done is noted in it.

Only somebody who has agreed has a dossier (``docs/decisions/019``); for anybody else nothing here
reaches the disk.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action

from bot.dialogue.actions.dossier_base import DossierAction
from bot.dialogue.actions.dossier_collecting import ActionWhatToCollect
from bot.dialogue.actions.dossier_edits import ActionEditEvidence, ActionShowDossier
from bot.dialogue.actions.dossier_letters import ActionTakeLetter, ActionWriteLetter
from bot.dialogue.actions.dossier_taking import (
    ActionExportDossier,
    ActionForgetDossier,
    ActionProlongDossier,
    ActionShowMyData,
)
from bot.dialogue.actions.following_up import (
    ActionFollowUp,
    ActionFollowUpAnswer,
    ActionSetReminders,
    ActionStopReminders,
)
from bot.dialogue.actions.keeping import (
    ActionAddEvidence,
    ActionAnswerProposal,
    ActionKeepDossier,
    ActionTakeEntry,
)
from bot.dialogue.channel import CollectingChannel
from bot.dialogue.desk import Desk
from bot.dialogue.entering import answer_in_dossier, asked
from bot.dialogue.payload import without_prefix
from bot.dialogue.shared_plan import RUNNING
from bot.dialogue.state import FACTS
from bot.dialogue.tracker_store import PrivateTrackerStore
from bot.dossier.case import Case, Done
from bot.plans.knowledge import load_knowledge
from bot.plans.wording import voice_of
from bot.port import Button, Message, Reply
from bot.triage.parts import own_words, parts_of

ADD = "/add_evidence"

logger = logging.getLogger(__name__)

ACTIONS: tuple[type[DossierAction], ...] = (
    *(ActionKeepDossier, ActionAddEvidence, ActionTakeEntry, ActionAnswerProposal),
    *(ActionShowDossier, ActionEditEvidence, ActionWhatToCollect),
    *(ActionWriteLetter, ActionTakeLetter),
    *(ActionExportDossier, ActionProlongDossier, ActionForgetDossier, ActionShowMyData),
    *(ActionSetReminders, ActionStopReminders, ActionFollowUp, ActionFollowUpAnswer),
)


class Keeping:
    """Keeps dossiers beside conversations.

    Args:
        desk: what the actions of the dossier work with.
        store: where conversations are kept.
        agent: Rasa's agent.
    """

    def __init__(self, desk: Desk, store: PrivateTrackerStore, agent: Agent) -> None:
        self.desk = desk
        self._store = store
        self._agent = agent

    def _hold(self, message: Message, whole: str) -> None:
        """Hold what somebody received, so that a dossier opened after it can begin with it."""
        received = parts_of(whole).received.strip()
        if received:
            read = replace(message.read, text="") if message.read else None
            pasted = "forwarded" if message.forwarded else "pasted"
            origin = "file" if read else pasted
            self.desk.at_hand.note(message.conversation, received, origin, read)

    async def begin(
        self, message: Message, whole: str, before: DialogueStateTracker | None
    ) -> DialogueStateTracker | None:
        """Hold what came, and take up from the dossier where somebody was.

        A conversation is forgotten after a day of silence; the dossier knows the plan longer.

        Args:
            message: what came.
            whole: what it says, received parts marked.
            before: the conversation, as far as it is kept.

        Returns:
            The conversation before the turn.
        """
        self._hold(message, whole)
        conversation = message.conversation
        if before is not None and before.get_slot("stage"):
            return before
        try:
            case = await asyncio.to_thread(self.desk.dossiers.read, conversation)
            if case is None or case.situation is None:
                return before
            fetch = self._agent.processor.fetch_tracker_and_update_session
            tracker: DialogueStateTracker = await fetch(conversation, CollectingChannel())
            if not _is_new(tracker):
                return tracker
            for name, value in slots_of(case).items():
                tracker.update(SlotSet(name, value))
            await self._store.save(tracker)
            return tracker
        except Exception as error:
            logger.error("a dossier was not taken up: %s", type(error).__name__)
            return before

    async def entered(
        self, message: Message, whole: str, before: DialogueStateTracker | None
    ) -> tuple[str | None, dict[str, str] | None]:
        """Hear what was written below a question of the dossier.

        Returns:
            The payload that it is heard as, and its words with what was asked; None for a text
            that is to be heard as anywhere else.
        """
        asks = asked(before)
        if asks is None:
            return None, None
        parsed = await self._agent.parse_message(without_prefix(own_words(whole)))
        payload = answer_in_dossier(asks, whole, message, parsed) or None
        return payload, {"text": parts_of(whole).received or whole, "asks": asks}

    async def due_here(self, conversation: str) -> str | None:
        """The payload of a reminder that waited for somebody to come back; it counts as said."""
        try:
            due = await asyncio.to_thread(self.desk.reminders.due_here, conversation)
            if due is None:
                return None
            await asyncio.to_thread(self.desk.reminders.delivered, due.id)
        except Exception as error:
            logger.error("a reminder was not looked for: %s", type(error).__name__)
            return None
        return f'/follow_up{{"after":"{due.kind}"}}'

    async def end(
        self,
        message: Message,
        whole: str,
        after: DialogueStateTracker | None,
        replies: list[Reply],
    ) -> list[Reply]:
        """Note in the dossier, if there is one, what this turn made known and what was ticked.

        Args:
            message: what came.
            whole: what it says, received parts marked.
            after: the conversation after the turn.
            replies: what is answered.

        Returns:
            What is answered, with a button by which what was received is added to the dossier.
        """
        if after is None:
            return replies
        running = after.get_slot("stage") in RUNNING and not after.active_loop_name
        slots, conversation = after.current_slot_values(), message.conversation
        try:
            case = await asyncio.to_thread(self.desk.dossiers.read, conversation)
            if case is None:
                return replies
            if running and noted(case, slots) != case:
                work = lambda case: noted(case, slots)  # noqa: E731
                await asyncio.to_thread(self.desk.dossiers.change, conversation, work)
        except Exception as error:
            logger.error("a dossier was not kept up: %s", type(error).__name__)
            return replies
        offered = parts_of(whole).received.strip() and self.desk.at_hand.of(conversation)
        return with_offer(replies, case.language) if offered else replies

    def erase_what_is_over(self) -> None:
        """Erase the dossiers whose time is over, and let go of what was at hand for too long."""
        self.desk.dossiers.erase_expired()
        self.desk.at_hand.drop_old()

    async def forget(self, conversation: str) -> None:
        """Erase the dossier, its reminders, its key, and what is at hand."""
        self.desk.at_hand.take(conversation)  # type: ignore[arg-type]
        await asyncio.to_thread(self.desk.dossiers.forget, conversation)


def _is_new(tracker: DialogueStateTracker) -> bool:
    """Whether nobody has said anything since the conversation was forgotten, or a day passed."""
    for event in reversed(tracker.events):
        if isinstance(event, SessionStarted):
            return True
        if isinstance(event, UserUttered):
            return False
    return True


def with_offer(replies: list[Reply], language: str) -> list[Reply]:
    """Offer below an answer that what it answers is added to the dossier."""
    title = str(load_knowledge().phrases["add_to_dossier"][language])
    place = next((n for n in reversed(range(len(replies))) if replies[n].buttons), None)
    if place is None or any(b.payload == ADD for b in replies[place].buttons):
        return replies
    buttons = (*replies[place].buttons, Button(title, ADD))
    return [*replies[:place], replace(replies[place], buttons=buttons), *replies[place + 1 :]]


def dossier_actions(desk: Desk) -> list[Action]:
    """The actions that reach the dossiers."""
    return [kind(desk=desk) for kind in ACTIONS]


def noted(case: Case, slots: Mapping[str, Any]) -> Case:
    """A case with what a conversation knows now; what is known nowhere else stays."""
    facts = {name: str(slots[name]) for name in FACTS if slots.get(name)}
    ticked: Sequence[str] = slots.get("done") or ()
    times = {done.step: done.at for done in case.done}
    now = datetime.now(tz=timezone.utc)
    done = tuple(Done(step, times.get(step, now)) for step in ticked)
    return replace(
        case,
        language=slots.get("language") or case.language,
        situation=slots.get("situation") or case.situation,
        facts=facts,
        done=done,
    )


def slots_of(case: Case) -> dict[str, Any]:
    """The slots from which a conversation can go on where a case stands."""
    role, age = case.facts.get("role"), case.facts.get("age_band")
    return {
        **case.facts,
        "language": case.language,
        "voice": voice_of(role, age, case.situation),
        "situation": case.situation,
        "done": [done.step for done in case.done],
        "later": [],
        "stage": "plan",
    }
