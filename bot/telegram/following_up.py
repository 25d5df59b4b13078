"""Something is said in a chat that nobody has just written to: what somebody asked to be told."""

from __future__ import annotations

from collections.abc import Sequence

from telegram.error import Forbidden

from bot.port import Message, Reply
from bot.telegram.rendering import render
from bot.telegram.room import Room
from bot.telegram.speaking import send


class Unreachable(Exception):
    """The chat has blocked the bot; what was kept of it is forgotten."""


async def follow_up(room: Room, address: str, payload: str, language: str) -> None:
    """Let the dialogue say something that was asked for earlier, and send it.

    Args:
        room: the room.
        address: the chat (``Message.address``).
        payload: what the dialogue is to say.
        language: in which the person was spoken to.

    Raises:
        Unreachable: when the chat has blocked the bot.
        TelegramError: when it could not be delivered.
    """
    chat = int(address)
    conversation = room.conversation_id(chat)
    message = Message(conversation, payload=payload, language=language, address=address)
    replies: Sequence[Reply] = await room.dialogue.reply(message)
    try:
        await send(room, chat, [part for reply in replies for part in render(reply)])
    except Forbidden as error:
        room.memory.forget(chat)
        room.waiting.forget(chat)
        await room.traces.forget(conversation)
        await room.dialogue.forget(conversation)
        raise Unreachable from error
