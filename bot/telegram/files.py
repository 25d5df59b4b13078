"""Files that people send: fetched only when the dialogue says so, else taken out of the chat."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.port import Message, ReadFile, Reply
from bot.reading.document import Unreadable
from bot.reading.handing_over import read_together
from bot.reading.limits import MAX_FILE
from bot.telegram.attached import FETCHED, Attached
from bot.telegram.rendering import Part
from bot.telegram.room import Room
from bot.telegram.sending import kind, reliably
from bot.telegram.speaking import edit
from bot.telegram.waiting import Held

BETWEEN_EDITS = 1.0
"""Seconds; Telegram allows about one message a second in a chat."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Addressee:
    """Whom we answer: the chat, and the language of the person's Telegram."""

    chat: int
    language: str | None = None


def hold(room: Room, chat: int, held: Held, question: int | None) -> None:
    """Keep where files lie until the question about them is answered."""
    room.waiting.keep(chat, replace(held, question=question, since=time.monotonic()))


async def take_out(room: Room, to: Addressee, files: Sequence[Attached]) -> str:
    """Delete the messages that brought files.

    Returns:
        The sentence that says so, or says how to do it where Telegram refuses.
    """
    done = True
    for file in files:
        try:
            await reliably(partial(room.bot.delete_message, to.chat, file.message_id), room.pace)
        except Forbidden:
            raise
        except TelegramError as error:  # older than 48 hours, or already gone
            logger.info("A message could not be deleted (%s).", kind(error))
            done = False
    say = room.texts.taken_out if done else room.texts.left_in
    return say(to.language)


def with_removal(reply: Reply, sentence: str) -> Reply:
    """Put what became of the message behind the first line of the answer."""
    first, newline, rest = reply.text.partition("\n")
    return replace(reply, text=f"{first} {sentence}{newline}{rest}")


async def read_files(
    room: Room, to: Addressee, files: Sequence[Attached], shown: int | None
) -> ReadFile:
    """Fetch files into memory, read them, and drop them.

    Args:
        room: what answering needs.
        to: whose files.
        files: where they lie.
        shown: the message that says that we are reading; it then names the page.

    Returns:
        What they say, or why they cannot be read.
    """
    pages: asyncio.Queue[tuple[int, int]] = asyncio.Queue()
    async with room.fetching:
        return await _read_files(room, to, files, shown, pages)


async def _read_files(
    room: Room,
    to: Addressee,
    files: Sequence[Attached],
    shown: int | None,
    pages: asyncio.Queue[tuple[int, int]],
) -> ReadFile:
    telling = asyncio.create_task(_tell_pages(room, to, shown, pages))
    try:
        fetch: list[Callable[[], Awaitable[bytes]]] = [partial(_fetch, room, f) for f in files]
        return await read_together(
            room.reader,
            fetch,
            lambda page, count: pages.put_nowait((page, count)),
            may_be_picture=all(file.kind == "picture" for file in files),
        )
    finally:
        telling.cancel()
        await asyncio.wait({telling})


async def _fetch(room: Room, file: Attached) -> bytes:
    if file.size > MAX_FILE:
        raise Unreadable("too_large")
    if file.kind not in FETCHED or not file.file_id:
        raise Unreadable("crashed")
    try:
        found = await reliably(partial(room.bot.get_file, file.file_id), room.pace)
        if (found.file_size or 0) > MAX_FILE:
            raise Unreadable("too_large")
        return bytes(await reliably(found.download_as_bytearray, room.pace))
    except Forbidden:
        raise
    except BadRequest as error:
        too_big = "too big" in error.message.lower()
        raise Unreadable("too_large" if too_big else "crashed") from None
    except TelegramError as error:
        logger.warning("A file could not be fetched (%s).", kind(error))
        raise Unreadable("crashed") from None


async def _tell_pages(
    room: Room, to: Addressee, shown: int | None, pages: asyncio.Queue[tuple[int, int]]
) -> None:
    """Name the page that is being read, in the message that said that we read."""
    while True:
        page, count = await pages.get()
        while not pages.empty():
            page, count = pages.get_nowait()
        if shown is not None and count > 1:
            with suppress(TelegramError):
                text = room.texts.page(to.language, page, count)
                await edit(room, to.chat, shown, Part(text), replace(room.pace, attempts=1))
            await asyncio.sleep(BETWEEN_EDITS)


def without_file(message: Message) -> Message:
    """The words of a message alone."""
    return replace(message, offered=None)


def heard_with(message: Message, read: ReadFile) -> Message:
    """The message that hands the dialogue what was read."""
    return replace(message, payload=None, offered=None, read=read)
