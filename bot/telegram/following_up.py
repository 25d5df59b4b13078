"""Something is said in a chat that nobody has just written to: what somebody asked to be told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram.error import Forbidden

from bot.care.crisis import breakdown_text
from bot.port import ConversationId, Message
from bot.telegram.answering import answer
from bot.telegram.application import TelegramApplication
from bot.telegram.ordering import ChatOrder
from bot.telegram.receiving import Left
from bot.telegram.rendering import render
from bot.telegram.room import Room
from bot.telegram.speaking import send
from bot.telegram.texts import LANGUAGES


class Unreachable(Exception):
    """The chat has blocked the bot; what was kept of it is forgotten."""


class Engaged(Exception):
    """Something is being answered in the chat, or Telegram is not connected yet."""


class NothingToSay(Exception):
    """The dialogue failed; nobody is to read so out of nowhere."""


async def follow_up(
    application: TelegramApplication,
    message: Message,
    is_wanted: Callable[[ConversationId], Awaitable[bool]],
) -> bool:
    """Let the dialogue say something that was asked for earlier, and send it.

    Whatever is written in the chat meanwhile is answered after it.

    Args:
        application: the room, open.
        message: what the dialogue is to say, and where (``Message.address``); its conversation is
            named here.
        is_wanted: tells at the last moment whether it is still to be said: somebody may have left.

    Returns:
        Whether it was said.

    Raises:
        Engaged: when it is not the moment.
        NothingToSay: when the dialogue failed.
        Unreachable: when the chat has blocked the bot.
        TelegramError: when it could not be delivered.
    """
    order, chat = application.update_processor, int(message.address or 0)
    if not application.running or not isinstance(order, ChatOrder) or order.is_busy(chat):
        raise Engaged
    saying = _say(application.bot_data["room"], chat, message, is_wanted)
    return await order.in_turn(chat, saying)


async def _say(
    room: Room,
    chat: int,
    message: Message,
    is_wanted: Callable[[ConversationId], Awaitable[bool]],
) -> bool:
    conversation = room.conversation_id(chat)
    if not await is_wanted(conversation):
        return False
    replies = await room.dialogue.reply(replace(message, conversation=conversation))
    failed = {breakdown_text(language) for language in (*LANGUAGES, None)}
    parts = [part for reply in replies if reply.text not in failed for part in render(reply)]
    if not parts:
        raise NothingToSay
    try:
        await send(room, chat, parts)
    except Forbidden as error:
        await answer(room, Left(chat))
        raise Unreachable from error
    return True
