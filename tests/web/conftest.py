"""A web room on a free port of this machine, over real HTTP.

This folder must not have an ``__init__.py``: its name would then hide other modules.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from web_house import Visitor, name_of

from bot.port import Button, Dialogue, Reply, ScriptedDialogue
from bot.reading.reader import FileReader
from bot.web.server import build_web, serve

Visit = Callable[..., Awaitable[Visitor]]


@pytest.fixture
def scripted() -> ScriptedDialogue:
    return ScriptedDialogue([Reply("Bonjour, je suis là.")])


@pytest.fixture
def asking() -> ScriptedDialogue:
    choices = (Button("Oui", "/affirm"), Button("Non", "/deny"))
    return ScriptedDialogue([Reply("Je lis."), Reply("Est-ce bien cela ?", choices)])


@pytest_asyncio.fixture
async def visit() -> AsyncIterator[Visit]:
    """Open the room until the end of the test, for the dialogue that is given."""
    async with AsyncExitStack() as stack:

        async def open_room(
            dialogue: Dialogue,
            ready: Callable[[], bool] = lambda: True,
            reader: FileReader | None = None,
        ) -> Visitor:
            reads = reader or await stack.enter_async_context(FileReader())
            app = build_web(dialogue, reads, name_of, ready)
            address = await stack.enter_async_context(serve(app, "127.0.0.1", 0))
            return await stack.enter_async_context(Visitor(address))

        yield open_room
