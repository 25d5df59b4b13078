"""The end of a shared plan, by either one, by the database, or by another matter."""

from __future__ import annotations

import pytest
from dialogue_person import Person
from sqlalchemy import create_engine
from two_people import (
    asks_for_a_code,
    follow_one_plan,
    has_a_plan,
    leaves_questions_open,
    shared_rows,
    slots_of,
)

from bot.dialogue.engine import RasaDialogue
from bot.store.shared_tables import CASES, CODES, MEMBERS, TRIES

ENDED = "Le plan n'est plus partagé"
SENT = '/step_done{"step":"stop_sending"}'


@pytest.fixture(autouse=True)
def nobody_else_shares(dialogue: RasaDialogue) -> None:
    with dialogue._store.engine.begin() as connection:
        for table in (CASES, MEMBERS, CODES, TRIES):
            connection.execute(table.delete())


@pytest.mark.parametrize("who_stops", ["the young one", "the parent"])
async def test_stop_ends_it_for_both_and_leaves_no_row(
    dialogue: RasaDialogue, person: Person, another: Person, who_stops: str
) -> None:
    await follow_one_plan(person, another)
    await person.presses(SENT)
    stops, stays = (person, another) if who_stops == "the young one" else (another, person)
    await stays.presses("/resume")
    await stops.presses("/stop")

    assert not await slots_of(stops)
    assert len(shared_rows(dialogue)["shared_member"]) == 1  # until the other one is told
    assert not shared_rows(dialogue)["shared_case"] and not shared_rows(dialogue)["share_code"]
    told = await stays.presses("/resume")
    assert told.count(ENDED) == 1
    others = [reply for reply in stays.replies if ENDED not in reply.text]
    assert others and all(reply.card == "step" for reply in others)
    assert ENDED not in await stays.presses("/resume")
    assert not any(shared_rows(dialogue).values())
    assert (await slots_of(stays))["done"] == ["stop_sending"]


async def test_stop_before_anybody_joined(dialogue: RasaDialogue, person: Person) -> None:
    await has_a_plan(person)
    await asks_for_a_code(person)
    await person.presses("/stop")

    assert not any(shared_rows(dialogue).values())


async def test_stop_sharing_where_nothing_is_shared(person: Person) -> None:
    await has_a_plan(person)

    assert "rien n'est partagé" in await person.says("arrêter de partager")
    assert "rien n'est partagé" in await person.says("qui suit avec moi ?")


async def test_beginning_again_ends_it(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await person.presses("/begin_again")

    assert ENDED in await another.presses("/resume")
    assert (await slots_of(another))["situation"] == "sextortion_minor"


async def test_another_matter_is_not_shared(person: Person, another: Person) -> None:
    await follow_one_plan(person, another)
    await another.presses('/choose_situation{"situation":"romance_scam"}')
    await another.presses("/affirm")

    assert "n'est plus partagé" in await leaves_questions_open(another)
    answer = await person.presses("/resume")
    assert ENDED in answer and "sentiments" not in answer
    assert (await slots_of(person))["situation"] == "sextortion_minor"
    assert (await slots_of(another))["situation"] == "romance_scam"


async def test_no_parent_takes_the_protection_of_minors_away(
    person: Person, another: Person
) -> None:
    await follow_one_plan(person, another)
    await another.presses('/inform{"age_band":"adult"}')
    for _ in range(3):
        await another.presses("/unsure")
    await person.presses("/resume")

    assert (await slots_of(person))["situation"] == "sextortion_minor"


async def test_without_the_database_nothing_is_lost(
    dialogue: RasaDialogue, person: Person, another: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await follow_one_plan(person, another)
    await person.presses("/resume")
    cases = dialogue._together._cases
    with monkeypatch.context() as broken:
        broken.setattr(cases, "_engine", create_engine("sqlite:////dev/null/none.db"))
        answer = await person.presses(SENT)
        assert "Le plan partagé ne répond pas" in answer and "Étape 2" in answer
        assert "Rien n'est perdu" in await person.presses("/share_case")
        assert "Rien n'est perdu" in await person.says("qui suit avec moi ?")
        stranger = Person(dialogue)
        assert "partagé" not in await stranger.presses("/start")
    await person.presses("/resume")

    assert "Votre enfant a coché : « Ne plus rien envoyer »" in await another.presses("/resume")
