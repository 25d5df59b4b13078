"""Files: what may be opened, what is said when nothing may, and when one cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.care.image_rule import (
    READABLE,
    SHOWS_PICTURES,
    Decision,
    decide,
    is_about_images,
    may_be_minor,
)
from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume
from bot.dialogue.offering import CERTAIN, LIKELY
from bot.dialogue.saying import as_custom, spoken
from bot.dialogue.state import entity, facts_of, hearer_of
from bot.plans.places import place_lines
from bot.plans.plan import IMAGE_CASES, MINOR_BANDS
from bot.plans.wording import MOST_CHARACTERS
from bot.triage.situation import DESCRIBE

HASH_ROUTES = {True: ("int-takeitdown-ncmec",), False: ("int-stopncii",)}
REMOVAL = 120
"""Characters of what the channel adds: that the file was taken out, or how to do it."""
BOTH_ROUTES = (*HASH_ROUTES[True], *HASH_ROUTES[False])


class ActionConsiderFile(GuideAction):
    """Decides about a file that was offered: reads it, asks about it, or leaves it closed."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_consider_file"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say what is done with it; the channel does it."""
        kind = entity(tracker, "file") or "other"
        decision = decide(kind, last_situation(tracker), told_facts(tracker))
        if decision is Decision.REMOVE:
            return leave_closed(self, kind, dispatcher, tracker, domain)
        if decision is Decision.ASK:
            return ask(dispatcher, tracker, domain)
        return read("utter_reading_document", dispatcher, tracker, domain)


class ActionOpenPicture(GuideAction):
    """« It is only text »: the picture is read, unless what is known by now forbids it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_open_picture"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Hold the rule against what is known now, not against what was known when we asked."""
        if decide("picture", last_situation(tracker), told_facts(tracker)) is Decision.REMOVE:
            return leave_closed(self, "picture", dispatcher, tracker, domain)
        if not has_consented(tracker):
            return ask(dispatcher, tracker, domain)
        events = read("utter_reading_picture", dispatcher, tracker, domain)
        if tracker.get_slot("age_band") is None:
            events = [SlotSet("age_band", "adult"), *events]
        return events


class ActionLeaveClosed(GuideAction):
    """« No, or I don't know »: the picture is not opened."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_leave_closed"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say so, and go on with words."""
        return leave_closed(self, "picture", dispatcher, tracker, domain)


class ActionExplainUnread(GuideAction):
    """A file could not be read: says why, and what to do instead."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_explain_unread"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Explain; nothing of the conversation is lost."""
        refusal = entity(tracker, "refusal") or "crashed"
        dispatcher.utter_message(text=spoken(domain, f"utter_unread_{refusal}", tracker).text)
        return go_on(self, dispatcher, tracker)


def read(
    response: str, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
) -> Events:
    """Tell the channel to fetch the file."""
    dispatcher.utter_message(
        text=spoken(domain, response, tracker).text, json_message=as_custom(file="read")
    )
    return listen(tracker)


def leave_closed(
    action: GuideAction,
    kind: str,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
) -> Events:
    """Say that nothing was opened, why, what the original is good for, and what to do instead."""
    situation, facts = last_situation(tracker), told_facts(tracker)
    minor = may_be_minor(situation, facts)
    images = is_about_images(situation, facts)
    child = facts.get("age_band") in MINOR_BANDS or facts.get("role") == "parent"
    reason = _reason(kind, child, images or minor)
    why = spoken(domain, f"utter_closed_{reason}", tracker).text
    details: list[str] = []
    if images or minor or kind in SHOWS_PICTURES:
        routes = HASH_ROUTES[minor] if minor or facts.get("age_band") == "adult" else BOTH_ROUTES
        channels = [action.knowledge.channels[route] for route in routes]
        details.append(spoken(domain, "utter_hash_route", tracker).text)
        details += place_lines(action.knowledge, channels, hearer_of(tracker))
    enough = spoken(domain, "utter_words_are_enough", tracker).text
    first, second = closed_messages(why, details, enough)
    dispatcher.utter_message(text=first, json_message=as_custom(file="remove"))
    if second:
        dispatcher.utter_message(text=second)
    # Before anything is named the words above ask for it already.
    under_way = tracker.active_loop or tracker.get_slot("stage")
    return go_on(action, dispatcher, tracker) if under_way else []


