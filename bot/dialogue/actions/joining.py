"""Joining a plan by a code: the code is read, one says who one is, and follows."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.resuming import show_step
from bot.dialogue.actions.sharing import SharingAction
from bot.dialogue.saying import spoken
from bot.dialogue.share_code import find_code
from bot.dialogue.shared_plan import OF_A_CASE, aside, slots_from
from bot.dialogue.state import FACTS, entity, hearer_of
from bot.plans.card import first_aid_text
from bot.plans.plan import MINOR_BANDS
from bot.plans.wording import text_for
from bot.store.sharing import Shared

REFUSED = {
    "own": "utter_join_own",
    "already": "utter_join_already",
    "unknown": "utter_join_unknown",
    "locked": "utter_join_locked",
}


class ActionJoinCase(SharingAction):
    """Reads a code that somebody was given."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_join_case"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """See where it leads; it is used only when the person has said who they are."""
        code = find_code(tracker.latest_message.get("text") or "")
        if code is None:
            dispatcher.utter_message(response="utter_join_how")
            return []
        invitation = await asyncio.to_thread(self.cases.read, tracker.sender_id, code)
        if invitation.answer in REFUSED:
            dispatcher.utter_message(response=REFUSED[invitation.answer])
            if tracker.get_slot("stage") or tracker.active_loop:
                return self.go_on(dispatcher, tracker)
            return []
        if tracker.get_slot("stage"):
            dispatcher.utter_message(response="utter_join_instead")
        else:
            dispatcher.utter_message(response=who_question(invitation.opener))
        return [SlotSet("invitation", invitation.key)]


class ActionFollowCase(SharingAction):
    """Whoever wrote the code said who they are: from now on both follow."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_follow_case"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Join, keep one's own or ask who it is; a plan of one's own is set aside."""
        joiner, key = entity(tracker, "joiner"), tracker.get_slot("invitation")
        if joiner == "nobody" and key:
            dispatcher.utter_message(response="utter_join_not")
            return [SlotSet("invitation", None), *self.go_on(dispatcher, tracker)]
        opener = await asyncio.to_thread(self.cases.opener, key) if key else None
        if joiner == "ready" and opener:
            dispatcher.utter_message(response=who_question(opener))
            return []
        shared = None
        if key and joiner in {"parent", "adult", "child"}:
            shared = await asyncio.to_thread(self.cases.join, tracker.sender_id, key, joiner)
        if shared is None:
            dispatcher.utter_message(response="utter_join_unknown" if key else "utter_join_how")
            return [SlotSet("invitation", None)]
        values = slots_of_joiner(shared, tracker)
        tracker.slots.update(values)
        self._welcome(shared, dispatcher, tracker, domain)
        events = show_step(self.knowledge, dispatcher, tracker)
        return [*(SlotSet(name, value) for name, value in values.items()), *events]

    def _welcome(
        self, shared: Shared, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> None:
        """What it is about and what counts in the first minutes, before the first card."""
        welcome = "utter_joined_adult" if shared.part == "adult" else "utter_joined"
        hearer = hearer_of(tracker)
        situation = self.knowledge.situation(shared.situation)
        first_aid = first_aid_text(situation, hearer, shared.country, self.knowledge)
        greeting = spoken(domain, welcome, tracker).text
        dispatcher.utter_message(text=f"{greeting}\n{text_for(situation.verdict, hearer)}")
        dispatcher.utter_message(text=first_aid)


def who_question(opener: str | None) -> str:
    """The question who writes; the code of a parent may be in their child's hands."""
    return "utter_join_who_young" if opener == "parent" else "utter_join_who"


def slots_of_joiner(shared: Shared, tracker: Tracker) -> dict[str, Any]:
    """The slots of somebody who follows another person's plan: none of the other's facts."""
    slots = tracker.current_slot_values()
    cleared = dict.fromkeys((*OF_A_CASE, *FACTS))
    values = {
        **cleared,
        **slots_from(shared, {}),
        "invitation": None,
        "verdict_held": False,
        "set_aside": slots.get("set_aside") or aside(slots),
    }
    if shared.part == "child" and slots.get("age_band") in MINOR_BANDS:
        values["age_band"] = slots["age_band"]
    return values
