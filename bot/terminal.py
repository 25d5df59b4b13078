"""The conversation in a terminal: typed words, or the digit of a choice."""

from __future__ import annotations

import asyncio
import io
import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.care.quick_exit import (
    asks_to_stop,
    limits_of_terminal,
    not_saved_in_terminal,
    saved_in_terminal,
)
from bot.commands import read_command
from bot.dialogue.loading import load_dialogue
from bot.port import Button, ConversationId, Dialogue, Document, Message, Reply
from bot.project import ENDPOINTS, MODEL
from bot.settings import Settings
from bot.triage.language import language_of_client
from bot.triage.normal import clean

EMPTY_SCREEN = "\x1b[H\x1b[2J\x1b[3J"
"""Clears a terminal, and what has scrolled out of its sight where it obeys."""
STARTS = {
    "victim": "/start",
    "parent": '/start{"role":"parent"}',
    "staff": '/start{"role":"staff"}',
}


async def chat(settings: Settings, language: str | None, role: str) -> None:
    """Hold one conversation on standard input and output, until STOP or the end of input.

    Args:
        settings: the process's settings.
        language: the language to begin in; French by default.
        role: ``victim``, ``parent`` or ``staff``.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    print("…", file=sys.stderr, end="\r", flush=True)
    dialogue = await load_dialogue(MODEL, ENDPOINTS, settings.database_url)
    conversation = ConversationId(f"terminal-{secrets.token_hex(8)}")
    try:
        await converse(dialogue, conversation, language, role, _read_line, print, _clear_screen)
    finally:
        await dialogue.forget(conversation)


async def converse(
    dialogue: Dialogue,
    conversation: ConversationId,
    language: str | None,
    role: str,
    read: Callable[[], str | None],
    write: Callable[[str], None],
    clear: Callable[[], None] = lambda: None,
) -> None:
    """Pass lines to the dialogue and show its replies.

    Args:
        dialogue: the dialogue.
        conversation: its name.
        language: the client's language code, if any.
        role: how to begin.
        read: gives the next message, or None at the end.
        write: shows one line.
        clear: empties the screen, when the person leaves.
    """
    message = Message(conversation, payload=STARTS[role], language=language)
    while True:
        replies = await dialogue.reply(message)
        choices = _show(replies, write)
        for line in _saved(replies, language):
            write(line)
        text = await _read_beside(read)
        if text is None:
            return
        message = _message(conversation, text, choices, language)
        if asks_to_stop(replace(message, text=clean(message.text))):
            replies = await dialogue.reply(message)
            clear()
            _show(_with_limits(replies, language), write)
            return


def _with_limits(replies: list[Reply], language: str | None) -> list[Reply]:
    """Add to the last line what a terminal may keep."""
    last = replies[-1]
    if last.file != "forget":
        return replies
    spoken = last.language or language_of_client(language) or "fr"
    return [*replies[:-1], replace(last, text=f"{last.text} {limits_of_terminal(spoken)}")]


def _show(replies: list[Reply], write: Callable[[str], None]) -> list[Button]:
    choices: list[Button] = []
    for reply in replies:
        write("")
        write(reply.text)
        if reply.buttons:
            choices = list(reply.buttons)
            for number, button in enumerate(reply.buttons, start=1):
                title = button.title.removeprefix(f"{number} ")
                write(f"  {number}  {title}")
    return choices


def _saved(replies: list[Reply], language: str | None) -> Iterator[str]:
    """Save the files that were made in the working directory, where only their owner reads them."""
    spoken = language_of_client(language) or "fr"
    for document in (reply.document for reply in replies if reply.document):
        try:
            yield saved_in_terminal(_save(document), spoken)
        except OSError:
            yield not_saved_in_terminal(spoken)


def _save(document: Document) -> str:
    """Save a file under its name, or under the next one that is free; give that name."""
    first = name = Path(Path(document.name).name)
    taken = 1
    while True:
        try:
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            break
        except FileExistsError:
            taken += 1
            name = first.with_name(f"{first.stem}-{taken}{first.suffix}")
    with os.fdopen(descriptor, "wb") as file:
        file.write(document.data)
    return str(name)


def _message(
    conversation: ConversationId, text: str, choices: list[Button], language: str | None
) -> Message:
    command = read_command(text)
    if command:
        return Message(conversation, command.words, command.payload, language)
    return Message(conversation, text, _chosen(text, choices), language)


def _chosen(text: str, choices: list[Button]) -> str | None:
    number = text.strip()
    if number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= len(choices):
        return choices[int(number) - 1].payload
    return None


async def _read_beside(read: Callable[[], str | None]) -> str | None:
    """Wait for a line in a thread that does not keep the process from ending at Ctrl-C."""
    line: Future[str | None] = Future()

    def wait() -> None:
        with suppress(InvalidStateError):  # nobody waits for the line any more
            try:
                line.set_result(read())
            except Exception as error:
                line.set_exception(error)

    threading.Thread(target=wait, daemon=True).start()
    return await asyncio.wrap_future(line)


def _clear_screen() -> None:
    if sys.stdout.isatty():
        print(EMPTY_SCREEN, end="", flush=True)


def _read_line() -> str | None:
    """Read one message; lines that arrive together (a pasted letter) are one message."""
    try:
        lines = [input("\n> " if sys.stdin.isatty() else "")]
    except EOFError:
        return None
    while sys.stdin.isatty() and _more_is_waiting():
        line = sys.stdin.readline()
        if not line:
            break
        lines.append(line.rstrip("\n"))
    return "\n".join(lines)


def _more_is_waiting() -> bool:
    import select

    return bool(select.select([sys.stdin], [], [], 0.05)[0])
