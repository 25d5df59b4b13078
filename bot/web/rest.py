"""The REST channel: one question in, the replies out, as Rasa's own REST channel does it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.port import ConversationId, Dialogue, Reply
from bot.web.asking import LONGEST_BODY, read_body
from bot.web.body import Limits, whole_body
from bot.web.permits import Permits, ask

BODY = Limits(
    "application/json",
    most=LONGEST_BODY,
    patience=30.0,
    not_labelled="Send the header Content-Type: application/json.",
    too_large=f"The body may have {LONGEST_BODY} bytes at most: send a shorter message.",
)


class RestChannel:
    """Answers ``POST /webhooks/rest/webhook``.

    Args:
        dialogue: decides what is said.
        conversation_id: names the conversation of a sender.
        permits: where it is noted that the dialogue asks for a file.
    """

    def __init__(
        self,
        dialogue: Dialogue,
        conversation_id: Callable[[str], ConversationId],
        permits: Permits,
    ) -> None:
        self._dialogue = dialogue
        self._conversation_id = conversation_id
        self._permits = permits

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request.

        Raises:
            Refused: when it is not what the channel takes.
        """
        asked = read_body(await whole_body(request, BODY))
        message = asked.as_message(self._conversation_id(asked.sender))
        replies = await ask(self._dialogue, self._permits, message)
        return web.json_response([as_json(asked.sender, reply) for reply in replies])


def as_json(recipient: str, reply: Reply) -> dict[str, Any]:
    """Give one reply the form of Rasa's REST channel, with two fields more about files.

    Example:
        >>> as_json("a", Reply("Bonsoir."))
        {'recipient_id': 'a', 'text': 'Bonsoir.'}
        >>> as_json("a", Reply("Je lis.", file="read"))["file"]
        'read'
        >>> made = Document("a.txt", "text/plain", b"hi")
        >>> as_json("a", Reply("Voici.", document=made))["document"]["data"]
        'aGk='
    """
    said: dict[str, Any] = {"recipient_id": recipient, "text": _sendable(reply.text)}
    if reply.buttons:
        said["buttons"] = [
            {"title": _sendable(button.title), "payload": button.payload}
            for button in reply.buttons
        ]
    if reply.file:
        said["file"] = reply.file
    if reply.document:
        said["document"] = {
            "name": reply.document.name,
            "media_type": reply.document.media_type,
            "size": len(reply.document.data),
            "data": b64encode(reply.document.data).decode("ascii"),
        }
    return said


def _sendable(text: str) -> str:
    """Drop what no client can show: lone surrogates and NUL."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
