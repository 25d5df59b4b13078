"""Answers off the script, and what to do when a message is not understood."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.naming import none_of_these, ranked_situations
from bot.dialogue.actions.resuming import resume
from bot.dialogue.saying import button, human_lines, phrase, situation_buttons
from bot.dialogue.state import entity, facts_of, hearer_of, latest_intent
from bot.plans.directory import crisis_lines, describe
from bot.plans.plan import is_minor

SAYS_ITS_OWN_NEXT = {"insult"}
"""Answers that end with their own buttons; what was open is not asked again below them."""


class ActionAnswerQuestion(GuideAction):
    """Says ``utter_answer_<intent>``; what was open is taken up again after it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Answer, then resume, unless a form will ask its question itself."""
        intent = latest_intent(tracker)
        if intent == "repeat":
            return [] if tracker.active_loop else resume(self.knowledge, dispatcher, tracker)
        response = f"utter_answer_{intent}"
        known = response in domain.get("responses", {})
        dispatcher.utter_message(response=response if known else "utter_noted")
        if intent == "talk_to_human":
            dispatcher.utter_message(text=self._humans(tracker))
        if tracker.active_loop or intent in SAYS_ITS_OWN_NEXT:
            return []
        return resume(self.knowledge, dispatcher, tracker)

    def _humans(self, tracker: Tracker) -> str:
        return human_lines(
            self.knowledge, tracker.get_slot("situation"), facts_of(tracker), hearer_of(tracker)
        )


class ActionClarify(GuideAction):
    """Not understood: first the likeliest choices, then the ways to reach a human."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_clarify"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Ask once, then hand over."""
        times = int(tracker.get_slot("misunderstood") or 0) + 1
        hearer = hearer_of(tracker)
        events: Events = [SlotSet("misunderstood", min(times, 9))]
        if times >= 2:
            dispatcher.utter_message(response="utter_misunderstood_again")
            dispatcher.utter_message(
                text=human_lines(
                    self.knowledge, tracker.get_slot("situation"), facts_of(tracker), hearer
                )
            )
            return events if tracker.active_loop else events + self._resume(dispatcher, tracker)
        if tracker.active_loop or tracker.get_slot("stage"):
            dispatcher.utter_message(response="utter_misunderstood_short")
            return events if tracker.active_loop else events + self._resume(dispatcher, tracker)
        buttons = situation_buttons(self.knowledge, ranked_situations(tracker)[:3], hearer)
        buttons.append(none_of_these(self.knowledge, hearer))
        buttons.append(button(phrase(self.knowledge, "talk_to_someone", hearer), "/talk_to_human"))
        dispatcher.utter_message(response="utter_misunderstood", buttons=buttons)
        return events

    def _resume(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        return resume(self.knowledge, dispatcher, tracker)


class ActionCrisisAnswer(GuideAction):
    """Hears the answer to the question about danger; the lines stay; then the conversation goes on."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_crisis_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """After a yes nothing else is asked; after a no the conversation resumes."""
        answer = entity(tracker, "crisis") or "unsure"
        hearer, facts = hearer_of(tracker), facts_of(tracker)
        dispatcher.utter_message(response=f"utter_crisis_{answer}")
        minor = is_minor(tracker.get_slot("situation") or "", facts) is True or hearer.is_child
        lines = crisis_lines(self.knowledge.channels, facts.get("country") or "FR", minor)
        dispatcher.utter_message(
            text="\n".join(f"→ {describe(line, hearer.language)}" for line in lines)
        )
        if answer != "no":
            return []
        if tracker.active_loop:
            asked = tracker.get_slot("requested_slot")
            dispatcher.utter_message(response=f"utter_ask_facts_form_{asked}")
            return []
        return resume(self.knowledge, dispatcher, tracker)
