"""The list of a dossier, one item of it, and the changes that are asked for in words or pressed."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.dossier_base import (
    Buttons,
    DossierAction,
    day_in_words,
    item_lines,
    now,
    phrase_button,
    say_response,
    words,
    zone_of,
)
from bot.dialogue.entering import ASKS_CORRECTION, ASKS_DATE, ASKS_LIST
from bot.dialogue.saying import button, spoken
from bot.dialogue.state import entity, hearer_of
from bot.dossier.case import EVIDENCE, LONGEST_VALUE, Case, Item, corrected, moved, without
from bot.dossier.dates import read_date
from bot.dossier.orders import Order
from bot.plans.wording import Hearer

A_PAGE = 6
"""Items on one page of the list."""
WHOLE = 190
"""Characters of one item that is shown alone."""


class ActionShowDossier(DossierAction):
    """Shows the list, a page of it, or one item."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_show_dossier"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button names the page or the item."""
        case = await self.case(tracker)
        item = case.item(entity(tracker, "item") or "")
        if item:
            show_item(self, dispatcher, tracker, domain, case, item)
        else:
            page = int(entity(tracker, "page") or 1)
            await show_list(self, dispatcher, tracker, domain, page=page)
        return []


class ActionEditEvidence(DossierAction):
    """Does with one item what a button says."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_edit_evidence"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """Remove it, move it, or ask what it should say."""
        case = await self.case(tracker)
        item, edit = case.item(entity(tracker, "item") or ""), entity(tracker, "edit")
        if item is None or edit is None:
            await show_list(self, dispatcher, tracker, domain)
        elif edit == "correct" and item.kind in EVIDENCE:
            say_response(dispatcher, domain, tracker, "utter_item_evidence_fixed", buttons=())
            show_item(self, dispatcher, tracker, domain, case, item)
        elif edit in (ASKS_CORRECTION, ASKS_DATE):
            asked = {ASKS_CORRECTION: "utter_item_ask_correction", ASKS_DATE: "utter_item_ask_date"}
            say_response(dispatcher, domain, tracker, asked[edit], asks=f"{edit}:{item.id}")
        else:
            place = case.number(item.id) or 1
            where = {"up": place - 1, "down": place + 1}.get(edit)
            if where is None:
                await self.change(tracker, lambda case: without(case, item.id))
            else:
                await self.change(tracker, lambda case: moved(case, item.id, where))
            response = "utter_item_removed" if where is None else "utter_item_moved"
            lead = words(domain, tracker, response)
            await show_list(self, dispatcher, tracker, domain, lead=lead)
        return []


