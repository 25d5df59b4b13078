"""Files: read in memory once the dialogue has asked for one, and dropped."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from aiohttp import web

from bot.port import ConversationId, Dialogue, Message, ReadFile
from bot.reading.handing_over import read_together
from bot.reading.limits import MAX_FILE
from bot.reading.reader import FileReader
from bot.web.asking import Refused
from bot.web.body import Limits, check_label, whole_body
from bot.web.file_asking import SENDER, AskedFile, read_headers
from bot.web.permits import Permit, Permits, ask
from bot.web.rest import as_json
from bot.web.trouble import sentence_about

BODY = Limits(
    "application/octet-stream",
    most=MAX_FILE,
    patience=240.0,  # 20 MB from a phone with little signal
    not_labelled="Send the bytes with the header Content-Type: application/octet-stream.",
    too_large="A file may have 20 MB at most: send a part of it, or its text.",
)
AT_ONCE = 8
"""Files that may be in memory at the same time."""
TICK = 0.1
"""Seconds between two looks at whether the client is still there."""

OFFER_FIRST = (
    "Offer the file first, and send it only when the answer says "
    '"file": "read": {"sender": …, "message": …, "metadata": {"offered": {"kind": "document"}}} '
    f'to /webhooks/rest/webhook, with the same sender as in "{SENDER}".'
)
BUSY = "Too many files are being read right now: send it again in a minute."
OVERTAKEN = "Something else was said meanwhile, so the file was dropped: offer it again."

logger = logging.getLogger(__name__)


class FilesChannel:
    """Answers ``POST /files``.

    Args:
        dialogue: decides what is said.
        reader: reads files.
        conversation_id: names the conversation of a sender.
        permits: what the dialogue has asked for.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        reader: FileReader,
        conversation_id: Callable[[str], ConversationId],
        permits: Permits,
    ) -> None:
        self._dialogue = dialogue
        self._reader = reader
        self._conversation_id = conversation_id
        self._permits = permits
        self._under_way = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Read one file and answer in JSON lines: the pages as they are read, then the replies.

        Raises:
            Refused: when it is not what the channel takes, or was not asked for.
        """
        told = read_headers(request.headers)
        check_label(request, BODY)
        conversation = self._conversation_id(told.sender)
        permit = self._permits.lend(conversation)
        if permit is None:
            raise Refused(OFFER_FIRST, 403)
        self._under_way += 1
        try:
            if self._under_way > AT_ONCE:
                raise Refused(BUSY, 503)
            return await self._answer(request, told, conversation, permit)
        finally:
            self._under_way -= 1
            permit.lent = False

    async def _answer(
        self,
        request: web.Request,
        told: AskedFile,
        conversation: ConversationId,
        permit: Permit,
    ) -> web.StreamResponse:
        lines = _Lines(request)
        try:
            read = (
                ReadFile(refusal=told.refusal) if told.refusal else await self._read(lines, permit)
            )
            if not self._permits.holds(conversation, permit):
                raise Refused(OVERTAKEN, 409)
            message = Message(conversation, told.words, language=told.language, read=read)
            replies = await ask(self._dialogue, self._permits, message)
            await lines.add({"replies": [as_json(told.sender, reply) for reply in replies]})
        except ConnectionError:
            logger.info("A client hung up.")
        except Exception as error:
            if not lines.begun:
                raise
            with suppress(ConnectionError):
                await lines.add({"error": sentence_about(error)})
        return lines.response

    async def _read(self, lines: _Lines, permit: Permit) -> ReadFile:
        """Read what comes, for as long as somebody waits for it.

        Raises:
            Refused: when the body is not taken.
            ConnectionError: when the client hung up.
        """
        pages: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
        # The bytes are held by the reading alone: they are gone before the dialogue is asked.
        bring = partial(whole_body, lines.request, BODY)
        reading = asyncio.create_task(
            read_together(
                self._reader,
                [bring],
                lambda page, of: pages.put_nowait((page, of)),
                may_be_picture=permit.may_be_picture,
            )
        )
        try:
            while not reading.done():
                await asyncio.wait({reading}, timeout=TICK)
                while not pages.empty():
                    page, of = pages.get_nowait()
                    await lines.add({"page": page, "pages": of})
                lines.check_somebody_reads()
            return reading.result()
        except (Refused, ConnectionError):
            raise
        except Exception as error:
            # Whatever happened to the reader, the person hears what to do instead.
            logger.error("A file could not be read (%s).", type(error).__name__)
            return ReadFile(refusal="crashed")
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await reading


class _Lines:
    """An answer in JSON lines; it begins with the first of them."""

    def __init__(self, request: web.Request) -> None:
        self.request = request
        self.response = web.StreamResponse()
        self.response.content_type = "application/x-ndjson"
        self.response.charset = "utf-8"

    @property
    def begun(self) -> bool:
        """Whether it is too late for another status."""
        return self.response.prepared

    async def add(self, content: dict[str, Any]) -> None:
        """Send one line."""
        if not self.begun:
            await self.response.prepare(self.request)
        await self.response.write(json.dumps(content).encode() + b"\n")

    def check_somebody_reads(self) -> None:
        """Notice that the client is gone.

        Raises:
            ConnectionError: when it is.
        """
        transport = self.request.transport
        if transport is None or transport.is_closing():
            raise ConnectionResetError("the client hung up")
