"""Shared plans by themselves: after 30 days nobody sees them, and what STOP and time erase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.store.shared_tables import metadata
from bot.store.sharing import IDLE, LOCKED_FOR, MOST_WRONG, Change, Shared, SharedCases

DAY = 24 * 3600.0
CHILD, PARENT, STRANGER = "conversation-child", "conversation-parent", "conversation-stranger"
PLAN = Shared(part="child", situation="sextortion_minor", country="FR")
CODE = "K7PM-3XQT"


class Clock:
    """A clock that a test can move."""

    def __init__(self) -> None:
        self.time = 1_800_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cases(tmp_path: Path, clock: Clock) -> SharedCases:
    """The shared plans of an empty database."""
    cases = SharedCases(create_engine(f"sqlite:///{tmp_path / 'shared.db'}"), b"key", clock)
    cases.prepare()
    return cases


def rows(cases: SharedCases, table: str | None = None) -> int:
    """How many rows are stored."""
    tables = [metadata.tables[table]] if table else metadata.sorted_tables
    with cases._engine.connect() as connection:
        return sum(len(connection.execute(t.select()).all()) for t in tables)


def follow_one_plan(cases: SharedCases) -> None:
    assert cases.offer(CHILD, "child", PLAN, ["stop_sending"], CODE)
    key = cases.read(PARENT, CODE).key
    assert key is not None
    assert cases.join(PARENT, key, "parent") is not None


def writes_wrong_codes(cases: SharedCases) -> None:
    answers = [cases.read(STRANGER, f"WRNG-CD2{number}").answer for number in range(MOST_WRONG)]
    assert answers == ["unknown"] * (MOST_WRONG - 1) + ["locked"]


TURNS: dict[str, Callable[[SharedCases], object]] = {
    "see": lambda cases: cases.see(CHILD),
    "settle": lambda cases: cases.settle(CHILD, Change(done=("stop_sending",))),
    "see, then settle": lambda cases: cases.see(CHILD) or cases.settle(CHILD, Change()),
    "settle by the other": lambda cases: cases.settle(PARENT, Change()),
    "leave": lambda cases: cases.leave(CHILD),
    "forget": lambda cases: cases.forget(CHILD),
}


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS.keys())
@pytest.mark.parametrize("days", [31, 60])
def test_after_a_month_a_plan_is_seen_by_nobody_and_erased(
    cases: SharedCases, clock: Clock, turn: Callable[[SharedCases], object], days: int
) -> None:
    follow_one_plan(cases)
    clock.time += days * DAY

    assert turn(cases) is None
    assert rows(cases) == 0
    assert cases.see(CHILD) is None and cases.see(PARENT) is None


def test_a_turn_of_somebody_else_erases_it_too(cases: SharedCases, clock: Clock) -> None:
    follow_one_plan(cases)
    clock.time += 31 * DAY
    cases.read(STRANGER, CODE)

    assert rows(cases, "shared_case") == rows(cases, "shared_member") == 0


def test_a_turn_of_either_one_within_a_month_keeps_it(cases: SharedCases, clock: Clock) -> None:
    follow_one_plan(cases)
    for person in (CHILD, PARENT, PARENT, PARENT):
        clock.time += IDLE - 1
        assert cases.see(person) is not None
        assert cases.settle(person, Change()) is not None

    seen = cases.see(CHILD)  # who took no turn for three months, while the other did
    assert seen is not None and seen.other == "parent"


def test_to_look_is_no_turn(cases: SharedCases, clock: Clock) -> None:
    follow_one_plan(cases)
    clock.time += IDLE - 1
    assert cases.see(CHILD) is not None
    clock.time += 2

    assert cases.see(CHILD) is None


def test_that_it_ended_is_told_within_a_month_and_then_erased(
    cases: SharedCases, clock: Clock
) -> None:
    follow_one_plan(cases)
    cases.forget(PARENT)
    clock.time += IDLE - 1
    told = cases.see(CHILD)
    assert told is not None and told.ended
    clock.time += 2

    assert cases.see(CHILD) is None
    assert rows(cases) == 0


def test_a_new_plan_can_be_shared_after_an_old_one_ran_out(
    cases: SharedCases, clock: Clock
) -> None:
    follow_one_plan(cases)
    clock.time += 60 * DAY
    follow_one_plan(cases)

    seen = cases.see(CHILD)
    assert seen is not None and seen.other == "parent" and seen.done == ()


def test_a_lock_ends_by_itself_and_its_count_is_erased(cases: SharedCases, clock: Clock) -> None:
    assert cases.offer(CHILD, "child", PLAN, [], CODE)
    writes_wrong_codes(cases)
    clock.time += LOCKED_FOR - 1
    assert cases.read(STRANGER, CODE).answer == "locked"
    clock.time += 2

    assert cases.read(STRANGER, CODE).answer == "open"
    assert rows(cases, "share_tries") == 0


def test_stop_keeps_no_count_of_wrong_codes(cases: SharedCases) -> None:
    writes_wrong_codes(cases)
    cases.forget(STRANGER)

    assert rows(cases) == 0
