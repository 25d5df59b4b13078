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
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from bot.reading.document import REFUSALS, Document, Progress, Unreadable, from_dict
from bot.reading.fork_client import ForkClient
from bot.reading.fork_server import PAPERS, PICTURES
from bot.reading.limits import AT_ONCE, MAX_FILE, MAX_PAGES, MAX_TEXT, PICTURE_SECONDS, SECONDS

_LOADING = 60.0
"""Seconds that a worker may take to load its models, on a busy machine, before it gets the file."""
_GRACE = 5.0
"""Seconds beyond a worker's own limit after which it is no longer waited for."""
_EARLY = 0.5
"""A worker's clock starts a little before the service hears of it, and ends as much earlier."""
_LONGEST_ANSWER = 8 * 1024 * 1024
_PIECE = 256 * 1024


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
        self._processes = ForkClient()

    async def __aenter__(self) -> FileReader:
        return self

    async def __aexit__(self, *error: object) -> None:
        self.close()

    @property
    def server(self) -> int | None:
        """The number of the process from which the workers are forked, once there is one."""
        return self._processes.server

    def close(self) -> None:
        """End every process; what is being read is given up."""
        self._processes.close()

    async def read(
        self, content: bytes, pictures: bool = False, progress: Progress | None = None
    ) -> FileReading:
        """Read one file.

        Args:
            content: its bytes; its name is of no interest.
            pictures: whether pictures attached to a mail may be opened.
            progress: told before each page; what it raises ends the reading.

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
        outcome = await self._outcome(content, pictures, progress, recognise=False)
        if "recognise" in outcome:
            outcome = await self._outcome(content, pictures, progress, recognise=True)
        if "document" in outcome:
            return sound_document(outcome["document"])
        code = str(outcome.get("unreadable"))
        raise Unreadable(code if code in REFUSALS else "crashed")

    async def _outcome(
        self, content: bytes, pictures: bool, progress: Progress, recognise: bool
    ) -> Mapping[str, Any]:
        """Have a worker read a file, and give its last word."""
        order = {"size": len(content), "pictures": pictures, "recognise": recognise}
        seconds = PICTURE_SECONDS if recognise else SECONDS
        async with self._processes.worker(PICTURES if recognise else PAPERS) as worker:
            conversation = Conversation(worker.channel)
            try:
                await asyncio.wait_for(conversation.order(order), _LOADING)
            except (Silence, asyncio.TimeoutError):
                return {"unreadable": "crashed"}
            began = time.monotonic()
            try:
                return await asyncio.wait_for(
                    conversation.read(content, progress), seconds + _GRACE
                )
            except Silence:
                # Killed by the clock, or by a limit, or by its own parser.
                slow = time.monotonic() - began >= seconds - _EARLY
                return {"unreadable": "too_slow" if slow else "crashed"}
            except asyncio.TimeoutError:
                return {"unreadable": "too_slow"}


class Silence(Exception):
    """A worker has gone without its last word, or speaks no sense."""


class Conversation:
    """What is said to a worker, and what it answers: it may have been taken over by a file.

    Args:
        channel: the socket that leads to it, which does not block.
    """

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._loop = asyncio.get_running_loop()
        self._heard = bytearray()

    async def order(self, order: Mapping[str, Any]) -> None:
        """Say what is to be done, and wait until the worker can be given the file."""
        await self._say(json.dumps(order).encode() + b"\n")
        if "ready" not in await self._answer():
            raise Silence

    async def read(self, content: bytes, progress: Progress) -> Mapping[str, Any]:
        """Hand the file over, and wait for the last word."""
        await self._say(content)
        for _ in range(MAX_PAGES + 1):
            answer = await self._answer()
            page, pages = answer.get("page"), answer.get("pages")
            if not isinstance(page, int) or not isinstance(pages, int):
                return answer
            progress(page, pages)
        raise Silence

    async def _say(self, content: bytes) -> None:
        with contextlib.suppress(OSError):  # it may have its answer before it has the whole file
            await self._loop.sock_sendall(self._channel, content)

    async def _answer(self) -> Mapping[str, Any]:
        while b"\n" not in self._heard:
            try:
                piece = await self._loop.sock_recv(self._channel, _PIECE)
            except OSError:
                piece = b""
            if not piece or len(self._heard) > _LONGEST_ANSWER:
                raise Silence
            self._heard += piece
        line, _, self._heard = self._heard.partition(b"\n")
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            raise Silence from None
        if not isinstance(answer, dict):
            raise Silence
        return answer


def sound_document(content: Any) -> Document:
    """Read a document that came out of a worker, which may have been taken over.

    Raises:
        Unreadable: ``crashed`` when it is none.
    """
    try:
        document = from_dict(content)
    except (AttributeError, KeyError, TypeError):
        raise Unreadable("crashed") from None
    if not isinstance(document.text, str) or len(document.text) > MAX_TEXT:
        raise Unreadable("crashed")
    return document


def _quietly(page: int, pages: int) -> None:
    """Nobody waits for the pages."""
