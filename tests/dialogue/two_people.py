"""Two people of the real dialogue who follow one plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dialogue_person import Person

from bot.dialogue.engine import RasaDialogue
from bot.store.shared_tables import CASES, CODES, MEMBERS, TRIES

CODE = re.compile(r"\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b")
OF_A_MINOR = (
    '/choose_situation{"situation":"sextortion_minor"}',
    "/affirm",
    '/inform{"age_band":"13_15"}',
    "/deny",
    "/deny",
    '/inform{"country":"FR"}',
)


async def has_a_plan(young: Person, *before: str) -> str:
    """Go straight to the first step of the plan of a 13-to-15-year-old."""
    for payload in (*before, *OF_A_MINOR):
        answer = await young.presses(payload)
    return answer


async def asks_for_a_code(young: Person) -> str:
    """Ask for a code, and read it."""
    answer = await young.presses("/share_case")
    codes = CODE.findall(answer)
    assert len(codes) == 1, answer
    return str(codes[0])


async def follow_one_plan(young: Person, parent: Person) -> str:
    """The young person has a plan and gives the code; the parent joins."""
    await has_a_plan(young)
    await parent.says(await asks_for_a_code(young))
    return await parent.presses('/join_as{"joiner":"parent"}')


async def leaves_questions_open(person: Person) -> str:
    """Answer « I don't know » until a card is shown."""
    for _ in range(5):
        answer = await person.presses("/unsure")
        if "Étape" in answer:
            break
    return answer


async def slots_of(person: Person) -> Mapping[str, Any]:
    """What the conversation of a person knows."""
    dialogue = person.dialogue
    assert isinstance(dialogue, RasaDialogue)
    tracker = await dialogue._store.retrieve(person.conversation)
    return tracker.current_slot_values() if tracker else {}


def shared_rows(dialogue: RasaDialogue) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is stored of shared plans."""
    with dialogue._store.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in (CASES, MEMBERS, CODES, TRIES)
        }
