"""A dossier is kept for whoever agreed, under a key of its own, and is gone when it is erased."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from dossier_house import NOW, House, full, item, with_items
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dossier.case import KINDS, ORIGINS, Case, Done, Item
from bot.store.dossiers import KEPT_FOR, Dossiers, NoDossier
from bot.store.sealing import Unsealable

moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(timezone.utc))
words = st.text(max_size=80)
items = st.builds(
    Item,
    id=st.text("0123456789abcdef", min_size=16, max_size=16),
    kind=st.sampled_from(KINDS),
    value=words,
    added=moments,
    when=st.none() | st.just("2026-11-28"),
    origin=st.sampled_from(ORIGINS),
    source=st.none() | st.just("0" * 16),
    sha256=st.none() | st.just("f" * 64),
    detail=words,
    size=st.none() | st.integers(0, 10**9),
    text_cut=st.booleans(),
)
cases = st.builds(
    Case,
    id=st.just("0" * 32),
    opened=moments,
    expires=moments,
    language=st.sampled_from(["fr", "en"]),
    situation=st.none() | st.just("threats"),
    facts=st.dictionaries(words, words, max_size=3),
    items=st.lists(items, max_size=5, unique_by=lambda one: one.id).map(tuple),
    proposed=st.lists(items, max_size=2, unique_by=lambda one: one.id).map(tuple),
    fields=st.dictionaries(words, words, max_size=3),
    letters=st.dictionaries(words, words, max_size=2),
    done=st.lists(st.builds(Done, st.just("call_bank"), moments), max_size=2).map(tuple),
)


def test_nothing_is_kept_before_somebody_agrees(house: House) -> None:
    assert house.dossiers.read("ada") is None
    with pytest.raises(NoDossier):
        house.dossiers.change("ada", with_items(item()))


def test_what_is_kept_is_read_again_in_its_order(house: House) -> None:
    house.dossiers.open("ada", "fr")
    kept = house.dossiers.change("ada", full)

    assert house.dossiers.read("ada") == kept
    turned = house.dossiers.change("ada", lambda c: replace(c, items=c.items[::-1]))
    assert house.dossiers.read("ada") == turned


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases)
def test_any_case_comes_back_as_it_was(house: House, case: Case) -> None:
    house.dossiers.open("ada", "fr")

    def put(there: Case) -> Case:
        return replace(case, id=there.id, opened=there.opened, expires=there.expires)

    assert house.dossiers.change("ada", put) == house.dossiers.read("ada")
    house.dossiers.forget("ada")


def test_a_second_yes_begins_no_second_dossier(house: House) -> None:
    first = house.dossiers.open("ada", "fr")
    house.dossiers.change("ada", with_items(item()))

    again = house.dossiers.open("ada", "en")

    assert again.id == first.id and len(again.items) == 1


def test_one_person_does_not_see_the_other(house: House) -> None:
    house.dossiers.open("ada", "fr")
    house.dossiers.change("ada", with_items(item(value="of ada")))
    house.dossiers.open("bob", "fr")

    assert house.dossiers.read("bob").items == ()  # type: ignore[union-attr]


def test_after_thirty_days_it_is_gone(house: House) -> None:
    house.dossiers.open("ada", "fr")
    house.clock.passes(days=29.9)
    assert house.dossiers.read("ada") is not None

    house.clock.passes(days=0.2)

    assert house.dossiers.read("ada") is None
    assert house.dossiers.erase_expired() == 1
    assert house.dossiers.erase_expired() == 0


def test_it_is_kept_longer_when_that_is_asked_for(house: House) -> None:
    house.dossiers.open("ada", "fr")
    house.clock.passes(days=20)

    prolonged = house.dossiers.prolong("ada")

    assert prolonged.expires.timestamp() == house.clock.at + KEPT_FOR
    house.clock.passes(days=29)
    assert house.dossiers.read("ada") is not None


def test_forgetting_twice_is_forgetting_once(house: House) -> None:
    house.dossiers.open("ada", "fr")

    assert house.dossiers.forget("ada") is True
    assert house.dossiers.forget("ada") is False
    assert house.dossiers.read("ada") is None


def test_another_secret_opens_nothing_and_harms_nothing(house: House) -> None:
    house.dossiers.open("ada", "fr")
    kept = house.dossiers.change("ada", full)
    other = Dossiers(house.engine, b"some other secret of 32 characters", house.clock)

    assert other.read("ada") is None  # not even whose it is can be computed
    with sqlite3.connect(house.folder / "sangfroid.db") as database:
        other_person = database.execute("select person from dossier_case").fetchone()[0]
    assert other_person and house.dossiers.read("ada") == kept


def test_a_row_that_somebody_swapped_is_refused(house: House) -> None:
    """Given two dossiers, when a thief of the database puts one's items into the other's place,
    then they do not open."""
    for name in ("ada", "bob"):
        house.dossiers.open(name, "fr")
        house.dossiers.change(name, with_items(item(value=f"of {name}")))
    with sqlite3.connect(house.folder / "sangfroid.db") as database:
        (one, a), (two, b) = database.execute("select id, content from dossier_item").fetchall()
        database.execute("update dossier_item set content = ? where id = ?", (b, one))
        database.execute("update dossier_item set content = ? where id = ?", (a, two))
    database.close()

    with pytest.raises(Unsealable):
        house.dossiers.read("ada")


def test_of_two_that_write_at_once_nothing_is_lost(house: House) -> None:
    house.dossiers.open("ada", "fr")

    def add(name: str) -> None:
        for number in range(15):
            house.dossiers.change("ada", with_items(item(value=f"{name}{number}")))

    threads = [threading.Thread(target=add, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = house.dossiers.read("ada")
    assert kept is not None
    assert {one.value for one in kept.items} == {f"{n}{i}" for n in "abc" for i in range(15)}


def test_a_tool_without_the_key_sees_ids_and_times_alone(house: House) -> None:
    """Given a full dossier, when sqlite3 reads every column, then no word of it stands there."""
    house.dossiers.open("ada", "fr")
    house.dossiers.change("ada", lambda case: full(case, "kanarienvogel"))
    house.reminders.plan("ada", {"week": NOW.timestamp() + 9}, "4711081547")

    with sqlite3.connect(f"file:{house.folder / 'sangfroid.db'}?mode=ro", uri=True) as database:
        read = "\n".join(
            repr(row)
            for table in ("dossier_case", "dossier_item", "reminder")
            for row in database.execute(f"select * from {table}")
        )
    database.close()

    assert "kanarienvogel" not in read and "4711081547" not in read and "fake_summons" not in read
    assert house.found("kanarienvogel") == [] and house.found("4711081547") == []
