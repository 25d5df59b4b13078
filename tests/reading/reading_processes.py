"""The processes that read files, as the system sees them."""

from __future__ import annotations

import asyncio
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hostile_pdfs import a_pdf_that_is_never_drawn_to_its_end

from bot.reading.reader import FileReader, FileReading

MACHINE_HAS_FILTER = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
_PROCESSES = Path("/proc")

LETTER = "Madame, votre rendez-vous est confirmé pour jeudi."
SLOW = a_pdf_that_is_never_drawn_to_its_end()
"""A file that occupies its worker until the clock ends it."""


async def reads_a_letter(reader: FileReader) -> bool:
    """Whether an ordinary letter is still read."""
    return (await reader.read(LETTER.encode())).document.text == LETTER


def reading_slowly(reader: FileReader) -> asyncio.Task[FileReading]:
    """Begin to read ``SLOW``."""
    return asyncio.create_task(reader.read(SLOW))


async def worker_of(reader: FileReader) -> int:
    """Wait until a worker is there, and has its file: it computes."""
    await until(lambda: _at_work(reader))
    (worker,) = _at_work(reader)
    return worker


def reading_processes() -> set[int]:
    """The fork servers and workers that belong to these tests, but for those being buried."""
    return {
        int(folder.name)
        for folder in _PROCESSES.iterdir()
        if folder.name.isdigit() and _reads_files(folder)
    }


def children(parent: int) -> set[int]:
    """The workers of a fork server that are alive."""
    return {pid for pid in reading_processes() if _status(pid).get("PPid") == str(parent)}


def memory(pid: int) -> int:
    """Bytes that a process has of its own."""
    return int(_status(pid)["RssAnon"].split()[0]) * 1024


async def until(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait for something that happens elsewhere.

    Raises:
        AssertionError: when it does not.
    """
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.02)


def _reads_files(folder: Path) -> bool:
    try:
        command = (folder / "cmdline").read_bytes()
        same_tests = os.getpgid(int(folder.name)) == os.getpgrp()
    except OSError:
        return False
    return same_tests and b"bot.reading.fork_server" in command  # a dead one has no command


def _status(pid: int) -> dict[str, str]:
    try:
        lines = (_PROCESSES / str(pid) / "status").read_text("utf-8").splitlines()
    except OSError:
        return {}
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _at_work(reader: FileReader) -> list[int]:
    """The workers that have computed for a tenth of a second."""
    if not reader.server:
        return []
    return [pid for pid in children(reader.server) if _computing_time(pid) > 10]


def _computing_time(pid: int) -> int:
    """Hundredths of a second."""
    try:
        fields = (_PROCESSES / str(pid) / "stat").read_text("utf-8")
    except OSError:
        return 0
    return int(fields.rpartition(")")[2].split()[11])
