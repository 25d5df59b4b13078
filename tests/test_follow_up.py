"""Reminders are said once, by day, to the right chat; none is lost and nobody is pestered."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from dossier_house import House

from bot.follow_up import GIVEN_UP, LEASE, SOON, FollowUp, Gone, NotNow
from bot.retention import keep_clean, sweep_once
from bot.store.reminders import AFTERWARDS, DueReminder

NOON = datetime(2026, 12, 2, 11, 0, tzinfo=timezone.utc).timestamp()
NIGHT = datetime(2026, 12, 2, 2, 0, tzinfo=timezone.utc).timestamp()
DAY = 86_400.0


class Chats:
    """Where reminders arrive; the next ones may fail."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str, str]] = []
        self.failing: list[Exception] = []

    async def deliver(self, due: DueReminder, payload: str) -> bool:
        if self.failing:
            raise self.failing.pop(0)
        self.said.append((due.address, payload, due.language))
        return True


@pytest.fixture
def chats() -> Chats:
    return Chats()


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.clock.at = NOON
    house.dossiers.open("ada", "fr")
    return house


def follow_up(house: House, chats: Chats) -> FollowUp:
    return FollowUp(house.reminders, chats.deliver, house.clock, between=0.0)


async def test_one_that_is_due_is_said_once(house: House, chats: Chats) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1, "week": NOON + 7 * DAY}, "42")
    worker = follow_up(house, chats)

    assert await worker.look() == 1
    assert await worker.look() == 0

    assert chats.said == [("42", '/follow_up{"after":"tomorrow"}', "fr")]
    assert [one.delivered for one in house.reminders.of("ada")] == [True, False]


async def test_nobody_is_written_to_at_night(house: House, chats: Chats) -> None:
    """Given a machine that was off, when it is on again at three in the morning, then it waits."""
    house.reminders.plan("ada", {"tomorrow": NIGHT - 3_600}, "42")
    house.clock.at = NIGHT
    worker = follow_up(house, chats)

    assert await worker.look() == 0 and chats.said == []
    house.clock.at = house.reminders.of("ada")[0].due
    assert await worker.look() == 1


async def test_the_night_is_that_of_the_person(house: House, chats: Chats) -> None:
    house.dossiers.change("ada", lambda case: replace(case, facts={"country": "CA"}))
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")  # 5 in the morning in Winnipeg

    assert await follow_up(house, chats).look() == 0


async def test_a_crash_between_saying_and_marking_repeats_and_loses_nothing(
    house: House, chats: Chats
) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")
    house.reminders.claim_due()  # and the process dies

    assert await follow_up(house, chats).look() == 0
    house.clock.at += 121
    assert await follow_up(house, chats).look() == 1


async def test_what_cannot_be_delivered_is_tried_again_and_given_up_after_two_days(
    house: House, chats: Chats
) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")
    worker = follow_up(house, chats)
    chats.failing = [ConnectionError("…")] * 40

    tries = 0
    while house.reminders.of("ada") and tries < 40:
        await worker.look()
        tries += 1
        left = house.reminders.of("ada")
        house.clock.at = max(house.clock.at, left[0].due if left else 0) + 1

    assert house.reminders.of("ada") == () and chats.said == []
    assert GIVEN_UP < house.clock.at - NOON < GIVEN_UP + 2 * DAY and tries > 5


async def test_where_it_is_not_the_moment_it_is_tried_in_a_minute_for_as_long_as_it_takes(
    house: House, chats: Chats
) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")
    worker = follow_up(house, chats)
    chats.failing = [NotNow()] * 9
    for _ in range(9):
        assert await worker.look() == 0
        house.clock.at += SOON if house.clock.at < NOON + 8 * SOON else 3 * DAY

    assert await worker.look() == 1


async def test_one_that_is_no_longer_wanted_is_not_counted_as_said(
    house: House, chats: Chats
) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")

    async def leaves(due: DueReminder, payload: str) -> bool:
        house.dossiers.forget("ada")
        return False

    assert await FollowUp(house.reminders, leaves, house.clock, between=0.0).look() == 0


