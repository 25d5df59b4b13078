"""The table of messages holds numbers and minutes for 48 hours, and nothing of anybody else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.port import ConversationId
from bot.store import shown_messages
from bot.store.identity import conversation_id
from bot.store.shown_messages import KEPT, InChat, Shown, ShownMessages, minute_after

ADA, BOB = ConversationId("telegram-ada"), ConversationId("telegram-bob")
NOON = 1_800_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sangfroid.db"


@pytest.fixture
def store(file: Path) -> ShownMessages:
    return ShownMessages(f"sqlite:///{file}")


def rows(file: Path, table: str = "shown_messages") -> list[tuple[object, ...]]:
    with sqlite3.connect(file) as database:
        return database.execute(f"select * from {table}").fetchall()


def test_another_process_finds_what_was_noted(store: ShownMessages, file: Path) -> None:
    store.note([Shown(ADA, 1, NOON), Shown(ADA, 2, NOON), Shown(BOB, 3, NOON)], NOON)

    assert ShownMessages(f"sqlite:///{file}").of(ADA, NOON) == InChat((2, 1))


def test_a_message_that_is_noted_twice_is_there_once(store: ShownMessages) -> None:
    store.note([Shown(ADA, 1, NOON), Shown(ADA, 1, NOON)], NOON)
    store.note([Shown(ADA, 1, NOON)], NOON)

    assert store.of(ADA, NOON).numbers == (1,)


def test_after_48_hours_the_numbers_are_gone_from_the_disk(
    store: ShownMessages, file: Path
) -> None:
    store.note([Shown(ADA, 1, NOON)], NOON)
    store.prune(NOON + KEPT)
    assert len(rows(file)) == 1

    store.prune(NOON + KEPT + 1)
    assert rows(file) == []
    assert rows(file, "chats_with_older_messages") == [], "and nobody who is gone is remembered"


def test_as_long_as_a_chat_is_in_use_it_is_known_that_there_was_more(store: ShownMessages) -> None:
    store.note([Shown(ADA, 1, NOON)], NOON)
    store.note([Shown(ADA, 2, NOON + KEPT), Shown(BOB, 3, NOON + KEPT)], NOON + KEPT + 60)

    assert store.of(ADA, NOON + KEPT + 60) == InChat((2,), older=True)
    assert store.of(BOB, NOON + KEPT + 60) == InChat((3,), older=False)


def test_forgetting_one_chat_leaves_the_others(store: ShownMessages, file: Path) -> None:
    store.note([Shown(ADA, 1, NOON), Shown(BOB, 2, NOON)], NOON)
    store.forget(ADA)
    store.forget(ADA)

    assert rows(file) == [(BOB, 2, NOON)]


def test_one_chat_takes_a_bounded_room(store: ShownMessages, monkeypatch) -> None:
    monkeypatch.setattr(shown_messages, "MOST_OF_A_CHAT", 3)
    store.note([Shown(ADA, number, NOON) for number in range(10)], NOON)

    assert store.of(ADA, NOON) == InChat((9, 8, 7), older=True)


def test_the_disk_holds_neither_the_chat_nor_the_second(store: ShownMessages, file: Path) -> None:
    name = conversation_id(b"k" * 64, "telegram", 123456789)
    store.note([Shown(name, 7, minute_after(NOON + 1.5))], NOON)

    assert rows(file) == [(name, 7, NOON + 60)]
    assert b"123456789" not in file.read_bytes()


def test_a_database_in_memory_is_one_for_all_threads() -> None:
    from threading import Thread

    store = ShownMessages("sqlite:///:memory:")
    writer = Thread(target=store.note, args=([Shown(ADA, 1, NOON)], NOON))
    writer.start()
    writer.join()

    assert store.of(ADA, NOON).numbers == (1,)
