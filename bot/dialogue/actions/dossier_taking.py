"""The dossier as a file, for longer, or no longer; and all that is held about somebody."""

from __future__ import annotations

import asyncio
import json
import secrets
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.dossier_base import (
    DossierAction,
    day_in_words,
    now,
    say_response,
    words,
)
from bot.dialogue.actions.dossier_edits import show_list
from bot.dialogue.actions.resuming import resume
from bot.dialogue.state import entity
from bot.dossier.case import Case
from bot.dossier.case_json import case_json
from bot.dossier.export import make_export
from bot.dossier.letters import letters_written
from bot.port import Document
from bot.store.reminders import Reminder

LANGUAGES = {"fr": ("fr",), "en": ("en",), "both": ("fr", "en")}
NOT_TOLD = ("requested_slot", "session_started_metadata", "verdict_held")
"""Slots by which the dialogue finds its way, and which say nothing about anybody."""


class ActionExportDossier(DossierAction):
    """Makes the PDF and the archive, and hands both over."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_export_dossier"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Ask for the language first; what was erased meanwhile is not handed over."""
        case = await self.case(tracker)
        languages = LANGUAGES.get(entity(tracker, "export_in") or "")
        if languages is None:
            dispatcher.utter_message(response="utter_export_ask")
            return []
        letters = letters_written(case)
        export = await asyncio.to_thread(
            make_export, case, languages, now(), self.knowledge, letters
        )
        if await asyncio.to_thread(self.desk.dossiers.read, tracker.sender_id) is None:
            say_response(dispatcher, domain, tracker, "utter_export_gone")
            return []
        for response, document in (
            ("utter_export_pdf", Document(f"{export.name}.pdf", "application/pdf", export.pdf)),
            ("utter_export_zip", Document(f"{export.name}.zip", "application/zip", export.zip)),
        ):
            name = secrets.token_hex(8)
            self.desk.documents.keep(name, document)
            say_response(dispatcher, domain, tracker, response, document=name)
        return []


class ActionProlongDossier(DossierAction):
    """Keeps the dossier for thirty days more."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_prolong_dossier"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say until when."""
        await self.case(tracker)
        case = await asyncio.to_thread(self.desk.dossiers.prolong, tracker.sender_id)
        lead = words(
            domain, tracker, "utter_dossier_prolonged", date=day_in_words(case.expires, tracker)
        )
        await show_list(self, dispatcher, tracker, domain, lead=lead)
        return []


class ActionForgetDossier(DossierAction):
    """Erases the dossier alone, once that was confirmed; the conversation goes on."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_forget_dossier"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Ask first: there is no way back."""
        if entity(tracker, "agree") != "yes":
            await self.case(tracker)
            dispatcher.utter_message(response="utter_forget_dossier_ask")
            return []
        await asyncio.to_thread(self.desk.dossiers.forget, tracker.sender_id)
        self.desk.at_hand.take(tracker.sender_id)
        dispatcher.utter_message(response="utter_dossier_forgotten")
        return resume(self.knowledge, dispatcher, tracker)


class ActionShowMyData(DossierAction):
    """Says all that is held about this person, and hands it over as a file."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_show_my_data"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Conversation, dossier, reminders, what is at hand, the plan that is shared."""
        case = await asyncio.to_thread(self.desk.dossiers.read, tracker.sender_id)
        reminders = await asyncio.to_thread(self.desk.reminders.of, tracker.sender_id)
        sent = self.desk.at_hand.of(tracker.sender_id)
        waiting = [reminder for reminder in reminders if not reminder.delivered]
        lines = [words(domain, tracker, "utter_my_data_conversation")]
        if case:
            date = day_in_words(case.expires, tracker)
            count = len(case.items)
            lines.append(words(domain, tracker, "utter_my_data_dossier", date=date, count=count))
        if waiting:
            written = any(reminder.written for reminder in waiting)
            response = "utter_my_data_reminders" if written else "utter_my_data_reminders_here"
            lines.append(words(domain, tracker, response, count=len(waiting)))
        if sent:
            lines.append(words(domain, tracker, "utter_my_data_at_hand", count=len(sent)))
        if tracker.get_slot("follows_as"):
            lines.append(words(domain, tracker, "utter_my_data_shared"))
        name = secrets.token_hex(8)
        held = _held(tracker, case, reminders, self)
        data = json.dumps(held, ensure_ascii=False, indent=2, default=str).encode()
        self.desk.documents.keep(name, Document("data.json", "application/json", data))
        say_response(
            dispatcher,
            domain,
            tracker,
            "utter_my_data_file",
            lead="\n".join(lines),
            document=name,
        )
        return []


def _held(
    tracker: Tracker, case: Case | None, reminders: tuple[Reminder, ...], action: DossierAction
) -> dict[str, Any]:
    """Everything that is held, for a file of the person's own."""
    slots = {
        name: value
        for name, value in tracker.current_slot_values().items()
        if value not in (None, [], False) and name not in NOT_TOLD
    }
    dossier = None
    if case:
        waiting = [item.value for item in case.proposed]
        dossier = {**case_json(case, now(), action.knowledge), "not_yet_confirmed": waiting}
    moments = [
        {"kind": one.kind, "due": datetime.fromtimestamp(one.due, tz=now().tzinfo).isoformat()}
        for one in reminders
        if not one.delivered
    ]
    return {
        "conversation": {"facts": slots, "events": len(tracker.events)},
        "dossier": dossier,
        "reminders": moments,
        "in_memory": [one.text for one in action.desk.at_hand.of(tracker.sender_id)],
    }
