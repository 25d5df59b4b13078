"""Answers off the script, and what to do when a message is not understood."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.naming import FIRST_CHOICES, is_harm, none_of_these, ranked_situations
from bot.dialogue.actions.resuming import resume, show_how
from bot.dialogue.saying import (
    as_custom,
    button,
    humans_for,
    phrase,
    signs_text,
    situation_buttons,
)
from bot.dialogue.state import hearer_of, latest_intent
from bot.plans.knowledge import Knowledge
from bot.triage.kind import is_received
from bot.triage.normal import fold
from bot.triage.patterns import pattern

ASKS_AGAIN_ONLY = {"repeat", "resume", "start"}
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
SAYS_ITS_OWN_NEXT = {"insult", "talk_to_human", "goodbye", "ask_stop", "ask_own_attraction"}
"""Answers after which nothing more is asked: they have buttons of their own, or say goodbye."""


ACCUSED = pattern(
    r"(?:ils?|elles?|on|police|gendarmerie|mail|message|lettre|they|he|she|it|police|email|letter)"
    r" (?:me |m')?(?:dit|disent|dise|pretend\w{0,3}|ecri\w{1,5}|accus\w{1,4}|reproch\w{1,4}"
    r"|says?|said|claims?|wrote|accuses?|accused)\b",
    r"(?:d'apres|selon) (?:eux|elle|lui|la police)\b|according to (?:them|him|her|the)\b",
)


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
        if intent == "repeat" and tracker.get_slot("stage") == "plan" and not tracker.active_loop:
            # « I don't understand your steps »: the same step, move by move.
            return show_how(self.knowledge, dispatcher, tracker)
        if intent == "ask_own_attraction" and is_accused(tracker.latest_message.get("text") or ""):
            dispatcher.utter_message(response="utter_noted")
            return [] if tracker.active_loop else resume(self.knowledge, dispatcher, tracker)
        if is_harm(intent) and tracker.active_loop:
            dispatcher.utter_message(response="utter_noted")
            self._show_signs(dispatcher, tracker)
        elif intent not in ASKS_AGAIN_ONLY:
            if f"utter_answer_{intent}" not in domain.get("responses", {}):
                return say_not_understood(self.knowledge, dispatcher, tracker)
            dispatcher.utter_message(response=f"utter_answer_{intent}")
        if intent == "talk_to_human":
            self._name_humans(dispatcher, tracker)
        fear_stands_for_yes = intent == "afraid" and tracker.get_slot("stage") == "confirm"
        if tracker.active_loop or fear_stands_for_yes or intent in SAYS_ITS_OWN_NEXT:
            return []
        return resume(self.knowledge, dispatcher, tracker)

    def _show_signs(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        """In the middle of the questions too, what was received is read and quoted."""
        text = tracker.latest_message.get("text") or ""
        hearer = hearer_of(tracker)
        signs = signs_text(self.knowledge, "signs", text, hearer) if is_received(text) else ""
        if signs:
            dispatcher.utter_message(text=signs, json_message=as_custom(quotes=True))

    def _name_humans(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
        go_on = phrase(self.knowledge, "go_on", hearer_of(tracker))
        dispatcher.utter_message(
            text=humans_for(self.knowledge, tracker), buttons=[button(go_on, "/resume")]
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
        return say_not_understood(self.knowledge, dispatcher, tracker)


def is_accused(text: str) -> bool:
    """Whether somebody repeats what others accuse them of: that confides nothing.

    Example:
        >>> is_accused("ils disent que j'ai regardé ça"), is_accused("j'ai regardé ça")
        (True, False)
    """
    return bool(ACCUSED.search(fold(text)))


def say_not_understood(
    knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker
) -> Events:
    """Ask in another way the first time, name humans the second, and go on from there."""
    left_open = leave_question_open(tracker) if tracker.active_loop else []
    if left_open:
        dispatcher.utter_message(response="utter_left_open")
        return left_open
    if was_not_understood_before(tracker):
        dispatcher.utter_message(response="utter_misunderstood_again")
        dispatcher.utter_message(text=humans_for(knowledge, tracker))
    elif tracker.active_loop or tracker.get_slot("stage"):
        dispatcher.utter_message(response="utter_misunderstood_short")
    else:
        hearer = hearer_of(tracker)
        likely = ranked_situations(tracker)[:3] or FIRST_CHOICES[:3]
        buttons = situation_buttons(knowledge, likely, hearer)
        buttons.append(none_of_these(knowledge, hearer))
        buttons.append(button(phrase(knowledge, "talk_to_someone", hearer), "/talk_to_human"))
        dispatcher.utter_message(response="utter_misunderstood", buttons=buttons)
        return []
    return [] if tracker.active_loop else resume(knowledge, dispatcher, tracker)


def was_not_understood_before(tracker: Tracker) -> bool:
    """Whether the answer before this message already said that we did not understand."""
    turns = 0
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            turns += 1
            if turns > 1:
                return False
        said = str((event.get("metadata") or {}).get("utter_action") or "")
        if turns == 1 and said.startswith("utter_misunderstood"):
            return True
    return False


def leave_question_open(tracker: Tracker) -> Events:
    """After three askings, a question of the form is left open rather than asked for ever."""
    asked = str(tracker.get_slot("requested_slot"))
    name = f"utter_ask_facts_form_{asked}"
    times = sum((e.get("metadata") or {}).get("utter_action") == name for e in tracker.events)
    if times < MOST_ASKINGS or asked not in LEFT_OPEN:
        return []
    if asked == "country" and tracker.get_slot("language") == "en":
        return [SlotSet(asked, "OTHER")]
    return [SlotSet(asked, LEFT_OPEN[asked])]
