"""After somebody leaves nothing of them is left in any file, and the others have lost nothing."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dossier_house import NOW, House, full, item
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.tracker_store import PrivateTrackerStore
from bot.port import ConversationId
from bot.store.shown_messages import Shown, ShownMessages

CANARIES = 200
SEED = 20261201


def canaries() -> list[str]:
    """Texts, names, and ids that stand nowhere else."""
    source = random.Random(SEED)
    kinds = ("text", "name", "id")
    return [
        f"{kinds[n % 3]}kanarie{source.getrandbits(64):016x}"
        if n % 3 < 2
        else str(source.randrange(10**12, 10**13))
        for n in range(CANARIES)
    ]


@pytest.fixture
def trackers(house: House) -> Iterator[PrivateTrackerStore]:
    domain = Domain.from_dict(
        {"slots": {"note": {"type": "any", "mappings": [{"type": "custom"}]}}}
    )
    store = PrivateTrackerStore(domain=domain, url=house.url)
    yield store
    store.engine.dispose()


async def lives_here(
    house: House, trackers: PrivateTrackerStore, name: str, planted: list[str]
) -> None:
    """Somebody talks, keeps a dossier, asks for reminders, and is written to."""
    house.dossiers.open(name, "fr")
    house.dossiers.change(name, lambda case: full(case, planted[0]))
    for start in range(0, len(planted), 20):
        some = planted[start : start + 20]
        kept = tuple(item("note", f"{one} " * 30, detail=one) for one in some)
        house.dossiers.change(name, lambda case, kept=kept: replace(case, items=case.items + kept))
    house.dossiers.change(name, lambda case: replace(case, fields=dict.fromkeys(planted, "x")))
    for address in planted[:5]:
        house.reminders.plan(name, {"week": NOW.timestamp() + 60}, address)
    tracker = DialogueStateTracker(name, trackers.domain.slots)
    for one in planted:
        tracker.update(UserUttered(f"je suis {one}", {"name": "inform", "confidence": 1.0}, []))
        tracker.update(BotUttered(f"« {one} »", {"custom": {"quotes": True, "held": [one]}}))
        tracker.update(SlotSet("note", one))
    await trackers.save(tracker)
    shown = ShownMessages(house.url)
    shown.note([Shown(ConversationId(name), n, 60) for n in range(50)], now=60)
    shown.close()


async def leaves(house: House, trackers: PrivateTrackerStore, name: str) -> None:
    house.dossiers.forget(name)
    await trackers.forget(name)
    shown = ShownMessages(house.url)
    shown.forget(ConversationId(name))
    shown.close()


async def test_two_hundred_canaries_are_found_nowhere_after_somebody_leaves(
    house: House, trackers: PrivateTrackerStore
) -> None:
    """Given 200 canaries in every place that keeps anything, when their owner leaves, then no file
    holds one, and the others have lost nothing; leaving twice changes nothing."""
    planted = canaries()
    await lives_here(house, trackers, "ada", planted)
    await lives_here(house, trackers, "bob", ["bobkanarie"])
    before = house.dossiers.read("bob")
    assert house.found(planted[3]), "the canaries would be found if they were there"

    for _ in range(2):
        await leaves(house, trackers, "ada")

        assert [one for one in planted if house.found(one)] == []
        assert house.dossiers.read("ada") is None and house.reminders.of("ada") == ()
        assert await trackers.retrieve("ada") is None
    assert house.dossiers.read("bob") == before
    assert await trackers.retrieve("bob") is not None
    assert len(house.reminders.of("bob")) == 1


async def test_after_their_time_the_same(house: House, trackers: PrivateTrackerStore) -> None:
    """Given a dossier and a conversation, when their time is over, then no canary is left."""
    planted = canaries()
    await lives_here(house, trackers, "ada", planted)
    house.clock.passes(days=31)
    house.dossiers.open("bob", "fr")

    assert house.dossiers.erase_expired() == 1
    forgotten = await asyncio.to_thread(trackers.forget_idle, 4_000_000_000.0)
    shown = ShownMessages(house.url)
    shown.prune(now=10**9)
    shown.close()

    assert forgotten == ["ada"]
    assert [one for one in planted if house.found(one)] == []
    assert house.dossiers.read("bob") is not None


async def test_who_talks_is_not_forgotten(house: House, trackers: PrivateTrackerStore) -> None:
    await lives_here(house, trackers, "ada", ["kanarie"])

    assert trackers.forget_idle(1_000_000_000.0) == []
    assert await trackers.retrieve("ada") is not None


async def test_a_reader_in_between_delays_the_scrubbing_and_does_not_prevent_it(
    house: House, trackers: PrivateTrackerStore
) -> None:
    """Given somebody who still reads the old state, then the next erasure scrubs what was left."""
    await lives_here(house, trackers, "ada", ["kanarie"])
    reader = house.engine.raw_connection()
    cursor = reader.cursor()
    cursor.execute("BEGIN")
    cursor.execute("select count(*) from dossier_item").fetchone()

    await leaves(house, trackers, "ada")
    reader.rollback()
    reader.close()
    await leaves(house, trackers, "ada")
    house.dossiers.open("bob", "fr")
    house.dossiers.forget("bob")

    assert house.found("kanarie") == []


def test_what_is_found_is_looked_for_in_every_file(tmp_path: Path) -> None:
    """The search that the others rely on does find."""
    house = House(tmp_path)
    (tmp_path / "some.log").write_text("… kanarie …", encoding="utf-16-le")

    assert house.found("kanarie") == ["some.log"]
    house.close()
