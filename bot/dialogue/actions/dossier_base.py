"""What every action of the dossier shares: the desk, the words for its lines, and its failures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.resuming import resume
from bot.dialogue.desk import Desk, configured_desk
from bot.dialogue.saying import button, phrase, spoken
from bot.dialogue.state import hearer_of, metadata
from bot.dossier.case import EVIDENCE, Case, Item
from bot.dossier.follow_up_times import zone_of_country
from bot.plans.knowledge import Knowledge
from bot.plans.places import written_day
from bot.plans.wording import Hearer
from bot.store.dossiers import DossierBusy, NoDossier
from bot.store.sealing import Unsealable
from bot.triage.inert import inert

SHOWN = 70
"""Characters of an item that a line of the chat shows."""
Buttons = list[dict[str, str]]


class DossierAction(GuideAction):
    """An action about the dossier.

    Args:
        knowledge: the knowledge base; the project's own by default.
        desk: the dossiers; those of the settings by default.
    """

    def __init__(self, knowledge: Knowledge | None = None, desk: Desk | None = None) -> None:
        super().__init__(knowledge)
        self._desk = desk

    def name(self) -> str:
        """Only the subclasses are actions of the domain."""
        return "action_dossier"

    @property
    def desk(self) -> Desk:
        """The dossiers."""
        return self._desk or configured_desk()

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Do it; say that there is no dossier, or that it cannot be opened just now."""
        try:
            return await self.act(dispatcher, tracker, domain)
        except NoDossier:
            dispatcher.utter_message(response="utter_dossier_needed")
        except (SQLAlchemyError, OSError, DossierBusy, Unsealable):
            dispatcher.utter_message(response="utter_dossier_failed")
            if not tracker.active_loop:
                return resume(self.knowledge, dispatcher, tracker)
        return []

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """What the action does."""
        raise NotImplementedError

    async def case(self, tracker: Tracker) -> Case:
        """The dossier of this conversation.

        Raises:
            NoDossier: when there is none.
        """
        case = await asyncio.to_thread(self.desk.dossiers.read, tracker.sender_id)
        if case is None:
            raise NoDossier
        return case

    async def change(self, tracker: Tracker, work: Callable[[Case], Case]) -> Case:
        """Change the dossier of this conversation; it is on disk when this returns.

        Raises:
            NoDossier: when there is none.
        """
        return await asyncio.to_thread(self.desk.dossiers.change, tracker.sender_id, work)


def say(
    dispatcher: CollectingDispatcher,
    text: str,
    buttons: Sequence[dict[str, str]] = (),
    held: Iterable[str] = (),
    asks: str | None = None,
    document: str | None = None,
) -> None:
    """Say a message of the dossier.

    Args:
        dispatcher: where it goes.
        text: its words.
        buttons: its choices.
        held: the pieces of it that stand in the dossier; it is then not kept as it was said.
        asks: what a text that is written below it is (``bot.dialogue.entering``).
        document: the name of a file at the desk that goes along.
    """
    pieces = list(held)
    fields = {"held": pieces, "quotes": bool(pieces), "asks": asks, "document": document}
    custom = {name: value for name, value in fields.items() if value}
    dispatcher.utter_message(text=text, buttons=list(buttons), json_message=custom)


def say_response(
    dispatcher: CollectingDispatcher,
    domain: Domain,
    tracker: Tracker,
    response: str,
    *,
    below: Sequence[str] = (),
    held: Iterable[str] = (),
    asks: str | None = None,
    document: str | None = None,
    buttons: Sequence[dict[str, str]] | None = None,
    lead: str = "",
    **values: Any,
) -> None:
    """Say a response of the domain as one message, with lines below it and a lead above it."""
    said = spoken(domain, response, tracker, **values)
    text = "\n".join(filter(None, (lead, said.text, *below)))
    chosen = said.buttons if buttons is None else buttons
    say(dispatcher, text, chosen, held, asks, document)


def words(domain: Domain, tracker: Tracker, response: str, **values: Any) -> str:
    """The words of a response of the domain."""
    return spoken(domain, response, tracker, **values).text


def entry_of(tracker: Tracker) -> dict[str, str]:
    """What was written below a question of the dossier: its words, and what was asked."""
    return dict(metadata(tracker).get("entry") or {})


def shown(item: Item, most: int = SHOWN) -> str:
    """The words of an item as a line of the chat shows them: inert, and not all of a letter."""
    # A mail is known by its subject; its first lines are addresses.
    subject = item.detail if item.kind in EVIDENCE and most == SHOWN else ""
    text = inert((subject or item.value)[: 4 * most])
    return text if len(text) <= most else text[: most - 1].rstrip(" [") + "…"


def item_lines(
    knowledge: Knowledge,
    items: Iterable[Item],
    hearer: Hearer,
    first: int = 1,
    most: int = SHOWN,
) -> tuple[list[str], list[str]]:
    """One line an item, and the pieces of these lines that stand in the dossier."""
    lines, held = [], []
    for position, item in enumerate(items, first):
        value = shown(item, most)
        kind = phrase(knowledge, f"kind_{item.kind}", hearer)
        date = day_of(item.when, hearer.language)
        line = phrase(knowledge, "item_dated_line" if date else "item_line", hearer)
        lines.append(line.format(position=position, date=date, kind=kind, held=value))
        held.append(value)
    return lines, held


def day_of(when: str | None, language: str) -> str:
    """The day of a date as it is written in a language; empty where it is not known."""
    return written_day(when[:10], language) if when else ""


def day_in_words(moment: datetime, tracker: Tracker) -> str:
    """The local day of a moment, as it is written in this conversation."""
    day = moment.astimezone(zone_of(tracker)).date()
    return written_day(day.isoformat(), hearer_of(tracker).language)


def zone_of(tracker: Tracker) -> ZoneInfo:
    """The time zone of this person's country."""
    return zone_of_country(tracker.get_slot("country"))


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(tz=timezone.utc)


def phrase_button(knowledge: Knowledge, name: str, hearer: Hearer, payload: str) -> dict[str, str]:
    """A button whose title stands in ``knowledge/phrases.yml``."""
    return button(phrase(knowledge, name, hearer), payload)
