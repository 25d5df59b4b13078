"""Letters: chosen, shown, changed in words, and taken along as a file."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.actions.base import Domain, Events
from bot.dialogue.actions.dossier_base import (
    Buttons,
    DossierAction,
    phrase_button,
    say_response,
    words,
)
from bot.dialogue.entering import ASKS_EDIT
from bot.dialogue.saying import button, phrase
from bot.dialogue.state import entity, hearer_of
from bot.dossier.case import Case
from bot.dossier.letter_document import to_docx
from bot.dossier.letter_edits import edited
from bot.dossier.letters import (
    Letter,
    file_name,
    letter_key,
    letter_text,
    letters_for,
    with_blanks_filled,
)
from bot.plans.knowledge import Knowledge
from bot.plans.wording import Hearer, text_for
from bot.port import Document
from bot.triage.inert import inert_lines

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOT_CHANGED = {
    "not_found": "utter_letter_not_found",
    "ambiguous": "utter_letter_which",
    "not_understood": "utter_letter_not_understood",
}


class ActionWriteLetter(DossierAction):
    """Offers the letters that fit, or shows the one that was chosen."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_write_letter"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """A button names the letter."""
        case = await self.case(tracker)
        letters = _letters(self, case, tracker)
        chosen = next((one for one in letters if one.id == entity(tracker, "letter")), None)
        if chosen:
            show_letter(self, dispatcher, tracker, domain, case, chosen)
        elif letters:
            hearer = hearer_of(tracker)
            buttons = [
                button(text_for(one.button, hearer), f'/write_letter{{"letter":"{one.id}"}}')
                for one in letters
            ]
            say_response(dispatcher, domain, tracker, "utter_letters_head", buttons=buttons)
        else:
            say_response(dispatcher, domain, tracker, "utter_letters_none")
        return []


class ActionTakeLetter(DossierAction):
    """Hands a letter over as a file."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_take_letter"

    async def act(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Events:
        """As a Word file or as plain text; nothing is sent anywhere else."""
        case = await self.case(tracker)
        letter = _letter(self, case, tracker, entity(tracker, "letter") or "")
        if letter is None:
            say_response(dispatcher, domain, tracker, "utter_letters_none")
            return []
        text, named = letter_text(letter, case), file_name(letter.id, letter.language)
        if entity(tracker, "taken_as") == "docx":
            title = letter.title[letter.language]
            data = await asyncio.to_thread(to_docx, text, title, letter.language)
            document = Document(f"{named}.docx", DOCX, data)
        else:
            document = Document(f"{named}.txt", "text/plain", text.encode("utf-8", "replace"))
        name = secrets.token_hex(8)
        self.desk.documents.keep(name, document)
        say_response(
            dispatcher,
            domain,
            tracker,
            "utter_letter_file",
            buttons=_letter_buttons(self, tracker, letter)[2:],
            document=name,
        )
        return []


def show_letter(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    case: Case,
    letter: Letter,
    lead: str = "",
) -> None:
    """Show a letter, then who sends it and how it can be changed."""
    hearer = hearer_of(tracker)
    text = inert_lines(letter_text(letter, case))
    say_response(
        dispatcher,
        domain,
        tracker,
        "utter_letter_shown",
        below=["", text],
        held=[text],
        lead=lead,
    )
    say_response(
        dispatcher,
        domain,
        tracker,
        "utter_letter_below",
        buttons=_letter_buttons(action, tracker, letter),
        asks=f"{ASKS_EDIT}:{letter.id}",
        lead=who_sends(action.knowledge, letter, hearer),
    )


def who_sends(knowledge: Knowledge, letter: Letter, hearer: Hearer) -> str:
    """Who does what with a letter, and for whose sake it is in another language."""
    tu = "fr_tu" if hearer.language == "fr" and hearer.is_child else hearer.language
    said = str(letter.who_sends[tu]).strip()
    if letter.language == hearer.language:
        return said
    return f"{said} {phrase(knowledge, f'letter_{letter.language}', hearer)}"


async def edit_letter(
    action: DossierAction,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: Domain,
    identity: str,
    order: str,
) -> None:
    """Change a letter as it was asked for in words, and show it again."""
    case = await action.case(tracker)
    letter = _letter(action, case, tracker, identity)
    if letter is None:
        say_response(dispatcher, domain, tracker, "utter_letters_none")
        return
    edit = edited(letter_text(letter, case), order, letter.language)
    if edit.outcome in NOT_CHANGED:
        say_response(
            dispatcher,
            domain,
            tracker,
            "utter_letter_below",
            buttons=_letter_buttons(action, tracker, letter),
            asks=f"{ASKS_EDIT}:{letter.id}",
            lead=words(domain, tracker, NOT_CHANGED[edit.outcome]),
        )
        return

    def changed(case: Case) -> Case:
        fields = {**case.fields, **edit.fields}
        # What was filled into one letter is filled into all of them, also those edited before.
        letters = {
            name: with_blanks_filled(text, edit.fields, name.rpartition(".")[2])
            for name, text in case.letters.items()
        }
        if edit.text is not None:
            letters[letter_key(letter)] = edit.text
        return replace(case, fields=fields, letters=letters)

    case = await action.change(tracker, changed)
    lead = words(domain, tracker, "utter_letter_changed")
    show_letter(action, dispatcher, tracker, domain, case, letter, lead)


def _letters(action: DossierAction, case: Case, tracker: Tracker) -> tuple[Letter, ...]:
    country, language = tracker.get_slot("country"), hearer_of(tracker).language
    return letters_for(case, country, language, action.knowledge)


def _letter(action: DossierAction, case: Case, tracker: Tracker, identity: str) -> Letter | None:
    return next((one for one in _letters(action, case, tracker) if one.id == identity), None)


def _letter_buttons(action: DossierAction, tracker: Tracker, letter: Letter) -> Buttons:
    hearer = hearer_of(tracker)

    def take(form: str) -> str:
        return f'/take_letter{{"letter":"{letter.id}","taken_as":"{form}"}}'

    return [
        phrase_button(action.knowledge, "letter_as_word", hearer, take("docx")),
        phrase_button(action.knowledge, "letter_as_text", hearer, take("txt")),
        phrase_button(action.knowledge, "another_letter", hearer, "/write_letter"),
        phrase_button(action.knowledge, "see_dossier", hearer, "/see_dossier"),
        phrase_button(action.knowledge, "back_to_plan", hearer, "/resume"),
    ]
