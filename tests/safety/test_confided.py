"""Somebody afraid of what attracts them is answered, is asked nothing, and leaves no trace."""

from __future__ import annotations

import json

import pytest
from dialogue_person import Person
from dialogue_states import STATES, go

from bot.dialogue.engine import RasaDialogue

CONFIDED = {
    "fr": "je crois que je suis attiré par les enfants et ça me fait peur",
    "en": "I think I'm attracted to children and it scares me",
}
HERE = {"asked what happened", "question about contact", "step 1"}
PLACES = [state for state in STATES if state.name in HERE]
TELLS = ("attraction", "attir", "806", "courage", "mineur", "minor", "enfants", "children")


@pytest.mark.parametrize("language", CONFIDED)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
async def test_it_is_answered_and_nothing_kept_tells_of_it(
    dialogue: RasaDialogue, place, language: str
) -> None:
    person = Person(dialogue, language)
    await go(person, place)
    before = _kept(dialogue, person)
    said = await person.says(CONFIDED[language])
    assert "0 806 23 10 63" in said

    new = _kept(dialogue, person)[len(before) :]
    assert new
    assert not [(word, event) for event in new for word in TELLS if word in event]


@pytest.mark.parametrize("language", CONFIDED)
async def test_the_conversation_goes_on(dialogue: RasaDialogue, language: str) -> None:
    person = Person(dialogue, language)
    await go(person, next(state for state in STATES if state.name == "step 1"))
    await person.says(CONFIDED[language])
    await person.presses("/resume")

    assert any(button.payload.startswith("/step_done") for button in person.buttons)


def _kept(dialogue: RasaDialogue, person: Person) -> list[str]:
    store = dialogue._store
    with store.session_scope() as session:
        event = store.SQLEvent
        rows = session.query(event).filter(event.sender_id == person.conversation)
        events = [json.loads(row.data) for row in rows.order_by(event.id)]
    return [json.dumps({**event, "timestamp": None}, ensure_ascii=False) for event in events]
