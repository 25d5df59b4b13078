"""What happens when somebody says something, presses a button, calls in a group, or leaves."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram.error import Forbidden, TelegramError

from bot import port
from bot.telegram.receiving import Called, Event, Heard, Pressed
from bot.telegram.rendering import Part, render
from bot.telegram.room import Room
from bot.telegram.sending import kind
from bot.telegram.speaking import replace_card, send, settle, typing

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Said:
    """One reply, laid out."""

    parts: list[Part]
    card: bool = False


async def answer(room: Room, event: Event) -> None:
    """Answer one event; somebody who has blocked the bot is forgotten.

    Args:
        room: what answering needs.
        event: what happened.
    """
    try:
        if isinstance(event, Heard):
            await _answer_words(room, event)
        elif isinstance(event, Pressed):
            await _answer_press(room, event)
        elif isinstance(event, Called):
            await _invite(room, event)
        else:
            await _forget(room, event)
    except Forbidden:
        await _forget(room, event)
    except TelegramError as error:
        logger.warning("An answer could not be delivered (%s).", kind(error))


async def _answer_words(room: Room, heard: Heard) -> None:
    latest = (heard.chat, heard.message_id, (heard.words, heard.payload))
    if heard.edited and not room.memory.is_news(*latest):
        return
    room.memory.heard(*latest)
    if heard.media and not heard.edited and room.memory.first_of_album(heard.chat, heard.album):
        await send(room, heard.chat, [Part(room.texts.media(heard.language))])
    if heard.words is None:
        return
    said = await _ask(room, heard.chat, heard.message(room.conversation_id(heard.chat)))
    await send(room, heard.chat, _parts(said))


async def _answer_press(room: Room, pressed: Pressed) -> None:
    first, *others = said = await _ask(
        room, pressed.chat, pressed.message(room.conversation_id(pressed.chat))
    )
    if first.card and await replace_card(room, pressed, first.parts):
        await send(room, pressed.chat, _parts(others))
    else:
        await settle(room, pressed)
        await send(room, pressed.chat, _parts(said))


async def _invite(room: Room, called: Called) -> None:
    if room.memory.may_invite(called.chat):
        text = room.texts.group(called.language, f"@{room.bot.username}")
        await send(room, called.chat, [Part(text)])


async def _forget(room: Room, event: Event) -> None:
    room.memory.forget(event.chat)
    if isinstance(event, Called):  # a group has no conversation
        return
    try:
        await room.dialogue.forget(room.conversation_id(event.chat))
    except Exception as error:
        logger.error("A conversation could not be forgotten (%s).", kind(error))


async def _ask(room: Room, chat: int, message: port.Message) -> list[_Said]:
    """Ask the dialogue; when it fails the person is told so, and hears where people are."""
    said: list[_Said] = []
    try:
        async with typing(room, chat):
            replies = await room.dialogue.reply(message)
        said = [_Said(render(reply), card=reply.card is not None) for reply in replies]
    except Exception as error:
        logger.error("The dialogue failed (%s).", kind(error))
    said = [one for one in said if one.parts]
    return said or [_Said([Part(room.texts.trouble(message.language))])]


def _parts(said: list[_Said]) -> list[Part]:
    return [part for one in said for part in one.parts]
