"""A web room on a free port of this machine, over real HTTP.

This folder must not have an ``__init__.py``: its name would then hide other modules.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from page_files import LETTER
from web_browser import PHONE, REPORTS, SAID, Tab, open_tab
from web_house import Guide, Visitor, name_of

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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def file_reader() -> AsyncIterator[FileReader]:
    """The real reader; its processes start with the first file."""
    async with FileReader() as reader:
        yield reader


@pytest_asyncio.fixture
async def visit(file_reader: FileReader) -> AsyncIterator[Visit]:
    """Open the room until the end of the test, for the dialogue that is given."""
    async with AsyncExitStack() as stack:

        async def open_room(
            dialogue: Dialogue,
            ready: Callable[[], bool] = lambda: True,
            reader: FileReader | None = None,
        ) -> Visitor:
            app = build_web(dialogue, reader or file_reader, name_of, ready)
            visitor = Visitor()
            app.middlewares.insert(0, visitor.counting())
            visitor.address = await stack.enter_async_context(serve(app, "127.0.0.1", 0))
            return await stack.enter_async_context(visitor)

        yield open_room


@pytest_asyncio.fixture(scope="module")
async def tab(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Tab]:
    REPORTS.mkdir(exist_ok=True)
    async with open_tab(tmp_path_factory.mktemp("browser") / "profile") as tab:
        yield tab


@pytest.fixture
def arrive(tab: Tab, guide: Guide, visit: Visit):
    """Open the page, as if for the first time, and wait until something is said."""

    async def arrive(
        path: str = "", language: str = "fr-FR", look=(*PHONE, False), reader=None
    ) -> Visitor:
        visitor = await visit(guide, reader=reader)
        await tab.call("Page.navigate", url="about:blank")
        tab.complaints.clear()
        await tab.look(*look)
        await tab.open(visitor.address + path, language)
        await tab.until(f"{SAID}.length || document.querySelector('.notice')")
        return visitor

    return arrive


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "convocation.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "Capture d'écran du 12 mars 2026 à 21.47.03 - conversation.png"
    file.write_bytes(b"\x89PNG")
    return file
