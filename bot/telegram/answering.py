"""What happens when somebody says something, presses a button, calls in a group, or leaves."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from telegram.error import Forbidden, TelegramError

from bot import port
from bot.care.quick_exit import asks_to_stop, last_line
from bot.port import ConversationId, ReadFile, Reply, asked_of_file
from bot.telegram.attached import Attached
from bot.telegram.files import (
    Addressee,
    heard_with,
    hold,
    read_files,
    take_out,
    with_removal,
    without_file,
)
from bot.telegram.leaving import leave, take_away
from bot.telegram.receiving import Called, Event, Heard, Pressed
from bot.telegram.rendering import Part, render
from bot.telegram.room import Room
from bot.telegram.sending import kind
from bot.telegram.speaking import edit, replace_card, send, settle, typing
from bot.telegram.texts import spoken
from bot.telegram.waiting import Held

logger = logging.getLogger(__name__)


async def answer(room: Room, event: Event) -> None:
    """Answer one event; somebody who has blocked the bot is forgotten.

    Args:
        room: what answering needs.
        event: what happened.
    """
    try:
        if isinstance(event, Heard | Pressed) and event.message_id is not None:
            # First of all, so that « stop » finds it whatever comes of the answer.
            name = room.conversation_id(event.chat)
            room.traces.noted(name, event.message_id, event.sent_at)
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
    if heard.attached:
        await _answer_file(room, heard, heard.attached)
        return
    if heard.media and not heard.edited:
        await send(room, heard.chat, [Part(room.texts.media(heard.language))])
    if heard.words is None:
        return
    message = heard.message(room.conversation_id(heard.chat))
    replies = await _ask(room, heard.chat, message)
    await _settle_files(room, Addressee(heard.chat, heard.language), replies, None, message)


async def _answer_file(room: Room, heard: Heard, file: Attached) -> None:
    """Do with a file what the dialogue says; the other files of an album follow the first."""
    to = Addressee(heard.chat, heard.language)
    decided = room.memory.album_decision(heard.chat, heard.album)
    message = heard.message(room.conversation_id(heard.chat))
    joins = decided == "wait" and file.kind == "picture" and heard.album
    if joins and room.waiting.add(heard.chat, str(heard.album), file):
        if heard.words:  # below the second picture of an album, say
            words = without_file(message)
            await _settle_files(room, to, await _ask(room, to.chat, words), None, words)
        return
    if decided == "remove" and not heard.words:
        await take_out(room, to, [file])
        return
    if decided == "forget" and not heard.words:
        await take_away(room, heard.chat, [heard.message_id])
        return
    replies = await _ask(room, heard.chat, message)
    verdict = asked_of_file(replies)
    room.memory.decided(heard.chat, heard.album, verdict or "none")
    held = Held((file,), None, heard.album, heard.words or "", heard.forwarded)
    await _carry_out(room, to, replies, held, message)
    if verdict == "forget":  # the rest of the album is still to come
        room.memory.decided(heard.chat, heard.album, verdict)


async def _carry_out(
    room: Room, to: Addressee, replies: list[Reply], held: Held, message: port.Message
) -> None:
    """Send what the dialogue says, and do with the files what it decided."""
    verdict = asked_of_file(replies)
    if verdict == "forget":
        await leave(room, to, replies)
        return
    language = next((reply.language for reply in replies if reply.language), to.language)
    to = replace(to, language=language)  # that of the conversation, where it is known
    if verdict == "remove" and held.files:
        sentence = await take_out(room, to, held.files)
        replies = [with_removal(r, sentence) if r.file == "remove" else r for r in replies]
    last = await send(room, to.chat, _parts(replies))
    if verdict == "wait":
        hold(room, to.chat, held, last)
    elif verdict == "read":
        said = replace(message, text=held.caption, forwarded=held.forwarded)
        reading = read_files(room, to, held.files, last)
        read = await room.interruptions.unless_stopped(to.chat, reading)
        if read is None:  # « stop » waits behind this
            return
        await _say_in_place(room, to, await _ask(room, to.chat, heard_with(said, read)), last)


async def _say_in_place(room: Room, to: Addressee, replies: list[Reply], shown: int | None) -> None:
    """Let the answer take the place of the message that said that we are reading."""
    if asked_of_file(replies) == "forget":
        await leave(room, to, replies)
        return
    parts = _parts(replies)
    in_place = shown is not None and parts and parts[0].document is None
    if in_place and await edit(room, to.chat, shown, parts[0], room.pace):  # type: ignore[arg-type]
        parts = parts[1:]
    await send(room, to.chat, parts)


async def _settle_files(
    room: Room, to: Addressee, replies: list[Reply], question: int | None, message: port.Message
) -> None:
    """Send an answer; when it decides about files that wait, do that with them."""
    verdict = asked_of_file(replies)
    if verdict == "forget":
        await leave(room, to, replies)
        return
    if verdict is None:
        await send(room, to.chat, _parts(replies))
        return
    held = room.waiting.take(to.chat, question)
    if held is None and verdict == "read":
        # Asked too long ago: we no longer know where it lies.
        gone = heard_with(replace(message, text=""), ReadFile(refusal="gone"))
        await send(room, to.chat, _parts(await _ask(room, to.chat, gone)))
        return
    await _carry_out(room, to, replies, held or Held(()), replace(message, payload=None))


async def _answer_press(room: Room, pressed: Pressed) -> None:
    message = pressed.message(room.conversation_id(pressed.chat))
    replies = await _ask(room, pressed.chat, message)
    to = Addressee(pressed.chat, pressed.language)
    first = replies[0]
    if asked_of_file(replies) == "forget":
        await leave(room, to, replies)
    elif first.card and await replace_card(room, pressed, _parts([first])):
        await send(room, pressed.chat, _parts(replies[1:]))
    else:
        await settle(room, pressed)
        await _settle_files(room, to, replies, pressed.message_id, message)


async def _invite(room: Room, called: Called) -> None:
    if room.memory.may_invite(called.chat):
        text = room.texts.group(called.language, f"@{room.bot.username}")
        await send(room, called.chat, [Part(text)])


async def _forget(room: Room, event: Event) -> None:
    room.memory.forget(event.chat)
    room.waiting.forget(event.chat)
    if isinstance(event, Called):  # a group has no conversation
        return
    conversation = room.conversation_id(event.chat)
    await room.traces.forget(conversation)
    await _erased(room, conversation)


async def _erased(room: Room, conversation: ConversationId) -> bool:
    """Let the dialogue forget a conversation, and tell whether it could."""
    try:
        await room.dialogue.forget(conversation)
    except Exception as error:
        logger.error("A conversation could not be forgotten (%s).", kind(error))
        return False
    return True


async def _ask(room: Room, chat: int, message: port.Message) -> list[Reply]:
    """Ask the dialogue; when it fails the person is told so, and hears where people are."""
    replies: list[Reply] = []
    try:
        async with typing(room, chat):
            replies = [reply for reply in await room.dialogue.reply(message) if render(reply)]
    except Exception as error:
        logger.error("The dialogue failed (%s).", kind(error))
    if not replies and asks_to_stop(message):  # which needs no dialogue
        erased = await _erased(room, message.conversation)
        replies = [Reply(last_line(spoken(message.language), erased), file="forget")]
    return replies or [Reply(room.texts.trouble(message.language))]


def _parts(replies: Sequence[Reply]) -> list[Part]:
    return [part for reply in replies for part in render(reply)]
