"""The service's side of reading: whatever becomes of a worker, the next file is read."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import time
from datetime import datetime, timedelta, timezone

import pytest
from hostile_pdfs import a_pdf_of_five_thousand_pages
from hostile_pictures import a_code_that_is_a_script
from reading_processes import (
    LETTER,
    children,
    reading_processes,
    reading_slowly,
    reads_a_letter,
    until,
    worker_of,
)

from bot.reading.document import Document, Unreadable
from bot.reading.limits import AT_ONCE, MAX_PAGES
from bot.reading.reader import FileReader


async def test_a_reading_says_what_was_read_and_when(reader: FileReader) -> None:
    reading = await reader.read(LETTER.encode())

    assert reading.document == Document("text", LETTER)
    assert reading.sha256 == hashlib.sha256(LETTER.encode()).hexdigest()
    assert reading.size == len(LETTER.encode())
    assert datetime.now(timezone.utc) - reading.read_at < timedelta(minutes=1)


async def test_a_killed_worker_costs_one_refusal(reader: FileReader) -> None:
    under_way = reading_slowly(reader)
    os.kill(await worker_of(reader), signal.SIGKILL)

    with pytest.raises(Unreadable) as refusal:
        await under_way

    assert refusal.value.code == "crashed", "it was not slow: it was killed"
    assert await reads_a_letter(reader)


async def test_a_killed_fork_server_is_started_anew(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    first = reader.server
    assert first
    os.kill(first, signal.SIGKILL)

    assert await reads_a_letter(reader)
    assert reader.server != first


async def test_a_fork_server_may_die_while_a_worker_reads(reader: FileReader) -> None:
    under_way = reading_slowly(reader)
    await worker_of(reader)
    assert reader.server
    os.kill(reader.server, signal.SIGKILL)

    assert await reads_a_letter(reader)
    under_way.cancel()
    await asyncio.wait([under_way])


async def test_two_files_find_a_dead_fork_server_at_once(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    assert reader.server
    os.kill(reader.server, signal.SIGKILL)

    assert await asyncio.gather(reads_a_letter(reader), reads_a_letter(reader)) == [True, True]


async def test_no_more_files_are_read_at_once_than_is_said(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    under_way = [reading_slowly(reader) for _ in range(AT_ONCE + 3)]
    most = 0
    for _ in range(50):
        await asyncio.sleep(0.02)
        assert reader.server
        most = max(most, len(children(reader.server)))
    for task in under_way:
        task.cancel()
    await asyncio.wait(under_way)

    assert most == AT_ONCE


async def test_files_that_are_read_at_once_do_not_mix(reader: FileReader) -> None:
    letters = [f"Lettre {n} : {chr(97 + n) * 100_000}" for n in range(12)]

    readings = await asyncio.gather(*(reader.read(letter.encode()) for letter in letters))

    assert [reading.document.text for reading in readings] == letters


async def test_whoever_gives_up_leaves_no_worker(reader: FileReader) -> None:
    under_way = reading_slowly(reader)
    worker = await worker_of(reader)

    under_way.cancel()

    with pytest.raises(asyncio.CancelledError):
        await under_way
    await until(lambda: worker not in reading_processes(), seconds=2)
    assert await reads_a_letter(reader)


async def test_whoever_gives_up_before_the_parsers_are_loaded_leaves_nothing() -> None:
    before = reading_processes()
    async with FileReader() as reader:
        under_way = asyncio.create_task(reader.read(LETTER.encode()))
        await until(lambda: reading_processes() - before)
        under_way.cancel()
        await asyncio.wait([under_way])

        assert under_way.cancelled()
        await until(lambda: reading_processes() <= before, seconds=2)
        assert await reads_a_letter(reader)


async def test_closing_ends_the_fork_server_and_what_is_under_way(reader: FileReader) -> None:
    under_way = reading_slowly(reader)
    processes = {await worker_of(reader), reader.server}

    reader.close()

    with pytest.raises(Unreadable):
        await under_way
    await until(lambda: not processes & reading_processes(), seconds=2)
    with pytest.raises(Unreadable):
        await reader.read(LETTER.encode())


async def test_a_fork_server_that_is_stopped_does_not_stop_the_service(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    assert reader.server
    os.kill(reader.server, signal.SIGSTOP)
    began = time.monotonic()

    reader.close()

    assert time.monotonic() - began < 2


async def test_the_service_goes_on_while_the_recognition_of_pictures_loads(
    reader: FileReader,
) -> None:
    under_way = asyncio.create_task(reader.read(a_code_that_is_a_script()))
    longest, last = 0.0, time.monotonic()
    while not under_way.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()

    assert "javascript" in (await under_way).document.text
    assert longest < 1.0, "loading takes longer than that"


async def test_many_who_ask_and_go_while_it_loads_do_no_harm(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    assert reader.server
    os.kill(reader.server, signal.SIGSTOP)  # as busy as can be
    for _ in range(400):
        under_way = asyncio.create_task(reader.read(LETTER.encode()))
        await asyncio.sleep(0.002)
        under_way.cancel()
        await asyncio.wait([under_way])
    server = reader.server
    os.kill(server, signal.SIGCONT)

    assert await reads_a_letter(reader)
    assert reader.server == server


async def test_pages_are_told_one_by_one(reader: FileReader) -> None:
    told: list[tuple[int, int]] = []

    await reader.read(
        a_pdf_of_five_thousand_pages(), progress=lambda page, pages: told.append((page, pages))
    )

    assert told == [(page, MAX_PAGES) for page in range(1, MAX_PAGES + 1)]


@pytest.mark.parametrize("error", [ValueError, OSError, KeyError])
async def test_what_goes_wrong_while_pages_are_told_is_not_the_files_fault(
    reader: FileReader, error: type[Exception]
) -> None:
    def fail(page: int, pages: int) -> None:
        raise error("the chat is gone")

    with pytest.raises(error, match="the chat is gone"):
        await reader.read(a_pdf_of_five_thousand_pages(), progress=fail)

    assert reader.server
    server = reader.server
    await until(lambda: not children(server), seconds=2)
    assert await reads_a_letter(reader)
