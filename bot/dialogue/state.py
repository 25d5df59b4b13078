"""What the actions read of a conversation: whom we speak to, the situation, the facts, the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker

from bot.dialogue.earlier import earlier_cases
from bot.plans.knowledge import Knowledge
from bot.plans.plan import make_plan, next_step
from bot.plans.wording import Hearer

FACTS = (
    "role",
    "age_band",
    "paid",
    "payment_means",
    "replied",
    "gave_papers",
    "images_sent",
    "images_out",
    "account_lost",
    "country",
)
STEP_BUTTON = re.compile(r'/step_done\{"step":"(\w+)"\}')
STEP_CARD = {"card": "step"}
QUESTION_CARD = {"card": "question"}
CRISIS_CARD = "crisis"
STAY_CARD = "crisis_stay"
"""Marks the messages after which what is typed is heard as being about the danger."""


def danger_asked_about(events: Sequence[Mapping[str, Any]]) -> str:
    """What the last question about danger was called: ``Danger.reply``, or ``sos``.

    Args:
        events: those of a conversation, the newest last.
    """
    for event in reversed(events):
        custom = (event.get("data") or {}).get("custom") or {}
        if event.get("event") == "bot" and custom.get("card") == CRISIS_CARD:
            return str(custom.get("kind") or "sos")
    return "sos"


def danger_lately(events: Sequence[Mapping[str, Any]], most: int) -> bool:
    """Whether the question about danger was asked within the last messages of somebody.

    Args:
        events: those of a conversation, the newest last.
        most: how many of their messages count as lately.
    """
    heard = 0
    for event in reversed(events):
        heard += event.get("event") == "user"
        if heard > most:
            return False
        if event.get("event") == "bot" and card_of(event) == CRISIS_CARD:
            return True
    return False


def hearer_of(tracker: Tracker) -> Hearer:
    """Whom this conversation speaks to."""
    return Hearer(tracker.get_slot("language") or "fr", tracker.get_slot("voice") or "victim")


def facts_of(tracker: Tracker) -> dict[str, str | None]:
    """What is known of the person."""
    return {name: tracker.get_slot(name) for name in FACTS}


def resolve_situation(situation: str, facts: Mapping[str, str | None]) -> str:
    """Correct a situation by what the facts say of age and images.

    Blackmail with images of somebody under 18 is ``sextortion_minor`` whatever it was called at
    first, and a mass mail to somebody who did send images is no bluff.

    Example:
        >>> resolve_situation("sextortion_webcam", {"age_band": "13_15"})
        'sextortion_minor'
    """
    band = facts.get("age_band")
    if situation == "sextortion_mass_mail" and facts.get("images_sent") == "yes":
        situation = "sextortion_webcam"
    if situation == "sextortion_webcam" and band in {"under13", "13_15", "16_17", "unsaid"}:
        return "sextortion_minor"
    if situation == "sextortion_minor" and band == "adult":
        return "sextortion_webcam"
    return situation


def plan_of(tracker: Tracker, knowledge: Knowledge) -> list[str]:
    """The step ids of this person's plan; empty while no situation is named."""
    situation = tracker.get_slot("situation")
    if not situation:
        return []
    return plan_with(tracker, knowledge, situation, facts_of(tracker))


def plan_with(
    tracker: Tracker, knowledge: Knowledge, situation: str, facts: Mapping[str, str | None]
) -> list[str]:
    """The step ids of this person's plan for a situation and facts that this turn may change."""
    return make_plan(
        knowledge.situation(situation),
        facts,
        knowledge,
        also=tracker.get_slot("shared_steps") or (),
        earlier=earlier_cases(tracker.slots, knowledge),
    )


def current_step(tracker: Tracker, knowledge: Knowledge) -> str | None:
    """The step that the person is at, if a plan is running and not finished."""
    done, later = tracker.get_slot("done") or [], tracker.get_slot("later") or []
    return next_step(plan_of(tracker, knowledge), done, later)


def meant_step(tracker: Tracker, knowledge: Knowledge) -> str | None:
    """The step that « done » or « later » is about: what a button names, or where we are.

    Where a second person follows, words are about the card that was shown last: they may have
    ticked it meanwhile.
    """
    shown = shown_step(tracker) if tracker.get_slot("follows_as") else None
    return entity(tracker, "step") or shown or current_step(tracker, knowledge)


def shown_step(tracker: Tracker) -> str | None:
    """The step whose buttons were shown last."""
    for event in reversed(tracker.events):
        for button in ((event.get("data") or {}).get("buttons") or []) if is_ours(event) else ():
            if match := STEP_BUTTON.match(button["payload"]):
                return match[1]
    return None


def is_ours(event: Mapping[str, Any]) -> bool:
    """Whether an event is a message of ours."""
    return event.get("event") == "bot"


def latest_intent(tracker: Tracker) -> str:
    """The intent of the message that is being answered."""
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")


def latest_confidence(tracker: Tracker) -> float:
    """How sure the classifier is of that intent, from 0 to 1."""
    return float((tracker.latest_message.get("intent") or {}).get("confidence") or 0.0)


def entity(tracker: Tracker, name: str) -> str | None:
    """The value of an entity of the message that is being answered."""
    return next(tracker.get_latest_entity_values(name), None)


def metadata(tracker: Tracker) -> Mapping[str, Any]:
    """What the channel says of the message: the client's language, a danger that was noticed."""
    return tracker.latest_message.get("metadata") or {}


def was_introduced(events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether anything was said to this person beside the lines of help.

    Somebody who begins with « je veux mourir » or SOS is answered that first; what Sangfroid is
    comes when the conversation does.

    Args:
        events: the conversation's events, as Rasa writes them.
    """
    about_danger = False
    for event in events:
        if event.get("event") == "user":
            intent = (event.get("parse_data") or {}).get("intent") or {}
            about_danger = intent.get("name") == "crisis_answer"
        elif (
            event.get("event") == "bot"
            and not about_danger
            and card_of(event) not in {CRISIS_CARD, STAY_CARD}
        ):
            return True
    return False


def card_of(event: Mapping[str, Any]) -> str | None:
    """The kind of card of a message of ours, if it is one."""
    return ((event.get("data") or {}).get("custom") or {}).get("card")


def slots_before_message(tracker: Tracker) -> dict[str, Any]:
    """The slots as they were before the message that is being answered.

    Rasa fills slots from a message before any action runs; what was known before is read from
    the events.
    """
    events: Sequence[Mapping[str, Any]] = tracker.events
    last = max((n for n, e in enumerate(events) if e.get("event") == "user"), default=len(events))
    slots: dict[str, Any] = {}
    for event in events[:last]:
        kind = event.get("event")
        if kind in {"session_started", "reset_slots", "restart"}:
            slots = {}
        elif kind == "slot":
            slots[str(event["name"])] = event.get("value")
    return slots
