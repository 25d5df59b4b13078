"""A room on a fake Bot API server, over real HTTP on this machine.

This folder must not have an ``__init__.py``: it would then hide the library of the same name.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from fake_bot_api import FakeBotApi
from telegram_house import QUICK, House
from telegram_people import Person

from bot.port import Dialogue, Reply, ScriptedDialogue
from bot.telegram.sending import Pace
from bot.telegram.texts import ChannelTexts, load_texts

Listen = Callable[..., Awaitable[None]]


@pytest.fixture(scope="session", autouse=True)
def no_proxy() -> None:
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"


@pytest.fixture(scope="session")
def texts() -> ChannelTexts:
    return load_texts()


@pytest_asyncio.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    server = FakeBotApi()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def house(api: FakeBotApi, texts: ChannelTexts) -> House:
    return House(api, texts)


@pytest.fixture
def person(api: FakeBotApi) -> Person:
    return Person(api, 42)


@pytest_asyncio.fixture
async def listening(house: House) -> AsyncIterator[Listen]:
    """Open the room until the end of the test, for the dialogue that is given."""
    async with AsyncExitStack() as stack:

        async def listen(dialogue: Dialogue, pace: Pace = QUICK) -> None:
            await stack.enter_async_context(house.open(dialogue, pace))

        yield listen


@pytest.fixture
def scripted() -> ScriptedDialogue:
    return ScriptedDialogue([Reply("Bonjour, je suis là.")])
