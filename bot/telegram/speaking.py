"""How the room speaks: new messages, cards changed in place, buttons taken away, "typing"."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import InputFile, LinkPreviewOptions
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.telegram.receiving import Pressed, is_private
from bot.telegram.rendering import Part, with_choice
from bot.telegram.room import Room
from bot.telegram.sending import Pace, kind, reliably
from bot.triage.language import detect_language

TYPING_FADES = 4.0
"""Seconds; Telegram clients show the typing indicator for about 5."""

HEAD_START = 0.02
"""Seconds; enough for the indicator to leave before the dialogue occupies the processor."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

logger = logging.getLogger(__name__)


async def send(room: Room, chat: int, parts: Iterable[Part]) -> int | None:
    """Send messages in order; one that Telegram refuses does not hold back the next.

    Of a file that cannot be sent the words arrive all the same, and say so.

    Returns:
        Which message the last part became; None when the server does not tell.

    Raises:
        TelegramError: when the chat cannot be reached; nothing more is sent then.
    """
    last: int | None = None
    for part in parts:
        try:
            last = await reliably(partial(_say, room, chat, part), room.pace)
        except TelegramError as error:
            out_of_reach = part.document is None and not isinstance(error, BadRequest)
            if out_of_reach or isinstance(error, Forbidden):
                raise
            logger.warning("Telegram refuses a message (%s).", kind(error))
            if part.document:
                last = await send(room, chat, [_without_file(room, part)])
    return last


def _without_file(room: Room, part: Part) -> Part:
    sorry = room.texts.not_handed(detect_language(part.text))
    return Part(f"{part.text}\n\n{sorry}".strip(), part.keyboard)


async def _say(room: Room, chat: int, part: Part) -> int | None:
    try:
        sent = await _sent(room, chat, part)
    except TimedOut:  # it may have arrived all the same
        _note(room, chat, None)
        raise
    number = None if isinstance(sent, bool) else int(sent.message_id)  # some servers do not tell
    _note(room, chat, number)
    if number is not None:
        room.memory.shown(chat, number)
    return number


async def _sent(room: Room, chat: int, part: Part) -> Any:
    if part.document is None:
        return await room.bot.send_message(
            chat, part.text, reply_markup=part.keyboard, link_preview_options=NO_PREVIEW
        )
    # Not protected: whoever has made a dossier must be able to pass it on to the police.
    return await room.bot.send_document(
        chat,
        InputFile(part.document.data, filename=part.document.name),
        caption=part.text or None,
        reply_markup=part.keyboard,
    )


def _note(room: Room, chat: int, number: int | None) -> None:
    if is_private(chat):
        room.traces.noted(room.conversation_id(chat), number)


async def replace_card(room: Room, pressed: Pressed, parts: list[Part]) -> bool:
    """Show a card in the place of the pressed one.

    Returns:
        False when the pressed message is no card, has scrolled out of sight, or cannot be
        changed any more: the card is then to be sent as a new message.
    """
    number = pressed.message_id
    if not pressed.card or number is None or len(parts) != 1 or parts[0].document:
        return False
    if not room.memory.in_sight(pressed.chat, number):
        return False
    return await edit(room, pressed.chat, number, parts[0], room.pace)


async def settle(room: Room, pressed: Pressed) -> None:
    """Take the buttons off the pressed message, and let it show which one was chosen."""
    if pressed.message_id is None:
        return
    where = (room, pressed.chat, pressed.message_id)
    text = pressed.title and pressed.shown and with_choice(pressed.shown, pressed.title)
    if text and await edit(*where, Part(text), replace(room.pace, attempts=2)):
        return
    await room.courtesies.offer(
        "editMessageReplyMarkup",
        room.bot.edit_message_reply_markup(pressed.chat, pressed.message_id),
    )


async def edit(room: Room, chat: int, number: int, part: Part, pace: Pace) -> bool:
    """Change a message; false when that is not possible."""
    try:
        await reliably(
            lambda: room.bot.edit_message_text(
                part.text,
                chat_id=chat,
                message_id=number,
                reply_markup=part.keyboard,
                link_preview_options=NO_PREVIEW,
            ),
            pace,
        )
    except Forbidden:
        raise
    except BadRequest:  # too old, deleted, or already the same: no trouble
        return False
    except TelegramError as error:
        logger.warning("A message could not be changed (%s).", kind(error))
        return False
    return True


@asynccontextmanager
async def typing(room: Room, chat: int) -> AsyncIterator[None]:
    """Show that an answer is being written, as long as the block lasts."""
    done, first = asyncio.Event(), asyncio.Event()
    shown = asyncio.create_task(_show_typing(room, chat, first, done))
    try:
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(first.wait(), HEAD_START)
        yield
    finally:
        done.set()
        await asyncio.wait({shown}, timeout=room.pace.typing_wait)
        shown.cancel()


async def _show_typing(room: Room, chat: int, first: asyncio.Event, done: asyncio.Event) -> None:
    while True:
        action = room.bot.send_chat_action(chat, ChatAction.TYPING)
        await room.courtesies.offer("sendChatAction", action)
        first.set()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(done.wait(), TYPING_FADES)
            return
