"""The numbers of messages are remembered for 48 hours, in memory and over a restart."""

from __future__ import annotations

import pytest
from telegram_exit import HOURS, Clock

from bot.port import ConversationId
from bot.store.shown_messages import ShownMessages
from bot.telegram import traces as module
from bot.telegram.traces import Traces

ADA, BOB = ConversationId("telegram-ada"), ConversationId("telegram-bob")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'sangfroid.db'}"


@pytest.fixture
def traces(database, clock) -> Traces:
    return Traces(ShownMessages(database), clock)


async def test_each_chat_has_its_own_numbers_the_newest_first(traces):
    for number in (3, 5, 4):
        traces.noted(ADA, number)
    traces.noted(BOB, 9)
    known = await traces.of(ADA)

    assert (known.numbers, known.older, known.certain) == ((5, 4, 3), False, True)


async def test_closing_writes_what_was_noted_last(traces, database, clock):
    traces.open()
    traces.noted(ADA, 1)
    await traces.close()

    assert (await Traces(ShownMessages(database), clock).of(ADA)).numbers == (1,)


async def test_after_48_hours_only_that_there_was_something_is_known(traces, clock):
    traces.noted(ADA, 1)
    clock.advance(49 * HOURS)
    traces.noted(ADA, 2)
    known = await traces.of(ADA)

    assert (known.numbers, known.older) == ((2,), True)


async def test_forgetting_one_chat_reaches_what_was_not_written_yet(traces, database, clock):
    """Given a chat that is forgotten before it was written, then it is never written."""
    traces.noted(ADA, 1)
    traces.noted(BOB, 2)
    await traces.forget(ADA)
    traces.open()
    await traces.close()
    later = Traces(ShownMessages(database), clock)

    assert (await later.of(ADA)).numbers == ()
    assert (await later.of(BOB)).numbers == (2,)


async def test_without_a_database_nothing_is_certain(clock):
    traces = Traces(None, clock)
    traces.noted(ADA, 1)
    known = await traces.of(ADA)

    assert (known.numbers, known.certain) == ((1,), False)


async def test_memory_is_bounded(traces, monkeypatch):
    monkeypatch.setattr(module, "MOST_OF_A_CHAT", 3)
    monkeypatch.setattr(module, "MOST_UNWRITTEN", 4)
    for number in range(10):
        traces.noted(ADA, number)
    known = await traces.of(ADA)

    assert known.numbers == (9, 8, 7)
    assert len(traces._unwritten) == 4
