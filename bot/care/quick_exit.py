"""Leaving at once: how somebody asks for it, and the one dull line that is left to read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.commands import STOP, called_by, is_stop, read_command
from bot.plans.knowledge import KNOWLEDGE, read_yaml
from bot.port import Message

LEFT = ("older", "refused", "unknown")
"""Why messages may stay in a chat: too old, refused by the server, or not known to be there."""


@lru_cache(maxsize=1)
def _texts(path: Path = KNOWLEDGE / "quick_exit.yml") -> Mapping[str, Any]:
    return dict(read_yaml(path))


def asks_to_stop(message: Message) -> bool:
    """Whether a message asks to stop, whatever else it says, without asking the dialogue.

    Example:
        >>> from bot.port import ConversationId
        >>> asks_to_stop(Message(ConversationId("a"), "Stop !"))
        True
        >>> asks_to_stop(Message(ConversationId("a"), "il faut que ça stop"))
        False
    """
    if message.payload:
        return is_stop(message.payload)
    if message.forwarded:
        return False  # somebody else's word
    command = read_command(message.text)
    return is_stop_word(message.text) or (command is not None and command.payload == STOP)


def is_stop_word(text: str) -> bool:
    """Whether a text is nothing but one of the words that stop everything."""
    return called_by(text) == STOP


def last_line(language: str, erased: bool = True) -> str:
    """The dull line after STOP.

    Args:
        language: ``fr`` or ``en``.
        erased: whether the database has really erased the conversation.
    """
    return _say("done" if erased else "not_erased", language)


def limits_of_chat(language: str, left: str | None) -> str:
    """What could not be taken out of a chat.

    Args:
        language: ``fr`` or ``en``.
        left: one of ``LEFT`` when messages stay in the chat, or may; None when none does.
    """
    if left is None:
        return _say("beyond", language)
    return f"{_say(left, language)} {_say('elsewhere', language)}"


def limits_of_terminal(language: str) -> str:
    """What could not be taken off a terminal."""
    return _say("terminal", language)


def saved_in_terminal(name: str, language: str) -> str:
    """What is said where a file was saved beside the conversation."""
    return _say("saved", language).format(file=name)


def not_saved_in_terminal(language: str) -> str:
    """What is said where a file could not be saved beside the conversation."""
    return _say("not_saved", language)


def _say(key: str, language: str) -> str:
    return str(_texts()[key][language]).strip()
