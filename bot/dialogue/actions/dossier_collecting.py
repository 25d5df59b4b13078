"""What to look for as evidence, and how it is captured on each device and platform."""

from __future__ import annotations

import asyncio

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.dossier_base import DossierAction, now, phrase_button, say, say_response
from bot.dialogue.entering import ASKS_ENTRY
from bot.dialogue.saying import phrase
from bot.dialogue.state import entity, facts_of, hearer_of
from bot.dossier.case import Case
from bot.dossier.checklist import PLATFORMS, capture_text, pieces_for, platforms_in
from bot.plans.wording import text_for

MOST_PIECES = 7
"""Pieces that one message names, those that are still looked for first."""


class ActionWhatToCollect(DossierAction):
    """Says what helps most in this situation; shows how to capture it where a platform is named."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_what_to_collect"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """It needs no dossier: nothing is kept by asking."""
        written = tracker.latest_message.get("text") or ""
        named = entity(tracker, "platform") or next(iter(platforms_in(written)), None)
        if named:
            self._show_capture(named, dispatcher, tracker)
            return []
        kept = await asyncio.to_thread(self.desk.dossiers.read, tracker.sender_id)
        case = kept or self._imagined(tracker)
        hearer = hearer_of(tracker)
        pieces = sorted(pieces_for(case), key=lambda piece: piece.found)[:MOST_PIECES]
        lines = [
            phrase(
                self.knowledge, "piece_found_line" if piece.found else "piece_line", hearer
            ).format(piece=text_for(piece.words, hearer))
            for piece in pieces
        ]
        say_response(dispatcher, domain, tracker, "utter_collect_head", below=lines)
        buttons = self._platform_buttons(tracker, kept is not None)
        asks = ASKS_ENTRY if kept else None
        say_response(dispatcher, domain, tracker, "utter_collect_ask", buttons=buttons, asks=asks)
        return []

    def _show_capture(
        self, platform: str, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> None:
        hearer = hearer_of(tracker)
        buttons = [
            phrase_button(self.knowledge, "add_to_dossier", hearer, "/add_evidence"),
            phrase_button(self.knowledge, "back_to_plan", hearer, "/resume"),
        ]
        say(dispatcher, capture_text(platform, hearer), buttons)

    def _platform_buttons(self, tracker: Tracker, kept: bool) -> list[dict[str, str]]:
        hearer = hearer_of(tracker)
        buttons = [
            phrase_button(
                self.knowledge,
                f"capture_{platform}",
                hearer,
                f'/what_to_collect{{"platform":"{platform}"}}',
            )
            for platform in PLATFORMS
        ]
        last = ("add_to_dossier", "/add_evidence") if kept else ("keep_a_dossier", "/keep_dossier")
        return [*buttons, phrase_button(self.knowledge, last[0], hearer, last[1])]

    def _imagined(self, tracker: Tracker) -> Case:
        """A case that is kept nowhere, so that the list fits what is known."""
        facts = {name: value for name, value in facts_of(tracker).items() if value}
        situation = tracker.get_slot("situation")
        return Case("0" * 32, now(), now(), situation=situation, facts=facts)
