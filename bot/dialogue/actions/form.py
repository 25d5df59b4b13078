"""The few questions that change the plan, asked only where the answer is not known yet."""

from __future__ import annotations

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain
from bot.dialogue.saying import minor_text
from bot.dialogue.state import facts_of, latest_intent, resolve_situation
from bot.plans.knowledge import GENERAL, load_knowledge
from bot.plans.plan import CONTACT

SMALL_TALK = {"utter_answer_greet", "utter_answer_thanks", "utter_answer_goodbye"}
"""What need not be answered beside an answer."""
THANKS = "utter_thanks_for_facts"


class ValidateFactsForm(FormValidationAction):
    """Chooses the questions, and answers what was asked beside the answer."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_facts_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: Domain,
    ) -> list[str]:
        """The questions of the situation that are still open, in its order."""
        named = tracker.get_slot("situation") or GENERAL
        situation = load_knowledge().situation(resolve_situation(named, facts_of(tracker)))
        return [name for name in situation.questions if _is_open(name, tracker)]

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[dict[str, Any]]:
        """React to what was just learnt, then let the form go on."""
        learnt = tracker.slots_to_validate()
        # « It was a transfer » says that there was a payment, whatever was asked.
        implied = "payment_means" in learnt and tracker.get_slot("paid") is None
        response = f"utter_answer_{latest_intent(tracker)}"
        answerable = response in domain.get("responses", {}) and response not in SMALL_TALK
        if learnt and answerable and not _was_just_said(response, tracker):
            # A question asked together with an answer is answered too.
            dispatcher.utter_message(response=response)
        if implied:
            # Known before the next question is chosen.
            tracker.slots["paid"] = "yes"
        # A form that begins anew is told everything that was learnt before, too.
        if (learnt.get("paid") == "yes" or implied) and not _was_said(THANKS, tracker):
            dispatcher.utter_message(response=THANKS)
        events = list(await super().run(dispatcher, tracker, domain))
        events += self._tell_minors_first(learnt, dispatcher, tracker)
        if implied:
            events.append(SlotSet("paid", "yes"))
        if learnt.get("exposure") == "none":
            # « None of that » answers three questions at once.
            unknown = [name for name in CONTACT if tracker.get_slot(name) is None]
            events += [SlotSet(name, "no") for name in unknown]
        return events

    def _tell_minors_first(
        self, learnt: dict[str, Any], dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[dict[str, Any]]:
        """What matters most before 18 is said as soon as the age is, not after the questions."""
        before = tracker.get_slot("situation")
        after = resolve_situation(before, facts_of(tracker)) if before else before
        if "age_band" not in learnt or after != "sextortion_minor" or before == after:
            return []
        dispatcher.utter_message(text=minor_text(load_knowledge(), tracker))
        return [SlotSet("situation", after)]


def _was_said(response: str, tracker: Tracker) -> bool:
    said = ((event.get("metadata") or {}).get("utter_action") for event in tracker.events)
    return response in said


def _was_just_said(response: str, tracker: Tracker) -> bool:
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            break
        if (event.get("metadata") or {}).get("utter_action") == response:
            return True
    return False


def _is_open(name: str, tracker: Tracker) -> bool:
    if name == "exposure":
        # « Il n'a rien payé » answers it as well as a button does.
        return all(tracker.get_slot(contact) is None for contact in ("exposure", *CONTACT))
    if name == "payment_means" and tracker.get_slot("paid") != "yes":
        return False
    return tracker.get_slot(name) is None
