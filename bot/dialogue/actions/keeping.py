"""Keeping a dossier: the agreement, what is entered, and the yes to what was found in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events, GuideAction
from bot.dialogue.actions.dossier_base import (
    DossierAction,
    day_in_words,
    entry_of,
    item_lines,
    now,
    say_response,
    words,
    zone_of,
)
from bot.dialogue.actions.dossier_edits import edit_item, show_list
from bot.dialogue.actions.dossier_letters import edit_letter
from bot.dialogue.entering import ASKS_CHOICE, ASKS_EDIT, ASKS_ENTRY, ASKS_LIST
from bot.dialogue.shared_plan import RUNNING
from bot.dialogue.state import entity, facts_of, hearer_of, metadata
from bot.dossier.at_hand import Sent
from bot.dossier.case import MOST_ITEMS, Case, Item, confirmed
from bot.dossier.finding import find_items
from bot.dossier.orders import read_order


class ActionKeepDossier(DossierAction):
    """Explains what a dossier is; opens one for somebody who agrees."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_keep_dossier"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Open it only when « keep a dossier » was pressed below the explanation."""
        if await asyncio.to_thread(self.desk.dossiers.read, tracker.sender_id):
            await show_list(self, dispatcher, tracker, domain)
            return []
        if entity(tracker, "agree") != "yes":
            dispatcher.utter_message(response="utter_dossier_explained")
            return []
        language = hearer_of(tracker).language
        await asyncio.to_thread(self.desk.dossiers.open, tracker.sender_id, language)
        case = await self.change(tracker, lambda case: _with_what_is_known(case, tracker))
        opened = words(
            domain, tracker, "utter_dossier_opened", date=day_in_words(case.expires, tracker)
        )
        if metadata(tracker).get("address") is None:
            opened = f"{opened} {words(domain, tracker, 'utter_dossier_only_here')}"
        found = self._found_in(self.desk.at_hand.take(tracker.sender_id), tracker)
        if found:
            dispatcher.utter_message(text=opened)
            await propose(self, dispatcher, tracker, domain, found)
        else:
            ask_entry(dispatcher, tracker, domain, lead=opened)
        return []

    def _found_in(self, sent: Sequence[Sent], tracker: Tracker) -> tuple[Item, ...]:
        found: tuple[Item, ...] = ()
        for one in sent:
            found += read_entry(one, tracker)
        return found


class ActionAddEvidence(DossierAction):
    """Asks for the next thing to keep, or takes what was sent last."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_add_evidence"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """« Add to the dossier » below an answer means the text that it answers."""
        await self.case(tracker)
        sent = self.desk.at_hand.take(tracker.sender_id)
        found = tuple(item for one in sent for item in read_entry(one, tracker))
        if found:
            await propose(self, dispatcher, tracker, domain, found)
        else:
            ask_entry(dispatcher, tracker, domain)
        return []


class ActionTakeEntry(DossierAction):
    """Takes what was written below a question of the dossier."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_take_entry"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """An order changes the list, an answer its item or letter, and all else is proposed."""
        entry = entry_of(tracker)
        text, asks = entry.get("text", ""), entry.get("asks", "")
        kind, _, about = asks.partition(":")
        if kind == ASKS_EDIT:
            await edit_letter(self, dispatcher, tracker, domain, about, text)
            return []
        sent = self.desk.at_hand.take(tracker.sender_id)
        if about:
            await edit_item(self, dispatcher, tracker, domain, kind, about, text)
            return []
        case = await self.case(tracker)
        order = read_order(text, len(case.proposed if asks == ASKS_CHOICE else case.items))
        if asks == ASKS_CHOICE and not sent:
            if order is None or order.kind != "choose":
                lead = words(domain, tracker, "utter_dossier_choose_again")
                _show_proposed(self, dispatcher, tracker, domain, case.proposed, lead)
                return []
            chosen = frozenset(case.proposed[n - 1].id for n in order.numbers)
            await keep_proposed(self, dispatcher, tracker, domain, chosen)
            return []
        if order is not None and asks == ASKS_LIST and len(order.numbers) == 1:
            order = replace(order, kind="show") if order.kind == "choose" else order
        if order is not None and order.kind != "choose":
            await show_list(self, dispatcher, tracker, domain, order=order)
            return []
        said = [one for one in sent if one.text == text] or [Sent(text, "said", None, 0.0)]
        found = tuple(item for one in said for item in read_entry(one, tracker))
        await propose(self, dispatcher, tracker, domain, found)
        return []


class ActionAnswerProposal(DossierAction):
    """Keeps what was proposed, or none of it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer_proposal"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say how many things the dossier holds now, and what may follow."""
        chosen = None if entity(tracker, "keep") == "all" else frozenset[str]()
        await keep_proposed(self, dispatcher, tracker, domain, chosen)
        return []


