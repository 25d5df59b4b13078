"""STOP is the last word: nothing that was on its way comes back after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from dialogue_person import SUMMONS, Person

from bot.dialogue.engine import RasaDialogue

Rows = Callable[[str], int]


async def test_a_message_on_its_way_is_not_kept_after_stop(person: Person, rows: Rows) -> None:
    first = asyncio.create_task(person.says(f"{SUMMONS}, j'ai payé 300 €"))
    await asyncio.sleep(0)
    await person.presses("/stop")
    await first

    assert rows(person.conversation) == 0


async def test_a_danger_that_was_answered_is_not_noted_after_stop(
    person: Person, dialogue: RasaDialogue, rows: Rows
) -> None:
    await person.says("je veux mourir")
    await dialogue.forget(person.conversation)
    await dialogue.settle()

    assert rows(person.conversation) == 0


async def test_stop_with_a_cry_for_help_does_not_wait_for_a_turn_that_hangs(
    person: Person, dialogue: RasaDialogue
) -> None:
    async with dialogue._agent.lock_store.lock(f"turn-{person.conversation}"):
        heard = await asyncio.wait_for(person.presses("/stop", words="je veux mourir"), 10)

    assert "3114" in heard
    assert person.file == "forget"


async def test_the_button_that_ends_sharing_erases_nothing(person: Person, rows: Rows) -> None:
    await person.has_a_plan()
    await person.presses("/share_case")
    heard = await person.presses("/stop_sharing")

    assert person.file is None
    assert rows(person.conversation) > 0
    assert "C'est fait." not in heard.splitlines()
    assert "Étape" in await person.presses("/resume")
