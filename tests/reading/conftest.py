"""A service that reads files, for the tests of how it is kept alive and apart."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from reading_processes import reading_processes, until

from bot.reading.reader import FileReader


@pytest_asyncio.fixture(loop_scope="session")
async def reader() -> AsyncIterator[FileReader]:
    """A service of its own for each test; nothing of it remains."""
    before = reading_processes()
    async with FileReader() as reader:
        yield reader
    await until(lambda: reading_processes() <= before)