class ActionDossierAfterQuestions(GuideAction):
    """In the middle of the questions, the dossier waits: they decide what comes first."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_dossier_after_questions"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Say so; the form asks its question again."""
        dispatcher.utter_message(response="utter_dossier_after_questions")
        return []


def read_entry(sent: Sent, tracker: Tracker) -> tuple[Item, ...]:
    """What stands in a text that came: the message itself, and what points to who wrote it."""
    return find_items(
        sent.text,
        origin=sent.origin,
        now=now(),
        read=sent.read,
        language=hearer_of(tracker).language,
        zone=zone_of(tracker),
    )


async def propose(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    found: tuple[Item, ...],
) -> None:
    """Show what was found and ask whether to keep it; what is kept already is not shown again."""

    def waiting(case: Case) -> Case:
        there = {(item.kind, item.value) for item in case.items}
        new = tuple(item for item in found if (item.kind, item.value) not in there)
        return replace(case, proposed=new)

    case = await action.change(tracker, waiting)
    if case.proposed:
        _show_proposed(action, dispatcher, tracker, domain, case.proposed)
    else:
        say_response(
            dispatcher,
            domain,
            tracker,
            "utter_dossier_kept",
            count=len(case.items),
            asks=ASKS_ENTRY,
        )


async def keep_proposed(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    chosen: frozenset[str] | None,
) -> None:
    """Keep what was chosen, and say so once it is on disk."""
    before: list[Case] = []

    def keep(case: Case) -> Case:
        before[:] = [case]
        return confirmed(case, chosen)

    case = await action.change(tracker, keep)
    wanted = len(before[0].proposed) if chosen is None else len(chosen)
    kept = len(case.items) - len(before[0].items)
    if kept < wanted and len(case.items) >= MOST_ITEMS:
        say_response(dispatcher, domain, tracker, "utter_dossier_full")
        return
    response = "utter_dossier_kept" if kept else "utter_dossier_dropped"
    say_response(dispatcher, domain, tracker, response, count=len(case.items), asks=ASKS_ENTRY)


def ask_entry(
    dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain, lead: str = ""
) -> None:
    """Ask for something to keep."""
    say_response(dispatcher, domain, tracker, "utter_dossier_ask_entry", asks=ASKS_ENTRY, lead=lead)


def _show_proposed(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    proposed: Sequence[Item],
    lead: str = "",
) -> None:
    lines, held = item_lines(action.knowledge, proposed, hearer_of(tracker))
    if len(proposed) > 1:
        lines.append(words(domain, tracker, "utter_dossier_choose"))
    say_response(
        dispatcher,
        domain,
        tracker,
        "utter_dossier_proposes",
        below=lines,
        held=held,
        asks=ASKS_CHOICE,
        lead=lead,
    )


def _with_what_is_known(case: Case, tracker: Tracker) -> Case:
    """What they have told of the situation so far, once they agree that it is kept."""
    slots = tracker.current_slot_values()
    facts = {name: value for name, value in facts_of(tracker).items() if value}
    situation = slots.get("situation") if slots.get("stage") in RUNNING else None
    return replace(case, situation=situation, facts=facts)
