"""A reminder arrives in its chat, in its turn, and not when its owner has left meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from functools import partial
from pathlib import Path

import pytest
from dossier_house import House as Installation
from telegram_house import Cards, name_of
from telegram_people import Person

from bot.care.crisis import breakdown_text
from bot.follow_up import GIVEN_UP, LEASE, SOON, FollowUp
from bot.port import Button, Message, Reply
from bot.service import remind

NOON = datetime(2026, 12, 2, 11, 0, tzinfo=timezone.utc).timestamp()
DAY = 86_400.0
ASKED = Reply("Où en êtes-vous ?", (Button("Pas encore", "/not_yet"),))
WEEK = '/follow_up{"after":"week"}'


class Asking(Cards):
    """Answers a reminder and anything else; to one of them it takes as long as it is told."""

    def __init__(self) -> None:
        super().__init__({WEEK: [ASKED], None: [Reply("Je vous écoute.")]})
        self.begun, self.let_go = asyncio.Event(), asyncio.Event()
        self.slow: str | None = "nothing"

    async def reply(self, message: Message) -> list[Reply]:
        if message.payload == self.slow:
            self.begun.set()
            await self.let_go.wait()
        return await super().reply(message)


@pytest.fixture
def dialogue() -> Asking:
    return Asking()


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    installation = Installation(tmp_path)
    installation.clock.at = NOON
    return installation


@pytest.fixture
def plan(installation: Installation):
    """Let somebody ask to be reminded after a week that is over now."""

    def plan(person: Person) -> None:
        installation.dossiers.open(name_of(person.chat), "fr")
        due = {"week": NOON - 1, "month": NOON + 23 * DAY}
        installation.reminders.plan(name_of(person.chat), due, str(person.chat))

    return plan


@pytest.fixture
def worker(house, installation: Installation):
    """The worker of the service, for the room that is open."""

    def worker() -> FollowUp:
        reminders = installation.reminders
        deliver = partial(remind, house.application, reminders)
        return FollowUp(reminders, deliver, installation.clock, between=0.0)

    return worker


def said(installation: Installation, person: Person) -> list[bool]:
    return [one.delivered for one in installation.reminders.of(name_of(person.chat))]


async def test_it_arrives_in_its_chat_alone_and_once(
    listening, house, api, person, dialogue, installation, plan, worker
) -> None:
    other = Person(api, 43)
    plan(person)
    await listening(dialogue)

    assert await worker().look() == 1 and await worker().look() == 0

    assert person.texts() == ["Où en êtes-vous ?"] and person.titles() == ["Pas encore"]
    assert other.texts() == [] and said(installation, person) == [True, False]
    heard = dialogue.heard[-1]
    assert (heard.conversation, heard.payload, heard.language, heard.address) == (
        *(name_of(person.chat), WEEK),
        *("fr", str(person.chat)),
    )


async def test_stop_takes_it_away_like_every_message(
    listening, house, api, person, dialogue, plan, worker
) -> None:
    dialogue.answers["/stop"] = [Reply("C'est fait.", file="forget")]
    plan(person)
    await listening(dialogue)
    await worker().look()
    await person.say("/stop")
    await house.settled()

    assert [text.partition(".")[0] for text in person.texts()] == ["C'est fait"]


async def test_it_survives_a_restart_between_claim_and_delivery(
    house, person, dialogue, installation, plan, worker
) -> None:
    """Given a service that dies with a reminder in its hands, then the next one says it, once."""
    plan(person)

    @asynccontextmanager
    async def service() -> AsyncIterator[FollowUp]:
        async with house.open(dialogue):
            yield worker()

    async with service():
        assert len(installation.reminders.claim_due(LEASE)) == 1
    async with service() as after:
        assert await after.look() == 0, "it may still be in somebody's hands"
        installation.clock.at += LEASE + 1
        assert await after.look() == 1

    assert person.texts() == ["Où en êtes-vous ?"]


async def test_it_waits_until_its_chat_has_been_answered(
    listening, house, api, person, dialogue, installation, plan, worker
) -> None:
    """Given somebody who is being answered, then the reminder comes behind the answer."""
    plan(person)
    await listening(dialogue)
    dialogue.slow = None
    await person.say("il recommence")
    await asyncio.wait_for(dialogue.begun.wait(), 5)

    assert await worker().look() == 0
    dialogue.let_go.set()
    await house.settled()
    installation.clock.at += SOON + 1
    assert await worker().look() == 1

    assert person.texts() == ["Je vous écoute.", "Où en êtes-vous ?"]


async def test_what_is_written_meanwhile_is_answered_behind_it(
    listening, house, api, person, dialogue, plan, worker
) -> None:
    plan(person)
    await listening(dialogue)
    dialogue.slow = WEEK
    looking = asyncio.create_task(worker().look())
    await asyncio.wait_for(dialogue.begun.wait(), 5)
    await person.say("il recommence")
    await api.fetched()
    await asyncio.sleep(0.2)  # time enough for an answer that does not wait
    dialogue.let_go.set()
    await looking
    await house.settled()

    assert person.texts() == ["Où en êtes-vous ?", "Je vous écoute."]


@pytest.mark.parametrize("leaving", ["forget", "stop"])
async def test_who_leaves_after_it_was_claimed_is_left_alone(
    listening, person, dialogue, installation, plan, worker, monkeypatch, leaving: str
) -> None:
    """Given a claimed reminder, when its owner erases or stops it meanwhile, then nothing comes."""
    plan(person)
    await listening(dialogue)
    claimed = installation.reminders.claim_due(LEASE)
    owner = installation.dossiers if leaving == "forget" else installation.reminders
    getattr(owner, leaving)(name_of(person.chat))
    monkeypatch.setattr(installation.reminders, "claim_due", lambda lease: claimed)

    assert await worker().look() == 0
    assert dialogue.heard == [] and person.texts() == []


async def test_who_has_blocked_the_bot_is_forgotten_and_never_tried_again(
    listening, house, api, person, dialogue, installation, plan, worker
) -> None:
    plan(person)
    await listening(dialogue)
    api.fail("sendMessage", 403, description="Forbidden: bot was blocked by the user")

    assert await worker().look() == 0
    installation.clock.at += DAY
    assert await worker().look() == 0

    assert dialogue.forgotten == [name_of(person.chat)]
    assert len(api.made("sendMessage")) == 1


async def test_a_server_that_is_down_is_tried_again_later(
    listening, api, person, dialogue, installation, plan, worker
) -> None:
    plan(person)
    await listening(dialogue)
    api.fail("sendMessage", 502, times=3)
    patient = worker()

    assert await patient.look() == 0 and person.texts() == []
    installation.clock.at += 3_600
    assert await patient.look() == 1 and person.texts() == ["Où en êtes-vous ?"]


async def test_a_failure_of_ours_is_not_announced_to_somebody_who_asked_nothing(
    listening, person, dialogue, installation, plan, worker
) -> None:
    plan(person)
    dialogue.answers[WEEK] = [Reply(breakdown_text("fr"))]
    await listening(dialogue)

    assert await worker().look() == 0 and person.texts() == []
    assert said(installation, person) == [False, False]


async def test_before_telegram_is_connected_it_waits_and_no_try_counts(
    house, api, person, dialogue, installation, plan, worker
) -> None:
    plan(person)
    house.application = house.build(dialogue)
    patient = worker()
    for _ in range(3):
        assert await patient.look() == 0
        installation.clock.at += GIVEN_UP / 2
    assert dialogue.heard == []

    installation.clock.at = NOON + 10 * DAY
    async with house.open(dialogue):
        assert await worker().look() == 1
