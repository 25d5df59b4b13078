"""Reads files for the service: each in a confined process, at most two at a time.

Example:
    >>> async def text_of(content: bytes) -> str:
    ...     async with FileReader() as reader:
    ...         return (await reader.read(content)).document.text
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from bot.reading.document import Document, Progress, Unreadable, from_dict
from bot.reading.fork_server import PAPERS, PICTURES
from bot.reading.limits import AT_ONCE, MAX_FILE, PICTURE_SECONDS, SECONDS

_LOADING = 60.0
"""Seconds that the parsers may take to load, on a busy machine."""
_GRACE = 5.0
"""Seconds beyond a worker's own limit after which it is no longer waited for."""
_LONGEST_ANSWER = 8 * 1024 * 1024


@dataclass(frozen=True)
class FileReading:
    """A file that was read.

    Attributes:
        document: what it says.
        sha256: of its bytes, in hexadecimal; the bytes themselves are dropped.
        size: in bytes.
        read_at: when it was read, in UTC.
    """

    document: Document
    sha256: str
    size: int
    read_at: datetime


class FileReader:
    """Reads files in confined processes. Use it as an asynchronous context."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._starting = asyncio.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    async def __aenter__(self) -> FileReader:
        return self

    async def __aexit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes go; workers under way end by themselves."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
            self._server = None

    async def read(
        self, content: bytes, pictures: bool = False, progress: Progress | None = None
    ) -> FileReading:
        """Read one file.

        Args:
            content: its bytes; its name is of no interest.
            pictures: whether pictures attached to a mail may be opened.
            progress: told before each page.

        Returns:
            What was read.

        Raises:
            Unreadable: with a code that says why, and a sentence that says what to do.
        """
        if len(content) > MAX_FILE:
            raise Unreadable("too_large")
        if not content:
            raise Unreadable("empty")
        async with self._turns:
            document = await self._document(content, pictures, progress or _quietly)
        digest = hashlib.sha256(content).hexdigest()
        return FileReading(document, digest, len(content), datetime.now(timezone.utc))

    async def _document(self, content: bytes, pictures: bool, progress: Progress) -> Document:
        outcome = await self._ask(content, pictures, progress, recognise=False)
        if "recognise" in outcome:
            outcome = await self._ask(content, pictures, progress, recognise=True)
        if "document" in outcome:
            return from_dict(outcome["document"])
        raise Unreadable(outcome.get("unreadable", "crashed"))

    async def _ask(
        self, content: bytes, pictures: bool, progress: Progress, recognise: bool
    ) -> dict[str, Any]:
        seconds = PICTURE_SECONDS if recognise else SECONDS
        channel = await self._worker(PICTURES if recognise else PAPERS)
        reader, writer = await asyncio.open_connection(sock=channel, limit=_LONGEST_ANSWER)
        loop = asyncio.get_running_loop()
        began = loop.time()
        order = {"size": len(content), "pictures": pictures, "recognise": recognise}
        try:
            patience = seconds + _GRACE + (_LOADING if recognise else 0.0)
            return await asyncio.wait_for(
                _converse(reader, writer, order, content, progress), patience
            )
        except asyncio.TimeoutError:
            return {"unreadable": "too_slow"}
        except (OSError, ValueError):
            # Killed by the clock, or by a limit, or by its own parser.
            slow = loop.time() - began >= seconds
            return {"unreadable": "too_slow" if slow else "crashed"}
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _worker(self, kind: bytes) -> socket.socket:
        """Ask the fork server for a worker; start it, or start it anew if it has died."""
        for attempt in (1, 2):
            control = await self._running()
            ours, its = socket.socketpair()
            try:
                with its:
                    socket.send_fds(control, [kind], [its.fileno()])
            except OSError:
                ours.close()
                self.close()
                if attempt == 2:
                    raise Unreadable("crashed") from None
            else:
                ours.setblocking(False)
                return ours
        raise Unreadable("crashed")

    async def _running(self) -> socket.socket:
        async with self._starting:
            if self._control is not None and self._server and self._server.poll() is None:
                return self._control
            self.close()
            ours, its = socket.socketpair()
            with its:
                self._server = subprocess.Popen(  # noqa: S603 (our own module, a number)
                    [sys.executable, "-m", "bot.reading.fork_server", str(its.fileno())],
                    pass_fds=[its.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                    cwd="/",
                )
            ours.setblocking(False)
            loop = asyncio.get_running_loop()
            try:
                ready = await asyncio.wait_for(loop.sock_recv(ours, 1), _LOADING)
            except (asyncio.TimeoutError, OSError):
                ready = b""
            if not ready:
                ours.close()
                self.close()
                raise Unreadable("crashed")
            self._control = ours
            return ours


async def _converse(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    order: dict[str, Any],
    content: bytes,
    progress: Progress,
) -> dict[str, Any]:
    writer.write(json.dumps(order).encode() + b"\n" + content)
    await writer.drain()
    while line := await reader.readline():
        outcome: dict[str, Any] = json.loads(line)
        if "page" not in outcome:
            return outcome
        progress(int(outcome["page"]), int(outcome["pages"]))
    raise OSError("the worker ended without an answer")


def _environment() -> dict[str, str]:
    """Nothing of the service's settings; one thread where a fork would lose the others."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Each further arena of the allocator would count 64 MB that are reserved, not used.
        "MALLOC_ARENA_MAX": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _quietly(page: int, pages: int) -> None:
    """Nobody waits for the pages."""
