"""A plan that two people follow: the code, who follows, and the end of it."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume, show_step
from bot.dialogue.saying import as_custom, share_offer, spoken
from bot.dialogue.share_code import make_code
from bot.dialogue.shared_plan import (
    RUNNING,
    base_of,
    own_steps,
    part_of,
    plan_to_share,
    slots_after,
    who,
)
from bot.dialogue.state import current_step
from bot.plans.knowledge import Knowledge
from bot.settings import read_settings
from bot.store.sharing import Shared, SharedCases, open_cases

ADULT_STEP = "tell_trusted_adult"


@lru_cache(maxsize=1)
def configured_cases() -> SharedCases:
    """The shared plans of the settings, for an action server of Rasa's own."""
    return open_cases(create_engine(read_settings().database_url))


class SharingAction(GuideAction):
    """An action about a plan that two people follow.

    Args:
        knowledge: the knowledge base; the project's own by default.
        cases: the shared plans; those of the settings by default.
    """

    def __init__(
        self, knowledge: Knowledge | None = None, cases: SharedCases | None = None
    ) -> None:
        super().__init__(knowledge)
        self._cases = cases

    def name(self) -> str:
        """Only the subclasses are actions of the domain."""
        return "action_sharing"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Do it, or say that the shared plan cannot be reached."""
        try:
            return await self.act(dispatcher, tracker, domain)
        except (SQLAlchemyError, OSError):
            dispatcher.utter_message(response="utter_sharing_failed")
            return self.go_on(dispatcher, tracker)

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """What the action does."""
        raise NotImplementedError

    @property
    def cases(self) -> SharedCases:
        """The shared plans."""
        return self._cases or configured_cases()

    def go_on(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Take up what was open, unless a form will ask its question itself."""
        return [] if tracker.active_loop else resume(self.knowledge, dispatcher, tracker)

    def say_who(
        self, shared: Shared | None, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> None:
        """Say who follows."""
        if shared and shared.other:
            name = who(shared.other, tracker.current_slot_values())
            dispatcher.utter_message(response="utter_who_follows", who=name)
        elif shared and shared.code_waits:
            dispatcher.utter_message(response="utter_code_waits")
        else:
            dispatcher.utter_message(response="utter_nobody_follows")


class ActionShareCase(SharingAction):
    """Says what will be shared, and gives a code."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_share_case"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Give a code, once there is a plan and as long as nobody follows."""
        slots = tracker.current_slot_values()
        running = slots.get("stage") in RUNNING and not tracker.active_loop
        if not running or slots.get("voice") == "staff":
            dispatcher.utter_message(response="utter_share_needs_plan")
            return self.go_on(dispatcher, tracker)
        code, plan = make_code(), plan_to_share(slots)
        given = await asyncio.to_thread(
            self.cases.offer, tracker.sender_id, part_of(slots), plan, own_steps(slots), code
        )
        if not given:
            seen = await asyncio.to_thread(self.cases.see, tracker.sender_id)
            self.say_who(seen, dispatcher, tracker)
            return self.go_on(dispatcher, tracker)
        name = self.knowledge.name(plan.situation, slots.get("language") or "fr")
        said = spoken(domain, "utter_share_code", tracker, name=name, code=code)
        # A code is stored as a hash alone: what shows it is not kept.
        dispatcher.utter_message(
            text=said.text, buttons=said.buttons, json_message=as_custom(quotes=True)
        )
        return [
            SlotSet("follows_as", "owner"),
            SlotSet("shared_base", base_of(plan)),
            SlotSet("share_offered", True),
        ]


class ActionWhoFollows(SharingAction):
    """Says who follows the plan."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_who_follows"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say it, and go on."""
        seen = await asyncio.to_thread(self.cases.see, tracker.sender_id)
        self.say_who(seen, dispatcher, tracker)
        return self.go_on(dispatcher, tracker)


class ActionStopSharing(SharingAction):
    """Ends the sharing for both."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_stop_sharing"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """End it; what is ticked stays, and a plan of one's own is taken up again."""
        seen = await asyncio.to_thread(self.cases.see, tracker.sender_id)
        if seen is None or seen.ended:
            dispatcher.utter_message(response="utter_nobody_follows")
            return self.go_on(dispatcher, tracker)
        await asyncio.to_thread(self.cases.leave, tracker.sender_id)
        values = slots_after(tracker.current_slot_values())
        own = "set_aside" if tracker.get_slot("set_aside") else None
        dispatcher.utter_message(
            response="utter_shared_ended_own" if own else "utter_sharing_stopped"
        )
        tracker.slots.update(values)
        return [
            *(SlotSet(name, value) for name, value in values.items()),
            *self.go_on(dispatcher, tracker),
        ]


class ActionAdultKnows(SharingAction):
    """« My mum knows »: that step is done, and she may follow."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_adult_knows"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Be glad; tick the step that asks for it; offer once that they follow as well."""
        glad = spoken(domain, "utter_adult_knows", tracker)
        if tracker.active_loop or tracker.get_slot("stage") != "plan":
            dispatcher.utter_message(text=glad.text)
            return self.go_on(dispatcher, tracker)
        done = list(tracker.get_slot("done") or [])
        if current_step(tracker, self.knowledge) == ADULT_STEP:
            done.append(ADULT_STEP)
        later = [step for step in tracker.get_slot("later") or [] if step not in done]
        offer = share_offer(tracker, domain)
        events = show_step(
            self.knowledge,
            dispatcher,
            tracker,
            done=done,
            later=later,
            lead=f"{glad.text}\n{offer.text}" if offer else glad.text,
            more=offer.buttons if offer else (),
        )
        offered = [SlotSet("share_offered", True)] if offer else []
        return [SlotSet("done", done), SlotSet("later", later), *offered, *events]
