"""The beginning of a conversation, and beginning again, and the end of one."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, Restarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume
from bot.dialogue.state import latest_intent, was_introduced


class ActionWelcome(GuideAction):
    """Says what Sangfroid is; in the middle of something, greets and goes on there."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_welcome"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Welcome the person."""
        if tracker.get_slot("stage"):
            dispatcher.utter_message(response="utter_answer_greet")
            return resume(self.knowledge, dispatcher, tracker)
        if latest_intent(tracker) == "start" or not was_introduced(tracker.events):
            dispatcher.utter_message(response="utter_welcome")
        else:
            dispatcher.utter_message(response="utter_answer_greet")
            dispatcher.utter_message(response="utter_ask_what_happened")
        return []


class ActionBeginAgain(GuideAction):
    """Forgets the case and begins another; language and role stay."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_begin_again"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Reset what belongs to the case."""
        dispatcher.utter_message(response="utter_ask_what_happened")
        kept = ("language", "voice", "role")
        return [
            AllSlotsReset(),
            *(SlotSet(name, tracker.get_slot(name)) for name in kept),
        ]


class ActionForget(GuideAction):
    """Ends the conversation; the engine then deletes what the store holds of it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_forget"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Restart the tracker."""
        return [Restarted()]


class ActionSwitchLanguage(GuideAction):
    """Says in the new language that it changed, and goes on where we were."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_switch_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """The language slot was already set when the message was read."""
        dispatcher.utter_message(response="utter_language_changed")
        if tracker.active_loop:
            return []
        return resume(self.knowledge, dispatcher, tracker)