def closed_messages(reason: str, details: Sequence[str], enough: str) -> tuple[str, str]:
    """What is said of a file that stays closed: in one message, or two where that is too long."""
    whole = "\n".join([reason, *details, enough])
    if len(whole) + REMOVAL <= MOST_CHARACTERS:
        return whole, ""
    return f"{reason}\n{enough}", "\n".join(details)


def go_on(action: GuideAction, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Take up what was open."""
    if tracker.active_loop:
        # A form that was interrupted asks again once it is active anew.
        return [ActiveLoop(tracker.active_loop["name"])]
    return resume(action.knowledge, dispatcher, tracker)


def ask(dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
    """Ask whether a picture is only text; the first time, whether the person is 18 as well."""
    name = "utter_picture_question" if has_consented(tracker) else "utter_picture_and_age_question"
    question = spoken(domain, name, tracker)
    dispatcher.utter_message(
        text=question.text, buttons=question.buttons, json_message=as_custom(file="wait")
    )
    return listen(tracker)


def _reason(kind: str, child: bool, images: bool) -> str:
    """Which of the sentences says why a file stays closed."""
    if kind not in READABLE:
        return "voice" if kind == "sound" else "kind"
    if child:
        return "minor"
    return "images" if images else "picture"


def has_consented(tracker: Tracker) -> bool:
    """Whether the person has pressed, in this conversation, that they are 18 or over."""
    return any(value == "adult" for value in _entities(tracker, "consent"))


def told_facts(tracker: Tracker) -> dict[str, str | None]:
    """The facts, and among them the youngest age that was ever told.

    Another age told later may be somebody else's (« il a 35 ans »), and beginning again makes
    nobody older.
    """
    facts = facts_of(tracker)
    young = {*MINOR_BANDS, "unsaid"}
    if facts.get("age_band") in young:
        return facts
    told = next((age for age in _entities(tracker, "age_band") if age in young), None)
    if told is None and any(_entities(tracker, "closed")):
        told = "unsaid"
    return {**facts, "age_band": told or facts.get("age_band")}


def _entities(tracker: Tracker, name: str) -> Iterator[str]:
    for event in tracker.events:
        if event.get("event") == "user":
            for found in (event.get("parse_data") or {}).get("entities") or ():
                if found.get("entity") == name:
                    yield str(found.get("value"))


def listen(tracker: Tracker) -> Events:
    """Wait for the person; a question that was open goes on being the one they may answer."""
    if not tracker.active_loop:
        return []
    return [ActiveLoop(tracker.active_loop["name"]), FollowupAction("action_listen")]


def last_situation(tracker: Tracker) -> str | None:
    """The situation that was named, or intimate images if anything that was said spoke of them.

    What was understood with certainty counts for the whole conversation. What was only likely
    does not count any more once the person chose a situation themselves, or began again; and a
    guess does not count at all.
    """
    chosen = False
    for event in reversed(tracker.events):
        if event.get("event") != "user":
            continue
        understood = (event.get("parse_data") or {}).get("intent") or {}
        intent, confidence = str(understood.get("name") or ""), understood.get("confidence") or 0.0
        enough = CERTAIN if chosen else LIKELY
        if intent.removeprefix(DESCRIBE) in IMAGE_CASES and confidence >= enough:
            return intent.removeprefix(DESCRIBE)
        chosen = chosen or intent in {"choose_situation", "begin_again", "describe_unclear"}
    situation = tracker.get_slot("situation")
    return str(situation) if situation else None
