"""Coming back to where the conversation stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.earlier import earlier_cases, taken_up_again
from bot.dialogue.saying import (
    as_custom,
    dossier_buttons,
    humans_for,
    phrase,
    step_buttons,
)
from bot.dialogue.state import (
    current_step,
    entity,
    facts_of,
    hearer_of,
    latest_intent,
    plan_of,
    plan_with,
    shown_step,
)
from bot.plans.card import card_messages, first_aid_text, how_messages, step_title
from bot.plans.knowledge import Knowledge
from bot.plans.plan import Case, case_of, is_minor, next_step
from bot.plans.wording import text_for

VAIN_ASKINGS = 2


class ActionResume(GuideAction):
    """Asks again, in other words, for what the conversation was at."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_resume"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Resume; a yes to « shall we go back to step 2? » brings the whole card."""
        if tracker.get_slot("stage") == "plan" and latest_intent(tracker) in {"affirm", "resume"}:
            return show_step_or_patience(self.knowledge, dispatcher, tracker)
        return resume(self.knowledge, dispatcher, tracker)


def resume(knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Say the one sentence that brings the person back to where they were."""
    stage = tracker.get_slot("stage")
    if stage == "confirm":
        return ask_confirmation(knowledge, dispatcher, tracker)
    if stage == "plan":
        return remind_of_step(knowledge, dispatcher, tracker)
    if stage == "closed":
        dispatcher.utter_message(response="utter_anything_else")
        return []
    before = taken_up_again(None, tracker.slots)
    if before and latest_intent(tracker) in {"resume", "deny"}:
        return go_back_to(before, knowledge, dispatcher, tracker)
    return ask_what_happened(knowledge, dispatcher, tracker)


def go_back_to(
    before: Mapping[str, Any],
    knowledge: Knowledge,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
) -> Events:
    """Take up an earlier case, whose slots these are, where it was left."""
    tracker.slots.update(before)
    events = [SlotSet(name, value) for name, value in before.items()]
    return [*events, *remind_of_step(knowledge, dispatcher, tracker)]


def ask_what_happened(
    knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker
) -> Events:
    """Ask what happened; thank for a fact, and after two vain askings name humans too."""
    if latest_intent(tracker) == "inform":
        paid = next(tracker.get_latest_entity_values("paid"), None) == "yes"
        dispatcher.utter_message(response="utter_thanks_for_facts" if paid else "utter_noted")
    elif _asked_in_vain(tracker):
        dispatcher.utter_message(response="utter_misunderstood_again")
        dispatcher.utter_message(text=humans_for(knowledge, tracker))
    dispatcher.utter_message(response="utter_ask_what_happened")
    return []


def _asked_in_vain(tracker: Tracker) -> bool:
    bots = [event for event in tracker.events if event.get("event") == "bot"]
    asked = [(event.get("metadata") or {}).get("utter_action") for event in bots[-4:]]
    return asked.count("utter_ask_what_happened") >= VAIN_ASKINGS


def ask_confirmation(
    knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker
) -> Events:
    """Ask whether the named situation is the right one; say the verdict if it was held back."""
    if not tracker.get_slot("verdict_held"):
        dispatcher.utter_message(response="utter_is_that_it")
        return []
    hearer = hearer_of(tracker)
    situation = knowledge.situation(tracker.get_slot("situation"))
    minor = is_minor(situation.id, facts_of(tracker))
    country = tracker.get_slot("country")
    first_aid = first_aid_text(situation, hearer, country, knowledge, minor)
    dispatcher.utter_message(text=f"{text_for(situation.verdict, hearer)}\n\n{first_aid}")
    dispatcher.utter_message(response="utter_is_that_it")
    return [SlotSet("verdict_held", False)]