async def test_what_was_claimed_too_long_ago_is_not_said_by_us(house: House, chats: Chats) -> None:
    """Given a delivery that takes a minute, then the next ones are claimed anew before."""
    for name in ("ada", "bob"):
        house.dossiers.open(name, "fr")
        house.reminders.plan(name, {"tomorrow": NOON - 1}, name)

    async def slowly(due: DueReminder, payload: str) -> bool:
        house.clock.at += LEASE / 2 + 1
        return await chats.deliver(due, payload)

    worker = FollowUp(house.reminders, slowly, house.clock, between=0.0)

    assert await worker.look() == 1 and await worker.look() == 0
    house.clock.at += LEASE
    assert await worker.look() == 1
    assert sorted(address for address, _, _ in chats.said) == ["ada", "bob"]


async def test_one_that_fails_does_not_keep_the_next_from_being_said(
    house: House, chats: Chats
) -> None:
    house.dossiers.open("bob", "en")
    house.reminders.plan("ada", {"tomorrow": NOON - 2}, "42")
    house.reminders.plan("bob", {"week": NOON - 1}, "43")
    chats.failing = [TimeoutError()]

    assert await follow_up(house, chats).look() == 1
    assert chats.said == [("43", '/follow_up{"after":"week"}', "en")]


async def test_a_chat_that_is_closed_is_left_alone(house: House, chats: Chats) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")
    chats.failing = [Gone()]

    await follow_up(house, chats).look()

    assert house.reminders.of("ada") == ()


async def test_one_word_stops_them_all(house: House, chats: Chats) -> None:
    due = {"tomorrow": NOON - 1, "month": NOON + 30 * DAY}
    house.reminders.plan("ada", due, "4711081547")

    assert house.reminders.stop("ada") is True and house.reminders.stop("ada") is False
    assert await follow_up(house, chats).look() == 0
    assert house.found("4711081547") == []


async def test_they_go_with_the_dossier(house: House, chats: Chats) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, "42")
    house.dossiers.forget("ada")

    assert await follow_up(house, chats).look() == 0


def test_a_dossier_outlives_its_last_reminder(house: House) -> None:
    house.reminders.plan("ada", {"month": NOON + 30 * DAY}, "42")

    kept = house.dossiers.read("ada")
    assert kept is not None and kept.expires.timestamp() == NOON + 30 * DAY + AFTERWARDS


def test_where_nobody_can_be_written_to_it_waits_for_them(house: House) -> None:
    house.reminders.plan("ada", {"tomorrow": NOON - 1}, None)

    assert house.reminders.claim_due() == []
    due = house.reminders.due_here("ada")
    assert due is not None and due.kind == "tomorrow"
    house.reminders.delivered(due.id)
    assert house.reminders.due_here("ada") is None


async def test_a_database_that_fails_is_asked_again(house: House, chats: Chats) -> None:
    thrice = threading.Event()

    class Broken:
        looks = 0

        def claim_due(self, lease: float = 120.0) -> list[object]:
            self.looks += 1
            if self.looks == 3:
                thrice.set()
            raise OSError("no words of anybody")

    broken = Broken()
    worker = asyncio.create_task(FollowUp(broken, chats.deliver, every=0.01).run())  # type: ignore[arg-type]
    assert await asyncio.to_thread(thrice.wait, 5)
    worker.cancel()


async def test_a_sweep_that_fails_does_not_keep_the_next_from_sweeping() -> None:
    swept: list[int] = []

    def fails() -> None:
        raise OSError

    await sweep_once([fails, lambda: swept.append(1)])
    assert swept == [1]


async def test_it_is_swept_again_and_again() -> None:
    twice, swept = threading.Event(), []

    def sweep() -> None:
        swept.append(1)
        if len(swept) == 2:
            twice.set()

    task = asyncio.create_task(keep_clean([sweep], every=0.01))
    assert await asyncio.to_thread(twice.wait, 5)
    task.cancel()
