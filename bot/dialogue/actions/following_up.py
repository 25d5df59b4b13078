"""Reminders: asked for, stopped with a word, and what is answered to them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from secrets import token_hex

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.dossier_base import (
    DossierAction,
    day_in_words,
    now,
    say_response,
    zone_of,
)
from bot.dialogue.entering import ASKS_ENTRY
from bot.dialogue.state import entity, metadata
from bot.dossier.case import Case, Item
from bot.dossier.follow_up_times import due_times, not_at_night

AGREED = ("tomorrow", "week", "month")
BEFORE_EXPIRY = timedelta(days=3)
FILED = {
    "fr": "Signalement ou plainte, selon la personne",
    "en": "Report or complaint, as the person told",
}
"""What the dossier notes of it; the person can correct it, as everything else."""


class ActionSetReminders(DossierAction):
    """Asks when to come back, and notes it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_set_reminders"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Reminders belong to a dossier: without one nothing is kept to be reminded of."""
        case = await self.case(tracker)
        wanted = entity(tracker, "reminder")
        if wanted is None:
            dispatcher.utter_message(response="utter_reminders_ask")
            return []
        kinds = AGREED if wanted == "all" else (wanted,)
        zone = zone_of(tracker)
        due = due_times(now(), kinds, zone)
        address = metadata(tracker).get("address")
        moments = {kind: moment.timestamp() for kind, moment in due.items()}
        # Planning the others may keep the dossier longer; this one then comes with them.
        warned = not_at_night(case.expires - BEFORE_EXPIRY, zone)
        if "month" not in kinds and warned > now():
            moments["expiry"] = warned.timestamp()
        await asyncio.to_thread(self.desk.reminders.plan, tracker.sender_id, moments, address)
        if address is None:
            dispatcher.utter_message(response="utter_reminders_here")
        elif wanted == "all":
            say_response(dispatcher, domain, tracker, "utter_reminders_set_all")
        else:
            date = day_in_words(due[wanted], tracker)
            say_response(dispatcher, domain, tracker, "utter_reminders_set", date=date)
        return []


class ActionStopReminders(DossierAction):
    """Stops them; the dossier stays."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_stop_reminders"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """One word is enough, and it is enough once."""
        stopped = await asyncio.to_thread(self.desk.reminders.stop, tracker.sender_id)
        response = "utter_reminders_stopped" if stopped else "utter_reminders_none"
        say_response(dispatcher, domain, tracker, response)
        return []


class ActionFollowUp(DossierAction):
    """Says what somebody asked to be reminded of."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_follow_up"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """How things stand, with the warning that fits how long it is ago."""
        case = await self.case(tracker)
        after = entity(tracker, "after") or "tomorrow"
        date = day_in_words(case.expires, tracker)
        say_response(dispatcher, domain, tracker, f"utter_follow_up_{after}", date=date)
        return []


class ActionFollowUpAnswer(DossierAction):
    """Takes what is answered to a reminder."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_follow_up_answer"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A report is noted with its date; anything new is to be told in words."""
        news = entity(tracker, "news")
        if news == "filed":
            case = await self.change(tracker, lambda case: _with_report(case))
            say_response(
                dispatcher,
                domain,
                tracker,
                "utter_follow_up_filed",
                asks=ASKS_ENTRY,
                count=len(case.items),
            )
        elif news == "more":
            say_response(dispatcher, domain, tracker, "utter_follow_up_more")
        else:
            say_response(dispatcher, domain, tracker, "utter_follow_up_not_yet")
        return []


def _with_report(case: Case) -> Case:
    moment = now()
    told = Item(token_hex(8), "event", FILED[case.language], moment, when=moment.date().isoformat())
    return replace(case, items=(*case.items, told))
