"""Messages of one conversation wait for each other; those of others do not."""

from __future__ import annotations

import asyncio

import pytest

from bot.dialogue.lock_store import ConversationLockStore


async def hold(store: ConversationLockStore, name: str, log: list[str], what: str) -> None:
    async with store.lock(name):
        log.append(f"{what} begins")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log.append(f"{what} ends")


async def test_two_messages_of_one_conversation_never_overlap() -> None:
    store, log = ConversationLockStore(), []  # type: ignore[var-annotated]
    await asyncio.gather(*(hold(store, "a", log, str(n)) for n in range(20)))

    assert log == [f"{n} {what}" for n in range(20) for what in ("begins", "ends")]


async def test_messages_of_two_conversations_do() -> None:
    store, log = ConversationLockStore(), []  # type: ignore[var-annotated]
    await asyncio.gather(hold(store, "a", log, "a"), hold(store, "b", log, "b"))

    assert log == ["a begins", "b begins", "a ends", "b ends"]


async def test_nothing_is_left_behind() -> None:
    store, log = ConversationLockStore(), []  # type: ignore[var-annotated]
    await asyncio.gather(*(hold(store, f"{n % 7}", log, str(n)) for n in range(50)))

    assert store._turns == {}


async def test_a_failed_answer_frees_the_conversation() -> None:
    store = ConversationLockStore()
    with pytest.raises(ValueError, match="oh"):
        async with store.lock("a"):
            raise ValueError("oh")

    async with store.lock("a") as ticket:
        assert ticket.conversation_id == "a"
    assert store._turns == {}


async def test_somebody_who_gives_up_waiting_holds_nobody_up() -> None:
    store, log = ConversationLockStore(), []  # type: ignore[var-annotated]
    async with store.lock("a"):
        impatient = asyncio.create_task(hold(store, "a", log, "impatient"))
        patient = asyncio.create_task(hold(store, "a", log, "patient"))
        await asyncio.sleep(0)
        impatient.cancel()
        await asyncio.gather(impatient, return_exceptions=True)
    await patient

    assert log == ["patient begins", "patient ends"]
    assert store._turns == {}
