"""Reads each message before anything is decided: its language, and whom we speak to."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.state import entity, latest_intent, metadata
from bot.plans.wording import voice_of
from bot.triage.kind import is_received
from bot.triage.language import (
    LANGUAGES,
    detect_language,
    guess_language,
    language_of_client,
    other_language,
)
from bot.triage.parts import own_words


class ActionReadMessage(GuideAction):
    """Fills ``language``, ``voice``, ``role`` and ``origin`` on every message (custom mappings)."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_read_message"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Decide the language and the voice."""
        role = role_of(tracker)
        age_band = entity(tracker, "age_band") or tracker.get_slot("age_band")
        voice = voice_of(role, age_band, tracker.get_slot("situation"))
        if tracker.get_slot("follows_as") == "child" and age_band != "adult":
            voice = "child"  # a parent's code was theirs to write
        other = other_language_of(tracker)
        return [
            SlotSet("other_language", other or tracker.get_slot("other_language")),
            SlotSet("language", language_of(tracker, other)),
            SlotSet("voice", voice),
            SlotSet("role", role),
            SlotSet("origin", metadata(tracker).get("origin") or tracker.get_slot("origin")),
        ]


def role_of(tracker: Tracker) -> str | None:
    """Who speaks: the victim, a parent, or hotline staff.

    « Mon fils » in what an agent types is the caller's son, and « mes enfants vont me prendre pour
    un idiot » in the middle of a plan makes nobody a parent: then only a command changes it.
    """
    before, stated = tracker.get_slot("role"), entity(tracker, "role")
    if latest_intent(tracker) == "start":
        return stated or before
    if before == "staff" or tracker.get_slot("stage") in {"plan", "closed"}:
        return str(before) if before else None
    return stated or before


def other_language_of(tracker: Tracker) -> str | None:
    """The language that somebody writes in, when we understand but do not speak it."""
    text = own_words(tracker.latest_message.get("text") or "")
    if text.startswith("/") or (is_received(text) and _client_code(tracker).startswith(LANGUAGES)):
        # A letter in Spanish does not make somebody speak it whose phone speaks French.
        return None
    return other_language(text)


def _client_code(tracker: Tracker) -> str:
    return str(metadata(tracker).get("language") or "").lower()


def language_of(tracker: Tracker, other: str | None) -> str:
    """The language to answer in.

    What the person chooses wins; then the language they write in, where it is certain; then their
    client's, on the first message. A text that they received says nothing about them, except when
    nothing else is known.
    """
    before = str(tracker.get_slot("language") or "fr")
    text = own_words(tracker.latest_message.get("text") or "")
    intent = latest_intent(tracker)
    written = None if text.startswith("/") or other else detect_language(text)
    first = sum(1 for event in tracker.events if event.get("event") == "user") <= 1
    client = language_of_client(_client_code(tracker))
    if intent == "choose_language":
        return entity(tracker, "language") or _other_than(before, text, written)
    if other and first:
        # Many who write Arabic read French; elsewhere English is the likelier.
        likelier = "fr" if other == "ar" else "en"
        return client if client and _client_code(tracker).startswith(LANGUAGES) else likelier
    if is_received(text):
        return client or written or before if first else before
    if first and not client and not other:
        written = written or guess_language(text)
    return written or (client if first and client else before)


_ASKED_FOR = {
    "fr": ("franc", "french", "francais", "français"),
    "en": ("engl", "angl", "inglés"),
}


def _other_than(before: str, text: str, written: str | None) -> str:
    lowered = text.lower()
    asked = [
        language for language, words in _ASKED_FOR.items() if any(word in lowered for word in words)
    ]
    if len(asked) == 1 and asked != [before]:
        return asked[0]
    if written and written != before:
        # « I don't speak French » names French, and asks for English.
        return written
    if asked == [before]:
        return before
    return "en" if before == "fr" else "fr"
