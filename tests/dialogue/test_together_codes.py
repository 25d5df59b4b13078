"""Codes: used once, for 72 hours, five tries; and what is asked of those who have a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from dialogue_person import Person
from two_people import CODE, asks_for_a_code, follow_one_plan, has_a_plan, shared_rows, slots_of

from bot.commands import read_command
from bot.dialogue.engine import RasaDialogue
from bot.dialogue.share_code import ALPHABET, find_code, make_code
from bot.store.sharing import CODE_LIFE, IDLE, LOCKED_FOR

HOUR = 3600.0
WRONG = "Ce code ne marche pas"
WHO = "Qui êtes-vous pour cette personne ?"


@pytest.fixture
def later(dialogue: RasaDialogue, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let time pass for the shared plans alone."""
    cases = dialogue._together._cases
    began = cases._now

    def pass_time(seconds: float) -> None:
        monkeypatch.setattr(cases, "_now", lambda: began() + seconds)

    return pass_time


def test_codes_can_be_read_aloud() -> None:
    codes = {make_code() for _ in range(500)}

    assert len(codes) == 500
    assert not set("".join(codes)) & set("0O1IL")
    assert set("".join(codes)) <= {*ALPHABET, "-"}
    assert all(CODE.fullmatch(code) and find_code(code) == code for code in codes)


@pytest.mark.parametrize(
    "text",
    [
        "K7PM-3XQT",
        "k7pm-3xqt",
        "k7pm3xqt",
        "K7PM 3XQT",
        " « K7PM–3XQT ». ",
        "bonjour, mon fils m'a donné k7pm3xqt",
        "The code is K7PM-3XQT.",
    ],
)
def test_a_code_is_found_however_it_is_written(text: str) -> None:
    assert find_code(text) == "K7PM-3XQT"


@pytest.mark.parametrize(
    "text",
    [
        "bonnes vacances",
        "peut-etre",
        "06 22 34 56 78",
        "23456789",
        "mars 2025",
        "payer 2345 euros",
        "https://bit.ly/K7PM3XQT",
        "XK7PM-3XQT",
        "K7PM-3XQT-99",
        "FR76 3000 4000",
        "",
        "K7PM-3XQT " + "et il m'a écrit tout cela hier soir " * 5,
    ],
)
def test_ordinary_words_and_numbers_are_no_code(text: str) -> None:
    assert find_code(text) is None


async def test_a_code_by_command_in_any_case(person: Person, another: Person) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    command = read_command(f"/rejoindre {code.lower()}")

    assert command is not None
    assert WHO in await another.presses(command.payload, command.words)
    bare = read_command("/join")
    assert bare is not None
    assert "huit lettres et chiffres" in await another.presses(bare.payload, bare.words)
    share = read_command("/partager")
    assert share is not None and share.payload == "/share_case"


async def test_a_code_is_used_once(dialogue: RasaDialogue, person: Person, another: Person) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    third = Person(dialogue)
    await another.says(code)
    await third.says(code)
    await another.presses('/join_as{"joiner":"parent"}')

    assert WRONG in await third.presses('/join_as{"joiner":"adult"}')
    assert WRONG in await Person(dialogue).says(code)
    assert "suit" in await person.presses("/share_case")


async def test_a_new_code_replaces_the_old_one(person: Person, another: Person) -> None:
    await has_a_plan(person)
    old, new = await asks_for_a_code(person), await asks_for_a_code(person)

    assert WRONG in await another.says(old)
    assert WHO in await another.says(new)


async def test_a_code_ends_after_72_hours(
    person: Person, another: Person, later: Callable[[float], None]
) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    later(CODE_LIFE - HOUR)
    assert WHO in await another.says(code)
    later(CODE_LIFE + 1)

    assert WRONG in await another.presses('/join_as{"joiner":"parent"}')
    assert WRONG in await another.says(code)


async def test_five_wrong_codes_lock_whoever_tries_for_an_hour(
    dialogue: RasaDialogue, person: Person, another: Person, later: Callable[[float], None]
) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    for _ in range(4):
        assert WRONG in await another.says(make_code())
    assert WHO in await another.says(code)  # a good one in between buys no further tries

    assert "pendant une heure" in await another.says(make_code())
    assert "pendant une heure" in await another.says(code)
    assert WHO in await Person(dialogue).says(code)
    later(LOCKED_FOR + 1)
    assert WHO in await another.says(code)


async def test_ones_own_code_is_no_wrong_one(dialogue: RasaDialogue, person: Person) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)

    assert "C'est ton propre code" in await person.says(code)
    assert not shared_rows(dialogue)["share_tries"] or WHO in await Person(dialogue).says(code)


async def test_the_code_of_an_erased_case_opens_nothing(person: Person, another: Person) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    await person.presses("/stop")

    assert WRONG in await another.says(code)


async def test_whoever_has_a_plan_is_asked_first(person: Person, another: Person) -> None:
    await has_a_plan(person)
    await another.has_a_plan()
    code = await asks_for_a_code(person)

    assert "vous en avez déjà un ici" in await another.says(code)
    assert "Le code reste valable" in await another.picks("Garder le mien")
    slots = await slots_of(another)
    assert slots["situation"] == "fake_summons" and slots["follows_as"] is None


async def test_a_plan_of_ones_own_is_set_aside_and_comes_back(
    person: Person, another: Person
) -> None:
    await has_a_plan(person)
    await another.has_a_plan()
    await another.picks("C'est fait")
    own = await slots_of(another)
    await another.says(await asks_for_a_code(person))

    assert WHO in await another.picks("Suivre le plan du code")
    assert "Rester tout près" in await another.picks("Son parent")
    assert (await slots_of(another))["done"] == []
    assert "le vôtre reprend là où il était" in await another.says("arrêter de partager")
    back = await slots_of(another)
    for name in ("situation", "done", "later", "stage", "role", "country"):
        assert back[name] == own[name], name
    assert "n'est plus partagé" in await person.presses("/resume")


async def test_a_code_in_the_middle_of_the_questions(person: Person, another: Person) -> None:
    await has_a_plan(person)
    code = await asks_for_a_code(person)
    await another.presses('/choose_situation{"situation":"fake_summons"}')
    await another.presses("/affirm")

    assert "vous en avez déjà un ici" in await another.says(code)
    await another.picks("Suivre le plan du code")
    assert "Rester tout près" in await another.picks("Son parent")


async def test_who_follows_already_joins_no_second_plan(
    dialogue: RasaDialogue, person: Person, another: Person
) -> None:
    await follow_one_plan(person, another)
    third = Person(dialogue)
    await has_a_plan(third)

    assert "déjà un plan à deux" in await another.says(await asks_for_a_code(third))


async def test_after_a_month_nothing_is_left(
    dialogue: RasaDialogue, person: Person, another: Person, later: Callable[[float], None]
) -> None:
    await follow_one_plan(person, another)
    later(IDLE + 1)
    dialogue._together._cases.prepare()

    assert not any(shared_rows(dialogue).values())
    assert "étape" in (await person.presses("/resume")).lower()
    assert (await slots_of(person))["follows_as"] is None