async def show_list(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    page: int = 1,
    lead: str = "",
    order: Order | None = None,
) -> None:
    """Carry out an order if there is one, then show the list.

    Args:
        action: the action that shows it.
        dispatcher: where it goes.
        tracker: the conversation.
        domain: the words.
        page: which page, from 1.
        lead: what is said above it.
        order: what was asked for in words.
    """
    if order is not None:
        done = await _carry_out(action, dispatcher, tracker, domain, order)
        if done is None:
            return
        lead = done
    case = await action.case(tracker)
    date = day_in_words(case.expires, tracker)
    if not case.items:
        say_response(dispatcher, domain, tracker, "utter_dossier_empty", date=date, lead=lead)
        return
    hearer = hearer_of(tracker)
    pages = -(-len(case.items) // A_PAGE)
    page = min(max(page, 1), pages)
    first = (page - 1) * A_PAGE
    lines, held = item_lines(
        action.knowledge, case.items[first : first + A_PAGE], hearer, first + 1
    )
    hint = words(domain, tracker, "utter_dossier_hint")
    say_response(
        dispatcher,
        domain,
        tracker,
        "utter_dossier_head",
        below=lines if lead else [*lines, hint],
        held=held,
        asks=ASKS_LIST,
        buttons=_list_buttons(action, tracker, domain, page, pages),
        lead=lead,
        date=date,
        count=len(case.items),
    )


def show_item(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    case: Case,
    item: Item,
) -> None:
    """Show one item, with what can be done with it."""
    hearer = hearer_of(tracker)
    position = case.number(item.id) or 1
    lines, held = item_lines(action.knowledge, [item], hearer, position, WHOLE)
    edits = [
        edit
        for edit in ("correct", "date", "up", "down", "remove")
        if edit != "correct" or item.kind not in EVIDENCE
    ]
    buttons: Buttons = [
        phrase_button(
            action.knowledge,
            f"item_{edit}",
            hearer,
            f'/edit_evidence{{"item":"{item.id}","edit":"{edit}"}}',
        )
        for edit in edits
    ]
    buttons.append(phrase_button(action.knowledge, "see_dossier", hearer, "/see_dossier"))
    dispatcher.utter_message(
        text=lines[0],
        buttons=buttons,
        json_message={"held": held, "quotes": True, "asks": ASKS_LIST},
    )


async def edit_item(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    kind: str,
    identity: str,
    text: str,
) -> None:
    """Put in the correction or the date that was asked for."""
    if kind == ASKS_DATE:
        when = read_date(text, now(), zone_of(tracker), _languages(hearer_of(tracker)))
        if when is None:
            lead = words(domain, tracker, "utter_item_date_unread")
            asks = f"{ASKS_DATE}:{identity}"
            say_response(dispatcher, domain, tracker, "utter_item_ask_date", asks=asks, lead=lead)
            return
        await action.change(tracker, lambda case: corrected(case, identity, when=when))
    else:
        value = text.strip()[:LONGEST_VALUE]
        await action.change(tracker, lambda case: corrected(case, identity, value=value))
    lead = words(domain, tracker, "utter_item_changed")
    await show_list(action, dispatcher, tracker, domain, lead=lead)


async def _carry_out(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    order: Order,
) -> str | None:
    """Do what was asked in words; give what is said above the list, None where it is not shown."""
    case = await action.case(tracker)
    chosen = [case.items[n - 1] for n in order.numbers if 1 <= n <= len(case.items)]
    if order.kind == "unknown_number" or not chosen:
        return words(domain, tracker, "utter_item_unknown")
    item = chosen[0]
    if order.kind == "show":
        show_item(action, dispatcher, tracker, domain, case, item)
        return None
    if order.kind == "remove":
        gone = {one.id for one in chosen}

        def remove(case: Case) -> Case:
            for identity in gone:
                case = without(case, identity)
            return case

        await action.change(tracker, remove)
        return words(domain, tracker, "utter_item_removed")
    if order.kind == "move":
        where = int(order.value or 1)
        await action.change(tracker, lambda case: moved(case, item.id, where))
        return words(domain, tracker, "utter_item_moved")
    if order.kind == "correct" and item.kind in EVIDENCE:
        return words(domain, tracker, "utter_item_evidence_fixed")
    if not order.value:
        asked = {"correct": "utter_item_ask_correction", "date": "utter_item_ask_date"}
        asks = f"{order.kind}:{item.id}"
        say_response(dispatcher, domain, tracker, asked[order.kind], asks=asks)
        return None
    await edit_item(action, dispatcher, tracker, domain, order.kind, item.id, order.value)
    return None


def _list_buttons(
    action: DossierAction, tracker: Tracker, domain: Domain, page: int, pages: int
) -> Buttons:
    buttons = list(spoken(domain, "utter_dossier_head", tracker, date="", count=0).buttons)
    if pages > 1:
        following = page + 1 if page < pages else 1
        title = phrase_button(action.knowledge, "see_more", hearer_of(tracker), "")["title"]
        buttons.insert(0, button(title, f'/see_dossier{{"page":"{following}"}}'))
    return buttons


def _languages(hearer: Hearer) -> tuple[str, ...]:
    return ("fr", "en") if hearer.language == "fr" else ("en", "fr")
