"""After the question about danger: nothing else moves until the person wants it to."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop
from rasa_sdk.executor import CollectingDispatcher

from bot.care.crisis import lines_text
from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume
from bot.dialogue.saying import as_custom, button, phrase
from bot.dialogue.state import STAY_CARD, danger_asked_about, entity, facts_of, hearer_of
from bot.plans.crisis_lines import HAPPENING, crisis_lines
from bot.plans.plan import is_minor


class ActionCrisisAnswer(GuideAction):
    """Hears the answer: after a no the conversation resumes, otherwise we stay with the person."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_crisis_answer"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """``no`` resumes, ``safe`` leaves the moment to the person, the others bring the lines.

        Where something was happening at that moment a « no » means that nobody could be called.
        """
        answer = entity(tracker, "crisis") or "unsure"
        danger = danger_asked_about(tracker.events)
        if danger in HAPPENING and answer in ("no", "unsure"):
            answer = "alone"
        if answer == "no":
            dispatcher.utter_message(response="utter_crisis_no")
            return self._go_on(dispatcher, tracker)
        if answer == "safe":
            go_on = button(phrase(self.knowledge, "go_on", hearer_of(tracker)), "/resume")
            dispatcher.utter_message(
                response="utter_crisis_safe", buttons=[go_on], json_message=as_custom(STAY_CARD)
            )
            return []
        dispatcher.utter_message(response=f"utter_crisis_{answer}")
        self._name_lines(dispatcher, tracker, HAPPENING[1] if answer == "gone" else danger)
        return []

    def _go_on(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        if tracker.active_loop:
            # A form that was interrupted asks again, and takes the answer, once it is active anew.
            return [ActiveLoop(tracker.active_loop["name"])]
        return resume(self.knowledge, dispatcher, tracker)

    def _name_lines(self, dispatcher: CollectingDispatcher, tracker: Tracker, danger: str) -> None:
        hearer, facts = hearer_of(tracker), facts_of(tracker)
        minor = is_minor(tracker.get_slot("situation") or "", facts) is True or hearer.is_child
        lines = crisis_lines(
            self.knowledge.channels, facts.get("country"), minor, danger, child=hearer.is_child
        )
        dispatcher.utter_message(
            text=lines_text(lines, hearer, danger),
            buttons=[
                button(phrase(self.knowledge, "crisis_safe", hearer), answer_payload("safe")),
                button(phrase(self.knowledge, "crisis_alone", hearer), answer_payload("alone")),
                button(phrase(self.knowledge, "go_on", hearer), "/resume"),
            ],
            json_message=as_custom(card=STAY_CARD),
        )


def answer_payload(answer: str) -> str:
    """The payload of one answer about danger."""
    return f'/crisis_answer{{"crisis":"{answer}"}}'
