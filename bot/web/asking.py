"""The body of a request becomes what somebody said or pressed, or a sentence that says why not.

Everything here is pure: no network, no memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.commands import Command, read_command
from bot.port import ConversationId, Message, OfferedFile

LONGEST_SENDER = 255
LONGEST_BODY = 1024 * 1024
"""Bytes."""

NOT_JSON = 'Send JSON in UTF-8, such as {"sender": "any-name", "message": "hello"}.'
NO_SENDER = f'"{{name}}" must be a string of 1 to {LONGEST_SENDER} characters.'
NO_MESSAGE = '"message" must be a string; it may be empty.'
NOT_TEXT = '"{name}" must be plain Unicode text, without NUL and without half surrogate pairs.'

PAYLOAD = re.compile(r"/[A-Za-z_][A-Za-z0-9_]*(?P<entities>\{.*\})?", re.S)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
NOT_UNICODE = re.compile("[\0\ud800-\udfff]")
KINDS = ("picture", "document", "video", "animation", "sound", "sticker", "archive", "other")
"""Kinds of ``bot.port.OfferedFile``."""


class Refused(Exception):
    """A request that cannot be read; the message is one sentence that says what to send.

    Args:
        sentence: what to send instead.
        status: the HTTP status.
    """

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Asked:
    """What one request asks.

    Args:
        sender: whoever asks, by the name that they give themselves.
        message: what they typed, or the payload of the button that they pressed.
        language: the language code of their client.
        offered: of which kind a file is that they could send; its bytes stay with them.
    """

    sender: str
    message: str
    language: str | None = None
    offered: str | None = None

    def as_message(self, conversation: ConversationId) -> Message:
        """Give it the form that the dialogue reads.

        Example:
            >>> Asked("a", "/affirm").as_message(ConversationId("c")).payload
            '/affirm'
            >>> Asked("a", "/ bonsoir").as_message(ConversationId("c")).text
            '/ bonsoir'
        """
        if self.offered:  # words beside a file are words, whatever they look like
            file = OfferedFile(self.offered)
            return Message(conversation, self.message, language=self.language, offered=file)
        command = read_command(self.message)
        if command is None and _is_payload(self.message):
            command = Command(self.message)
        if command is None:
            return Message(conversation, text=self.message, language=self.language)
        payload, words = command
        return Message(conversation, text=words, payload=payload, language=self.language)


def read_body(body: bytes) -> Asked:
    """Read the body of a request.

    Args:
        body: the bytes that came.

    Returns:
        What is asked.

    Raises:
        Refused: when it is not what the channel takes.

    Example:
        >>> read_body(b'{"sender": "a", "message": "bonsoir"}')
        Asked(sender='a', message='bonsoir', language=None, offered=None)
    """
    try:
        content: Any = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # neither UTF-8, nor JSON, or nested without end
        raise Refused(NOT_JSON) from None
    if not isinstance(content, Mapping):
        raise Refused(NOT_JSON)
    sender, message = check_sender(content.get("sender"), "sender"), content.get("message")
    # A message may hold NUL or half a character: the dialogue reads the rest of it.
    if not isinstance(message, str):
        raise Refused(NO_MESSAGE)
    stated = content.get("metadata")
    # Other metadata, of whatever kind, is nothing to refuse a cry for.
    metadata = stated if isinstance(stated, Mapping) else {}
    language = language_or_none(metadata.get("language"))
    return Asked(sender, message, language, _kind(metadata.get("offered")))


def check_sender(sender: Any, name: str) -> str:
    """Take what a client calls itself.

    Args:
        sender: what came.
        name: the field it came in.

    Raises:
        Refused: when it cannot name a conversation.
    """
    if not isinstance(sender, str) or not sender.strip() or len(sender) > LONGEST_SENDER:
        raise Refused(NO_SENDER.format(name=name))
    if NOT_UNICODE.search(sender):
        raise Refused(NOT_TEXT.format(name=name))
    return sender


def language_or_none(stated: Any) -> str | None:
    """The client's language, if it states one that could be a language."""
    return stated if isinstance(stated, str) and LANGUAGE.fullmatch(stated) else None


def _kind(offered: Any) -> str | None:
    if not isinstance(offered, Mapping):
        return None
    kind = offered.get("kind")
    return kind if isinstance(kind, str) and kind in KINDS else "other"


def _is_payload(text: str) -> bool:
    match = PAYLOAD.fullmatch(text)
    if match is None:
        return False
    try:
        return match["entities"] is None or isinstance(json.loads(match["entities"]), dict)
    except (ValueError, RecursionError):
        return False
