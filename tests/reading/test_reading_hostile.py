"""Every hostile file is refused politely or read safely, and the next letter is read all the same.

The files are read one after the other by the same service, in real processes; what they may have
left behind (a process, a file, memory, a call to another machine) is looked for at the end.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import hostile_bytes
import hostile_mails
import hostile_office
import hostile_pdfs
import hostile_pictures
import pytest
import pytest_asyncio
from hostile_files import HOSTILE, READ, HostileFile, calls_heard
from reading_processes import children, memory, until

from bot.reading.document import REFUSALS, Document, Unreadable
from bot.reading.limits import MAX_TEXT, PICTURE_SECONDS, SECONDS
from bot.reading.reader import FileReader

FORGERS = (hostile_bytes, hostile_mails, hostile_office, hostile_pdfs, hostile_pictures)
FEWEST = 60
LETTER = "Madame, votre rendez-vous est confirmé pour jeudi à 9 heures."
ON_A_BUSY_MACHINE = 15.0
"""Seconds that loading and killing may take besides."""
A_LITTLE = 16 * 1024 * 1024
PASSWORDS = Path("/etc/passwd").read_text("utf-8").splitlines()[0]


@dataclass(frozen=True)
class Room:
    """A service that reads files, and what there was before the first one."""

    reader: FileReader
    server: int
    memory: int
    files: set[Path]


def files_around() -> set[Path]:
    """What lies where a program leaves its files when it does not think about it."""
    places = {Path.cwd(), Path.home(), Path("/"), Path(tempfile.gettempdir())}
    found = {path for place in places for path in place.iterdir()}
    return {path for path in found if not path.name.startswith(("pytest-", ".pytest"))}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def room() -> AsyncIterator[Room]:
    async with FileReader() as reader:
        # A code is read first: from then on the recognition of pictures is loaded.
        await reader.read(hostile_pictures.a_code_that_is_a_script())
        server = reader.server
        assert server is not None
        await until(lambda: not children(server))
        yield Room(reader, server, memory(server), files_around())


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
async def test_a_hostile_file_does_no_harm(room: Room, file: HostileFile) -> None:
    """A refusal says why and what to do; a reading is text that anything can take; in time."""
    content = file.make()
    began = time.monotonic()

    outcome, document = await outcome_of(room.reader, content)

    assert outcome in file.outcomes or not file.outcomes
    assert time.monotonic() - began < SECONDS + PICTURE_SECONDS + ON_A_BUSY_MACHINE
    if document:
        assert document.text == document.text.encode("utf-8").decode("utf-8").replace("\0", "")
        assert len(document.text) <= MAX_TEXT
        assert PASSWORDS not in document.text
    letter = await room.reader.read(LETTER.encode())
    assert letter.document.text == LETTER


async def outcome_of(reader: FileReader, content: bytes) -> tuple[str, Document | None]:
    try:
        reading = await reader.read(content, pictures=True)
    except Unreadable as refusal:
        assert str(refusal) == REFUSALS[refusal.code]
        return refusal.code, None
    return READ, reading.document


def test_there_are_many_hostile_files() -> None:
    assert len({file.name for file in HOSTILE}) == len(HOSTILE) >= FEWEST
    assert {file.make.__module__ for file in HOSTILE} == {forger.__name__ for forger in FORGERS}


def test_the_fork_server_survives_them_all(room: Room) -> None:
    assert room.reader.server == room.server


async def test_no_worker_survives_its_file(room: Room) -> None:
    await until(lambda: not children(room.server))


def test_the_fork_server_keeps_nothing_of_them(room: Room) -> None:
    assert memory(room.server) - room.memory < A_LITTLE


def test_nothing_is_left_on_disk(room: Room) -> None:
    assert files_around() - room.files == set()


def test_no_file_makes_the_service_call_anybody(room: Room) -> None:
    assert calls_heard() == 0
