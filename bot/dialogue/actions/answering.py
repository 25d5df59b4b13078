"""Answers off the script, and what to do when a message is not understood."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.naming import FIRST_CHOICES, none_of_these, ranked_situations
from bot.dialogue.actions.resuming import resume
from bot.dialogue.saying import button, human_lines, phrase, situation_buttons
from bot.dialogue.state import entity, facts_of, hearer_of, latest_intent
from bot.plans.directory import crisis_lines, describe
from bot.plans.plan import is_minor

MOST_ASKINGS = 3
LEFT_OPEN = {
    "exposure": "unsure",
    "payment_means": "other",
    "images_sent": "unsure",
    "images_out": "unsure",
    "age_band": "unsaid",
    "country": "FR",
}
"""What a question counts as that was asked three times without an answer."""
SAYS_ITS_OWN_NEXT = {"insult", "talk_to_human"}
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
            if tracker.active_loop:
                return []
            return resume(self.knowledge, dispatcher, tracker)
        response = f"utter_answer_{intent}"
        known = response in domain.get("responses", {})
        dispatcher.utter_message(response=response if known else "utter_noted")
        if intent == "talk_to_human":
            go_on = phrase(self.knowledge, "go_on", hearer_of(tracker))
            dispatcher.utter_message(text=self._humans(tracker), buttons=[button(go_on, "/resume")])
        fear_stands_for_yes = intent == "afraid" and tracker.get_slot("stage") == "confirm"
        if tracker.active_loop:
            return leave_question_open(tracker)
        if fear_stands_for_yes or intent in SAYS_ITS_OWN_NEXT:
            return []
        return resume(self.knowledge, dispatcher, tracker)

    def _humans(self, tracker: Tracker) -> str:
        return human_lines(
            self.knowledge, tracker.get_slot("situation"), facts_of(tracker), hearer_of(tracker)
        )


def leave_question_open(tracker: Tracker) -> Events:
    """After three askings, a question of the form is left open rather than asked for ever."""
    asked = str(tracker.get_slot("requested_slot"))
    name = f"utter_ask_facts_form_{asked}"
    times = sum((e.get("metadata") or {}).get("utter_action") == name for e in tracker.events)
    if times < MOST_ASKINGS or asked not in LEFT_OPEN:
        return []
    return [SlotSet(asked, LEFT_OPEN[asked])]


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
            return events + self._go_on(dispatcher, tracker)
        if tracker.active_loop or tracker.get_slot("stage"):
            dispatcher.utter_message(response="utter_misunderstood_short")
            return events + self._go_on(dispatcher, tracker)
        likely = ranked_situations(tracker)[:3] or FIRST_CHOICES[:3]
        buttons = situation_buttons(self.knowledge, likely, hearer)
        buttons.append(none_of_these(self.knowledge, hearer))
        buttons.append(button(phrase(self.knowledge, "talk_to_someone", hearer), "/talk_to_human"))
        dispatcher.utter_message(response="utter_misunderstood", buttons=buttons)
        return events

    def _go_on(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if tracker.active_loop:
            return leave_question_open(tracker)
        return resume(self.knowledge, dispatcher, tracker)


class ActionCrisisAnswer(GuideAction):
    """Hears the answer to the question about danger; then the conversation goes on."""

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
        if answer == "no":
            return self._go_on(dispatcher, tracker)
        minor = is_minor(tracker.get_slot("situation") or "", facts) is True or hearer.is_child
        lines = crisis_lines(self.knowledge.channels, facts.get("country") or "FR", minor)
        dispatcher.utter_message(
            text="\n".join(f"→ {describe(line, hearer.language)}" for line in lines)
        )
        return []

    def _go_on(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if tracker.active_loop:
            asked = tracker.get_slot("requested_slot")
            dispatcher.utter_message(response=f"utter_ask_facts_form_{asked}")
            return []
        return resume(self.knowledge, dispatcher, tracker)
