"""The few questions that change the plan, asked only where the answer is not known yet."""

from __future__ import annotations

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain
from bot.dialogue.state import latest_intent
from bot.plans.knowledge import load_knowledge

CONTACTS = ("paid", "replied", "gave_papers")


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
        situation = load_knowledge().situation(tracker.get_slot("situation") or "general")
        return [name for name in situation.questions if _is_open(name, tracker)]

    async def validate_exposure(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """« None of that » answers three questions at once."""
        if value != "none":
            return {"exposure": value}
        unknown = [name for name in CONTACTS if tracker.get_slot(name) is None]
        return {"exposure": value, **dict.fromkeys(unknown, "no")}

    async def validate_paid(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Thank the person for saying so, before the next question."""
        if value == "yes":
            dispatcher.utter_message(response="utter_thanks_for_facts")
        return {"paid": value}

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[dict[str, Any]]:
        """A question asked together with an answer is answered too."""
        intent = latest_intent(tracker)
        if tracker.slots_to_validate() and f"utter_answer_{intent}" in domain.get("responses", {}):
            dispatcher.utter_message(response=f"utter_answer_{intent}")
        return list(await super().run(dispatcher, tracker, domain))


def _is_open(name: str, tracker: Tracker) -> bool:
    if name == "exposure":
        known = [tracker.get_slot(contact) for contact in CONTACTS]
        return tracker.get_slot("exposure") is None and "yes" not in known and None in known
    if name == "payment_means" and tracker.get_slot("paid") != "yes":
        return False
    return tracker.get_slot(name) is None
