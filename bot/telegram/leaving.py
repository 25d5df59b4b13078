"""Quick exit: the chat is emptied as far as Telegram allows, and one dull line is left.

The lines of help that were said along with « stop » leave first, and stay.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.care.quick_exit import limits_of_chat
from bot.port import Reply
from bot.telegram.files import Addressee
from bot.telegram.rendering import Part, render
from bot.telegram.room import Room
from bot.telegram.sending import kind, reliably
from bot.telegram.speaking import send
from bot.telegram.texts import spoken

AT_ONCE = 100
"""Messages that one call may delete."""

logger = logging.getLogger(__name__)


async def leave(room: Room, to: Addressee, replies: Sequence[Reply]) -> None:
    """Take away what the chat shows, and say what stays.

    Args:
        room: what answering needs.
        to: whose chat.
        replies: what the dialogue says; the conversation is forgotten already.

    Raises:
        TelegramError: when the chat cannot be reached.
    """
    conversation = room.conversation_id(to.chat)
    room.waiting.forget(to.chat)
    room.memory.forget(to.chat)
    stays: set[int | None] = set()
    for reply in replies:
        if reply.file != "forget":  # the lines of help: before all else, and not to be taken away
            stays.update([await send(room, to.chat, [part]) for part in render(reply)])
    known = await room.traces.of(conversation)
    refused = await take_away(room, to.chat, [n for n in known.numbers if n not in stays])
    if refused:
        left: str | None = "refused"
    else:
        left = "older" if known.older else None if known.certain else "unknown"
    ending = next(reply for reply in replies if reply.file == "forget")
    language = ending.language or spoken(to.language)
    await send(room, to.chat, [Part(f"{ending.text} {limits_of_chat(language, left)}")])
    await room.traces.forget(conversation)


async def take_away(room: Room, chat: int, numbers: Sequence[int]) -> int:
    """Delete messages, the bot's and the person's, the newest first.

    Args:
        room: what answering needs.
        chat: where they are.
        numbers: which messages.

    Returns:
        How many could not be deleted.

    Raises:
        Forbidden: when the person has blocked the bot.
    """
    refused = 0
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        try:
            await reliably(partial(room.bot.delete_messages, chat, some), room.pace)
        except Forbidden:
            raise
        except TelegramError as error:
            logger.info("%d messages are not deleted together (%s).", len(some), kind(error))
            if _is_out_of_reach(error):
                refused += len(numbers) - start
                break
            # One that is too old lets the whole call be refused; some servers know no such call.
            refused += await _take_away_one_by_one(room, chat, some)
    logger.info("A chat was emptied: %d messages, of which %d stay.", len(numbers), refused)
    return refused


async def _take_away_one_by_one(room: Room, chat: int, numbers: Sequence[int]) -> int:
    refused = 0
    for done, number in enumerate(numbers):
        try:
            await reliably(partial(room.bot.delete_message, chat, number), room.pace)
        except Forbidden:
            raise
        except BadRequest as error:
            refused += "not found" not in error.message.lower()  # else somebody deleted it already
        except TelegramError:  # no server, or one that deletes nothing: no use to go on
            return refused + len(numbers) - done
    return refused


def _is_out_of_reach(error: TelegramError) -> bool:
    broken = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    return broken or isinstance(error, RetryAfter)
