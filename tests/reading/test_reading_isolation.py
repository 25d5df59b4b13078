"""What files and those who read them cannot reach, and what they leave behind: nothing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_bytes import halves_of_characters
from hostile_office import docx
from hostile_pdfs import pdf
from hostile_pictures import a_code_that_is_a_script
from reading_mails import with_files
from reading_outlook import OutlookMail
from reading_processes import (
    LETTER,
    SLOW,
    reading_processes,
    reading_slowly,
    reads_a_letter,
    until,
    worker_of,
)

from bot.reading.document import Unreadable
from bot.reading.reader import FileReader

SECRET = "1234567:un-secret"


def descriptors(process: int | str = "self") -> list[str]:
    """What a process holds open."""
    held = []
    for path in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # that of the folder itself
            held.append(str(path.readlink()).partition(":")[0])
    return sorted(held)


async def test_no_descriptor_stays_open(reader: FileReader) -> None:
    assert await reads_a_letter(reader)
    before = descriptors()
    for _ in range(10):
        for content in (LETTER.encode(), b"PK\x03\x04", b"%PDF-", halves_of_characters()):
            with contextlib.suppress(Unreadable):
                await reader.read(content)
        under_way = asyncio.create_task(reader.read(SLOW))
        await asyncio.sleep(0.05)
        under_way.cancel()
        await asyncio.wait([under_way])
    under_way = reading_slowly(reader)
    os.kill(await worker_of(reader), signal.SIGKILL)
    await asyncio.wait([under_way])
    assert isinstance(under_way.exception(), Unreadable)
    assert reader.server
    os.kill(reader.server, signal.SIGKILL)
    assert await reads_a_letter(reader)

    assert descriptors() == before


async def test_no_process_that_reads_knows_a_secret(
    reader: FileReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", SECRET)
    monkeypatch.setenv("SANGFROID_SECRET_KEY", SECRET)
    under_way = reading_slowly(reader)
    worker = await worker_of(reader)

    for process in (worker, reader.server):
        environment = Path(f"/proc/{process}/environ").read_bytes()  # noqa: ASYNC240
        assert b"PATH=" in environment
        assert SECRET.encode() not in environment
        assert b"SECRET" not in environment
    under_way.cancel()
    await asyncio.wait([under_way])


async def test_a_worker_holds_nothing_but_its_channel(reader: FileReader) -> None:
    under_way = reading_slowly(reader)
    worker = await worker_of(reader)

    held = sorted(what.partition(":")[0] for what in descriptors(worker))

    assert held == ["/dev/null", "/dev/null", "/dev/null", "socket"]
    under_way.cancel()
    await asyncio.wait([under_way])


async def test_nothing_of_a_file_is_printed_or_logged(
    reader: FileReader, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    word = "Ornithorynque"
    for content in (word.encode(), f"%PDF-1.7 {word}".encode(), f"PK\x03\x04{word}".encode()):
        with contextlib.suppress(Unreadable):
            await reader.read(content)
    under_way = asyncio.create_task(reader.read(SLOW + word.encode()))
    os.kill(await worker_of(reader), signal.SIGKILL)
    await asyncio.wait([under_way])
    assert word not in str(under_way.exception())

    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")
    assert word not in caplog.text


def test_a_service_that_is_killed_leaves_no_process() -> None:
    script = (
        "import asyncio, time; from bot.reading.reader import FileReader\n"
        "async def main():\n"
        "    reader = FileReader(); await reader.read(b'Bonjour')\n"
        "    print(reader.server, flush=True)\n"
        "    time.sleep(60)\n"
        "asyncio.run(main())"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as service:
        assert service.stdout
        server = int(service.stdout.readline())
        service.kill()
    asyncio.run(until(lambda: server not in reading_processes(), seconds=5))


LOADS = """
import sys
from pathlib import Path
from bot.reading.fork_server import load_parsers
load_parsers()
from bot.reading.document import RecognitionNeeded, Unreadable
from bot.reading.parsing import read_file
loaded = set(sys.modules)
for path in Path(sys.argv[1]).iterdir():
    try:
        read_file(path.read_bytes(), True, None, lambda page, pages: None)
    except (RecognitionNeeded, Unreadable):
        pass
print(*sorted(set(sys.modules) - loaded))
"""


def papers() -> list[bytes]:
    """A file of every kind; the mail has all the others attached, and a mail that was forwarded."""
    page = f"<html><meta charset='koi8-r'><body>{LETTER}".encode()
    odd = ("Здравствуйте. " * 50).encode("koi8-r")
    files = [docx({}), pdf(), OutlookMail(body=LETTER).saved(), page, odd]
    mail = with_files(*(("pièce", "application/octet-stream", file) for file in files))
    forwarded = with_files()
    mail.add_attachment(forwarded)
    return [*files, mail.as_bytes(), a_code_that_is_a_script()]


def test_whatever_a_parser_imports_was_loaded_before(tmp_path: Path) -> None:
    """A worker can open no file any more, that of a module neither."""
    for number, content in enumerate(papers()):
        (tmp_path / str(number)).write_bytes(content)

    read = subprocess.run([sys.executable, "-c", LOADS, tmp_path], capture_output=True, check=True)

    assert read.stdout.decode().split() == []
