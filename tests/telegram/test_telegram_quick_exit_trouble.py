"""STOP when the database, the dialogue or the network fails: as far as it goes, and no lie."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from telegram_exit import DONE, Talkative, line
from telegram_house import QUICK, House
from telegram_people import Person

from bot.store.shown_messages import ShownMessages
from bot.telegram.traces import TOGETHER, Traces


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sangfroid.db"


@pytest.fixture(autouse=True)
def traces(house: House, file: Path) -> Traces:
    house.traces = Traces(ShownMessages(f"sqlite:///{file}"))
    return house.traces


async def talk(house: House, person: Person, *words: str) -> None:
    for word in words:
        await person.say(word)
    await house.settled()


async def test_with_a_broken_database_it_goes_on_from_memory_and_says_so(
    listening, house, api, person, file
):
    """Given a database that is no database, when STOP comes, then what is known goes."""
    file.write_bytes(b"this is no database" * 100)
    await listening(Talkative())
    await talk(house, person, "un", "deux", "stop")

    assert person.texts() == [line("unknown")]
    assert "peuvent rester" in person.texts()[0]
    assert len(api.left(person.chat)) == 1


async def test_a_database_that_breaks_later_is_made_up_for_by_memory(
    listening, house, api, person, file
):
    await listening(Talkative())
    await talk(house, person, "un")
    await asyncio.sleep(2 * TOGETHER)
    file.write_bytes(b"this is no database" * 100)
    await talk(house, person, "deux", "stop")

    assert person.texts() == [line("unknown")]
    assert len(api.left(person.chat)) == 1


@pytest.fixture
def locked(file: Path) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(file, check_same_thread=False)
    other.execute("begin exclusive")
    yield other
    other.close()


async def test_a_locked_database_never_holds_up_an_answer(
    listening, house, api, person, locked, monkeypatch
):
    monkeypatch.setattr("bot.telegram.traces.PATIENCE", 0.3)
    await listening(Talkative())
    started = asyncio.get_running_loop().time()
    await talk(house, person, *"abcdefgh")
    took = asyncio.get_running_loop().time() - started
    await talk(house, person, "stop")
    locked.rollback()

    assert took < 2.0
    assert person.texts() == [line("unknown")]


async def test_what_could_not_be_written_is_written_later(house, person, file, monkeypatch):
    """Given a database that is back after a while, when the bot restarts, then all is known."""
    monkeypatch.setattr("bot.telegram.traces.PAUSE", 0.1)
    file.mkdir()
    async with house.open(Talkative()):
        await talk(house, person, "un", "deux")
        await asyncio.sleep(3 * TOGETHER)
        file.rmdir()
    house.traces = Traces(ShownMessages(f"sqlite:///{file}"))
    async with house.open(Talkative()):
        await talk(house, person, "stop")

    assert person.texts() == [line(None)]
    assert len(house.api.left(person.chat)) == 1


async def test_what_was_noted_survives_a_process_that_is_killed(house, person, file):
    """Given a process that ends without a goodbye, then only its last moments are lost."""
    async with house.open(Talkative()):
        await talk(house, person, "un", "deux")
        await asyncio.sleep(3 * TOGETHER)
        with sqlite3.connect(file) as database:
            (kept,) = database.execute("select count(*) from shown_messages").fetchone()

    assert kept == 4


async def test_nothing_of_a_chat_is_left_in_the_database(house, person, file):
    async with house.open(Talkative()):
        await talk(house, person, "un", "deux", "stop")
    with sqlite3.connect(file) as database:
        rows = database.execute("select * from shown_messages").fetchall()

    assert rows == []


async def test_a_broken_dialogue_does_not_keep_the_chat_from_being_emptied(
    listening, house, api, person
):
    """Given a dialogue that cannot even forget, then the chat goes, and « done » is not said."""
    await listening(Talkative(works=False))
    await talk(house, person, "bonsoir", "STOP")

    assert person.texts() == [line(None, erased=False)]
    assert DONE not in person.texts()[0]
    assert len(api.left(person.chat)) == 1


async def test_a_dialogue_that_can_still_forget_does(listening, house, person):
    class Speechless(Talkative):
        async def reply(self, message):
            raise RuntimeError("broken")

    speechless = Speechless()
    await listening(speechless)
    await talk(house, person, "/stop")

    assert speechless.forgotten == [house.name(person)]
    assert person.texts() == [line(None)]


async def test_a_message_of_which_nobody_knows_whether_it_arrived_may_stay(
    listening, house, api, person
):
    """Given an answer that Telegram took without saying so, then « may stay » is the truth."""
    await listening(Talkative())
    api.delays["sendMessage"] = 30.0
    house.application.bot.request._client.timeout = 0.2
    await talk(house, person, "bonsoir")
    api.delays["sendMessage"] = 0.0
    await talk(house, person, "stop")

    assert person.texts()[-1] == line("unknown")


async def test_a_server_that_does_not_tell_numbers_is_not_trusted(listening, house, api, person):
    await listening(Talkative())
    house.traces.noted(house.name(person), None)
    await talk(house, person, "stop")

    assert person.texts() == [line("unknown")]


async def test_when_the_network_is_gone_nobody_waits_for_a_hundred_refusals(
    listening, house, api, person
):
    api.fail("deleteMessages", 502, times=99)
    await listening(Talkative())
    await talk(house, person, *(str(number) for number in range(60)), "stop")

    assert person.texts()[-1] == line("refused")
    assert len(api.made("deleteMessages")) == QUICK.attempts
    assert api.made("deleteMessage") == []


@pytest.mark.parametrize("language", ["en", "de"])
async def test_it_is_said_in_the_language_of_the_chat(listening, house, api, language):
    person = Person(api, 42, language)
    await listening(Talkative(works=False))
    await talk(house, person, "stop")

    assert person.texts() == [line(None, "en", erased=False)]
