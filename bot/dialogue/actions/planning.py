"""The plan, one card at a time: start, done, how, later, and a change of mind."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import remind_of_step, resume, show_how, show_step
from bot.dialogue.earlier import begun_anew
from bot.dialogue.saying import minor_text, share_offer, spoken
from bot.dialogue.state import (
    current_step,
    entity,
    facts_of,
    meant_step,
    plan_of,
    plan_with,
    resolve_situation,
)
from bot.plans.payments import ANY_MEANS
from bot.plans.plan import make_plan


class ActionStartPlan(GuideAction):
    """Shows the first card; when a plan was running, says that its order changed."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_start_plan"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Settle the situation by the facts, then show where to start."""
        facts = facts_of(tracker)
        before = tracker.get_slot("situation")
        situation = resolve_situation(before, facts)
        changed = tracker.get_slot("stage") == "plan"
        if situation == "sextortion_minor" and situation != before:
            dispatcher.utter_message(text=minor_text(self.knowledge, tracker))
        merged = not changed and bool(tracker.get_slot("earlier"))
        done = list(tracker.get_slot("done") or [])
        later = list(tracker.get_slot("later") or [])
        if merged:
            now = self.knowledge.situation(situation)
            done = begun_anew(now, facts, done, self.knowledge)
            later = begun_anew(now, facts, later, self.knowledge)
        elif changed and _speaks_of_a_payment(tracker):
            done = self._without_this_payment(done, facts)
        events = show_step(
            self.knowledge,
            dispatcher,
            tracker,
            done=done,
            later=later,
            facts=facts,
            situation=situation,
            lead=self._lead(merged, changed, situation, facts, done, tracker, domain),
        )
        ticked = [SlotSet("done", done), SlotSet("later", later)]
        return [SlotSet("situation", situation), *ticked, *events]

    def _lead(
        self,
        merged: bool,
        changed: bool,
        situation: str,
        facts: Mapping[str, str | None],
        done: list[str],
        tracker: Tracker,
        domain: Domain,
    ) -> str:
        """Say that the order changed, or that something is left of an earlier matter."""
        if changed:
            return spoken(domain, "utter_plan_changed", tracker).text
        own = make_plan(self.knowledge.situation(situation), facts, self.knowledge)
        both = plan_with(tracker, self.knowledge, situation, facts)
        if merged and set(both) - set(own) - set(done):
            return spoken(domain, "utter_plans_merged", tracker).text
        return ""

    def _without_this_payment(self, done: list[str], facts: Mapping[str, str | None]) -> list[str]:
        """Whoever corrects how they paid has that call to make, whatever was ticked."""
        means = facts.get("payment_means") or ANY_MEANS
        return [step for step in done if step != self.knowledge.payments[means].step]


def _speaks_of_a_payment(tracker: Tracker) -> bool:
    return bool(entity(tracker, "payment_means")) or entity(tracker, "paid") == "yes"


class ActionStepDone(GuideAction):
    """Ticks a step and shows the next."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_step_done"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button names its step; words mean the current one."""
        step = meant_step(tracker, self.knowledge)
        done = tracker.get_slot("done") or []
        plan = plan_of(tracker, self.knowledge)
        if step not in plan or step in done:
            if step in done and tracker.get_slot("follows_as"):
                # The other one was quicker: for both it is done.
                ticked = spoken(domain, "utter_step_done", tracker).text
                return show_step(self.knowledge, dispatcher, tracker, lead=ticked)
            if entity(tracker, "step"):
                dispatcher.utter_message(response="utter_answer_outdated")
            return resume(self.knowledge, dispatcher, tracker)
        done = [*done, step]
        later = [name for name in tracker.get_slot("later") or [] if name != step]
        only_put_off_left = set(plan) <= set(done) | set(later)
        lead = spoken(
            domain, "utter_some_left" if only_put_off_left else "utter_step_done", tracker
        )
        offer = share_offer(tracker, domain) if len(done) == 1 else None
        events = show_step(
            self.knowledge,
            dispatcher,
            tracker,
            done=done,
            later=later,
            lead=f"{lead.text}\n{offer.text}" if offer else lead.text,
            more=offer.buttons if offer else (),
        )
        offered = [SlotSet("share_offered", True)] if offer else []
        return [SlotSet("done", done), SlotSet("later", later), *offered, *events]


class ActionStepHow(GuideAction):
    """Shows how a step is done, move by move."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_step_how"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button names its step; words mean the current one."""
        return show_how(self.knowledge, dispatcher, tracker)


class ActionStepLater(GuideAction):
    """Puts a step off; the second time around, lets the person go."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_step_later"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button names its step; words mean the current one."""
        step = meant_step(tracker, self.knowledge)
        later = tracker.get_slot("later") or []
        done = tracker.get_slot("done") or []
        plan = plan_of(tracker, self.knowledge)
        if step not in plan or step in done:
            return remind_of_step(self.knowledge, dispatcher, tracker)
        if step in later:
            dispatcher.utter_message(response="utter_closing")
            return [SlotSet("stage", "closed")]
        later = [*later, step]
        every_open_one_is_put_off = set(plan) <= set(done) | set(later)
        lead = spoken(
            domain, "utter_some_left" if every_open_one_is_put_off else "utter_step_later", tracker
        )
        events = show_step(
            self.knowledge, dispatcher, tracker, done=done, later=later, lead=lead.text
        )
        return [SlotSet("later", later), *events]


class ActionReopen(GuideAction):
    """After the closing: takes up the steps that were put off, if there are any."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_reopen"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Show the next open step, as if nothing had been put off."""
        if current_step(tracker, self.knowledge) is None:
            return resume(self.knowledge, dispatcher, tracker)
        events = show_step(self.knowledge, dispatcher, tracker, later=[])
        return [SlotSet("later", []), *events]