def remind_of_step(
    knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker
) -> Events:
    """Name the step we were at, with its buttons."""
    step = current_step(tracker, knowledge)
    if step is None:
        dispatcher.utter_message(response="utter_closing")
        return [SlotSet("stage", "closed")]
    hearer = hearer_of(tracker)
    dispatcher.utter_message(
        response="utter_resume_step",
        position=plan_of(tracker, knowledge).index(step) + 1,
        title=step_title(knowledge.steps[step], hearer),
        buttons=step_buttons(knowledge, step, hearer),
    )
    return []


def show_how(knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Show the moves of the step that a button names, or of the current one."""
    step = entity(tracker, "step") or current_step(tracker, knowledge)
    if step is None or step not in knowledge.steps:
        return resume(knowledge, dispatcher, tracker)
    hearer = hearer_of(tracker)
    how, *menus = how_messages(knowledge, knowledge.steps[step], hearer)
    for message in (how, *menus)[:-1]:
        dispatcher.utter_message(text=message, json_message=as_custom(card="step"))
    dispatcher.utter_message(
        text=(how, *menus)[-1],
        buttons=step_buttons(knowledge, step, hearer)[::2],
        json_message=as_custom(card="step"),
    )
    return []


def show_step_or_patience(
    knowledge: Knowledge, dispatcher: CollectingDispatcher, tracker: Tracker
) -> Events:
    """Show the whole card; when it is what was just shown, leave the person their time."""
    step = current_step(tracker, knowledge)
    moved = shown_step(tracker) != step  # by somebody who follows the same plan
    if step is None or moved or not _card_was_just_shown(tracker):
        return show_step(knowledge, dispatcher, tracker)
    hearer = hearer_of(tracker)
    dispatcher.utter_message(
        text=phrase(knowledge, "take_your_time", hearer),
        buttons=step_buttons(knowledge, step, hearer),
    )
    return []


def show_step(
    knowledge: Knowledge,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    done: list[str] | None = None,
    later: list[str] | None = None,
    facts: dict[str, str | None] | None = None,
    situation: str | None = None,
    lead: str = "",
    more: Sequence[dict[str, str]] = (),
) -> Events:
    """Show the card of the current step, or close when none is left.

    A lead (« Bien, une chose de faite ») is part of the card, so that a channel that edits the
    card in place keeps one message.

    Args:
        knowledge: the knowledge base.
        dispatcher: where the card goes.
        tracker: the conversation.
        done: the steps done, where this turn changes them.
        later: the steps put off, where this turn changes them.
        facts: the facts, where this turn changes them.
        situation: the situation, where this turn changes it.
        lead: what to say on top of the card.
        more: choices beside those of the step.

    Returns:
        The stage that follows.
    """
    done = tracker.get_slot("done") or [] if done is None else done
    later = tracker.get_slot("later") or [] if later is None else later
    facts = facts or facts_of(tracker)
    scam_type = situation or tracker.get_slot("situation")
    plan = plan_with(tracker, knowledge, scam_type, facts)
    step = next_step(plan, done, later)
    if step is None:
        dispatcher.utter_message(response="utter_closing")
        return [SlotSet("stage", "closed")]
    hearer = hearer_of(tracker)
    now = Case(knowledge.situation(scam_type), facts)
    case = case_of(step, now, earlier_cases(tracker.slots, knowledge), knowledge)
    about = scam_type if case is now else case.situation.id
    messages = card_messages(
        knowledge, knowledge.steps[step], plan, hearer, about, case.facts, lead
    )
    for message in messages[:-1]:
        dispatcher.utter_message(text=message, json_message=as_custom(card="step"))
    dispatcher.utter_message(
        text=messages[-1],
        buttons=[
            *step_buttons(knowledge, step, hearer),
            *dossier_buttons(knowledge, step, hearer),
            *more,
        ],
        json_message=as_custom(card="step"),
    )
    return [SlotSet("stage", "plan")]


def _card_was_just_shown(tracker: Tracker) -> bool:
    for event in reversed(tracker.events):
        if event.get("event") == "bot":
            custom = (event.get("data") or {}).get("custom") or {}
            return bool(custom.get("card") == "step")
    return False
