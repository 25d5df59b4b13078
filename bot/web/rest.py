"""The REST channel: one question in, the replies out, as Rasa's own REST channel does it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from aiohttp import StreamReader, web
from aiohttp.client_exceptions import ClientError
from aiohttp.http_exceptions import HttpProcessingError

from bot.port import ConversationId, Dialogue, Reply
from bot.web.asking import LONGEST_BODY, Refused, read_body

PATIENCE = 30.0
"""Seconds that a body may take to arrive."""
HEARD_OUT = 16 * LONGEST_BODY
"""Bytes of a body that is too large which are still read, and dropped, so that the client gets to
read why it is refused."""

NOT_LABELLED = "Send the header Content-Type: application/json."
COMPRESSED = "Send the body as it is, without Content-Encoding."
TOO_SLOW = f"The body must arrive within {PATIENCE:.0f} seconds: send it again."
BROKEN_OFF = "The body broke off: send it again."
TOO_LARGE = f"The body may have {LONGEST_BODY} bytes at most: send a shorter message."


class RestChannel:
    """Answers ``POST /webhooks/rest/webhook``.

    Args:
        dialogue: decides what is said.
        conversation_id: names the conversation of a sender.
    """

    def __init__(
        self, dialogue: Dialogue, conversation_id: Callable[[str], ConversationId]
    ) -> None:
        self._dialogue = dialogue
        self._conversation_id = conversation_id

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request.

        Raises:
            Refused: when it is not what the channel takes.
        """
        asked = read_body(await _body(request))
        message = asked.as_message(self._conversation_id(asked.sender))
        replies = await self._dialogue.reply(message)
        return web.json_response([as_json(asked.sender, reply) for reply in replies])


async def _body(request: web.Request) -> bytes:
    if request.content_type != "application/json":
        # Also what keeps other web sites from writing here: browsers ask us first, and we refuse.
        raise Refused(NOT_LABELLED, 415)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(COMPRESSED, 415)
    try:
        return await asyncio.wait_for(_read(request.content), PATIENCE)
    except asyncio.TimeoutError:
        raise Refused(TOO_SLOW, 408) from None
    except (OSError, ClientError, HttpProcessingError):
        raise Refused(BROKEN_OFF) from None


async def _read(content: StreamReader) -> bytes:
    body, size = bytearray(), 0
    async for chunk in content.iter_any():
        size += len(chunk)
        if size <= LONGEST_BODY:
            body += chunk
        elif size > HEARD_OUT:
            break
    if size > LONGEST_BODY:
        raise Refused(TOO_LARGE, 413)
    return bytes(body)


def as_json(recipient: str, reply: Reply) -> dict[str, Any]:
    """Give one reply the form of Rasa's REST channel.

    Example:
        >>> as_json("a", Reply("Bonsoir."))
        {'recipient_id': 'a', 'text': 'Bonsoir.'}
    """
    said: dict[str, Any] = {"recipient_id": recipient, "text": _sendable(reply.text)}
    if reply.buttons:
        said["buttons"] = [
            {"title": _sendable(button.title), "payload": button.payload}
            for button in reply.buttons
        ]
    return said


def _sendable(text: str) -> str:
    """Drop what no client can show: lone surrogates and NUL."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
