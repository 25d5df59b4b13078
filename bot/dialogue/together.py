"""Two people follow one plan: before a turn it is read into a conversation, after it written back.

Neither hears from the other at once: what one did is told at the other's next turn. Only the
situation, the steps and what is done of them go across (``docs/decisions/014``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.actions.joining import ActionFollowCase, ActionJoinCase
from bot.dialogue.actions.sharing import (
    ActionAdultKnows,
    ActionShareCase,
    ActionStopSharing,
    ActionWhoFollows,
)
from bot.dialogue.channel import CollectingChannel
from bot.dialogue.phrasing import choose_variation, filled
from bot.dialogue.share_code import find_code
from bot.dialogue.shared_plan import change_in, slots_after, slots_from, who
from bot.dialogue.tracker_store import PrivateTrackerStore, StoreUnavailable
from bot.plans.card import step_title
from bot.plans.knowledge import load_knowledge
from bot.plans.wording import Hearer
from bot.port import Button, Reply
from bot.store.sharing import Change, Shared, SharedCases, open_cases

logger = logging.getLogger(__name__)

JOIN = "/join_case"
MOST_TITLES = 3


@dataclass(frozen=True)
class Notice:
    """One sentence about the other person: a response of the domain and what fills it in."""

    response: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Turn:
    """A turn of somebody who may share a plan.

    Attributes:
        tracker: the conversation before the turn.
        shared: the plan that is shared, if one is.
        notices: what is to be told of the other person.
    """

    tracker: DialogueStateTracker | None
    shared: Shared | None = None
    notices: tuple[Notice, ...] = ()


class Together:
    """Keeps two conversations on one plan.

    Args:
        cases: the shared plans.
        store: where conversations are kept.
        agent: Rasa's agent, whose domain has the words.
    """

    def __init__(self, cases: SharedCases, store: PrivateTrackerStore, agent: Agent) -> None:
        self._cases = cases
        self._store = store
        self._agent = agent

    async def begin(self, conversation: str, before: DialogueStateTracker | None) -> Turn:
        """Read what both have into the conversation.

        When the database does not answer the conversation goes on alone: what is done meanwhile
        differs from what was last agreed on, and is put in later.
        """
        follows = bool(before and before.get_slot("follows_as"))
        try:
            shared = await asyncio.to_thread(self._cases.see, conversation)
            if shared is None:
                return Turn(await self._alone(before) if follows else before)
            return await self._agree(conversation, before, shared)
        except Exception as error:
            logger.error("a shared plan was not read: %s", type(error).__name__)
            told = (Notice("utter_shared_unreachable", {}),) if follows else ()
            return Turn(before, notices=told)

    async def end(
        self, conversation: str, turn: Turn, after: DialogueStateTracker | None
    ) -> list[Reply]:
        """Write back what this turn did; give what is to be told of the other person."""
        notices = list(turn.notices)
        if turn.shared and not turn.shared.ended and after:
            try:
                notices += await self._write_back(conversation, turn.shared, after)
            except Exception as error:
                logger.error("a shared plan was not written: %s", type(error).__name__)
                notices.append(Notice("utter_shared_unreachable", {}))
        return [self._say(notice, after) for notice in notices]

    def erase_what_is_over(self) -> None:
        """Erase the plans that have been idle for too long."""
        self._cases.erase_idle()

    async def forget(self, conversation: str) -> None:
        """End the sharing of a conversation and erase its part."""
        await asyncio.to_thread(self._cases.forget, conversation)

    async def _agree(
        self, conversation: str, before: DialogueStateTracker | None, shared: Shared
    ) -> Turn:
        slots = before.current_slot_values() if before else {}
        change = change_in(slots, shared) or Change()
        # As the message will meet it: after a day a conversation begins anew.
        fetch = self._agent.processor.fetch_tracker_and_update_session
        tracker: DialogueStateTracker = await fetch(conversation, CollectingChannel())
        now = tracker.current_slot_values()
        anew = not now.get("follows_as")
        settled = await asyncio.to_thread(self._cases.settle, conversation, change, anew)
        if settled is None:
            return Turn(await self._alone(tracker))
        if settled.ended:
            own = bool(now.get("set_aside"))
            await self._set(tracker, slots_after(now))
            response = "utter_shared_ended_own" if own else "utter_shared_ended"
            return Turn(tracker, notices=(Notice(response, {}),))
        notices = news_of(settled, slots)
        await self._set(tracker, slots_from(settled, now))
        return Turn(tracker, settled, notices)

    async def _write_back(
        self, conversation: str, shared: Shared, after: DialogueStateTracker
    ) -> list[Notice]:
        slots = after.current_slot_values()
        if not slots.get("follows_as"):  # « begin again », or « stop sharing »
            await asyncio.to_thread(self._cases.leave, conversation)
            return []
        change = change_in(slots, shared)
        if change is None:
            # Another matter is not what was shared: it stays this person's own.
            await asyncio.to_thread(self._cases.leave, conversation)
            await self._set(after, {**slots_after(slots), **_kept(slots)})
            return [Notice("utter_sharing_stopped", {})]
        if slots.get("stage") and change != Change():
            await asyncio.to_thread(self._cases.settle, conversation, change)
            base = slots["shared_base"]
            agreed = {**base, "done": slots.get("done") or [], "later": slots.get("later") or []}
            if agreed != base:
                await self._set(after, {"shared_base": agreed})
        return []

    async def _alone(self, tracker: DialogueStateTracker | None) -> DialogueStateTracker | None:
        """Go on without sharing: the plan was erased, for instance after a month."""
        if tracker:
            await self._set(tracker, slots_after(tracker.current_slot_values()))
        return tracker

    async def _set(self, tracker: DialogueStateTracker, values: Mapping[str, Any]) -> None:
        changed = {n: v for n, v in values.items() if tracker.get_slot(n) != v}
        for name, value in changed.items():
            tracker.update(SlotSet(name, value))
        if changed:
            await self._store.save(tracker)

    def _say(self, notice: Notice, tracker: DialogueStateTracker | None) -> Reply:
        slots = {**(tracker.current_slot_values() if tracker else {}), **notice.values}
        if part := notice.values.get("part"):
            slots["who"] = who(part, slots)
        if titles := notice.values.get("ticked"):
            slots["steps"] = titles_of(titles.split(), slots)
        chosen = choose_variation(self._agent.domain.responses[notice.response], slots, ())
        if chosen is None:
            return Reply("")
        buttons = chosen.get("buttons") or ()
        return Reply(
            filled(chosen["text"], slots), tuple(Button(b["title"], b["payload"]) for b in buttons)
        )


def open_together(engine: Any) -> SharedCases:
    """Open the shared plans in the database of the conversations.

    Raises:
        StoreUnavailable: when that cannot be done.
    """
    try:
        return open_cases(engine)
    except (OSError, SQLAlchemyError) as error:
        raise StoreUnavailable(
            f"Shared plans cannot be kept in the database or SANGFROID_DATA "
            f"({type(error).__name__})."
        ) from error


def sharing_actions(cases: SharedCases) -> list[Action]:
    """The actions that reach the shared plans."""
    kinds = (ActionShareCase, ActionJoinCase, ActionFollowCase, ActionWhoFollows)
    return [kind(cases=cases) for kind in (*kinds, ActionStopSharing, ActionAdultKnows)]


def news_of(shared: Shared, slots: Mapping[str, Any]) -> tuple[Notice, ...]:
    """What the other person did, beside what these slots know."""
    if shared.other is None:
        return ()
    part, base = shared.other, slots.get("shared_base") or {}
    notices = [Notice("utter_shared_joined", {"part": part})] if shared.joined else []
    known = {*(base.get("done") or ()), *(slots.get("done") or ())}
    ticked = [step for step in shared.done if step not in known]
    if base and ticked:
        notices.append(Notice("utter_shared_ticked", {"part": part, "ticked": " ".join(ticked)}))
    added = set(shared.steps) - set(base.get("steps") or ()) - set(shared.done)
    if base and not shared.joined and (added or shared.situation != slots.get("situation")):
        notices.append(Notice("utter_shared_changed", {"part": part}))
    return tuple(notices)


def titles_of(steps: Sequence[str], slots: Mapping[str, Any]) -> str:
    """The titles of some steps, in quotes."""
    hearer = Hearer(slots.get("language") or "fr", slots.get("voice") or "victim")
    known = load_knowledge().steps
    titles = [step_title(known[step], hearer) for step in steps if step in known][:MOST_TITLES]
    quoted = "« {} »" if hearer.language == "fr" else "“{}”"
    return ", ".join(quoted.format(title) for title in titles)


def typed_below_join(payload: str | None, text: str) -> str | None:
    """Let « /rejoindre K7PM-3XQT » be heard as the code that it names, not as the command alone."""
    return None if payload == JOIN and find_code(text) else payload


def _kept(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The other matter that somebody turned to is what goes on, whatever was set aside."""
    return {name: slots.get(name) for name in slots.get("set_aside") or ()}
