"""The HTTP requests to the Bot API: nothing of what they carry is logged or kept.

Telegram is not the only server that speaks the Bot API (``TELEGRAM_API_URL``). What others leave
out of their answers is filled in here, so that the rest of the room need not care.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.telegram.sending import kind

NOTHING = b'{"ok":true,"result":[]}'
SHORTEST_POLL = 0.2
"""Seconds; a server that does not hold a poll open is asked no more often than this."""

COMPLAINT_PAUSE = 600.0
REFUSALS = (401, 404)
CORE = ("message_id", "date", "chat", "from", "text", "caption", "media_group_id")

logger = logging.getLogger(__name__)


class ReplyRequest(HTTPXRequest):
    """Makes the calls by which the bot speaks."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer, and keep of a sent message only which one it is."""
        answer = read_json(payload)
        result = answer.setdefault("result", True)
        if result is None:
            answer["result"] = True
        elif isinstance(result, dict) and "message_id" in result:
            answer["result"] = bare_message(result)
        elif isinstance(result, dict) and "first_name" in result:
            result.setdefault("is_bot", True)
        return answer


class PollRequest(HTTPXRequest):
    """Makes the calls by which the bot listens.

    Args:
        refused: set when the server does not accept the token; listening then comes to rest.
        http: the arguments of ``HTTPXRequest``.
    """

    def __init__(self, refused: asyncio.Event, **http: Any) -> None:
        super().__init__(**http)
        self._refused = refused
        self._complained: float | None = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Ask for updates; note in the log when that starts to fail, and when it works again."""
        asked = request_data.json_parameters if request_data else {}
        last_call = asked.get("timeout", "0") == "0"  # made when stopping, to confirm the updates
        started = time.monotonic()
        try:
            if self._refused.is_set():
                code, payload = 200, NOTHING
            else:
                code, payload = await super().do_request(
                    url,
                    method,
                    request_data,
                    read_timeout,
                    write_timeout,
                    connect_timeout,
                    pool_timeout,
                )
        except TelegramError as error:
            self._complain(kind(error))
            if last_call:
                return 200, NOTHING
            raise
        if code in REFUSALS:
            self._refused.set()
            code, payload = 200, NOTHING
        elif code == 409:
            self._complain("another program is listening with the same token")
        elif code >= 300:
            self._complain(f"status {code}")
        else:
            self._content()
        if code < 300 and not last_call and len(payload) < 64:
            await asyncio.sleep(SHORTEST_POLL - (time.monotonic() - started))
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; an update that cannot be read must not hold up the others."""
        answer = read_json(payload)
        if answer.get("ok") is True:
            updates = answer.get("result")
            if not isinstance(updates, list):
                raise TelegramError("Invalid server response")
            numbered = [u for u in updates if isinstance(u, dict) and "update_id" in u]
            answer["result"] = [readable(update) for update in numbered]
        return answer

    def _complain(self, why: str) -> None:
        now = time.monotonic()
        if self._complained is None or now - self._complained > COMPLAINT_PAUSE:
            self._complained = now
            logger.warning("Telegram cannot be reached (%s); trying again.", why)

    def _content(self) -> None:
        if self._complained is not None:
            self._complained = None
            logger.info("Telegram is reached again.")


def read_json(payload: bytes) -> dict[str, Any]:
    """Read an answer without ever writing it to the log.

    Raises:
        TelegramError: when it is not a JSON object.
    """
    try:
        answer = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise TelegramError("Invalid server response")
    return answer


def bare_message(message: dict[str, Any]) -> dict[str, Any]:
    """Reduce a message to which one it is."""
    chat = message.get("chat")
    number = chat.get("id", 0) if isinstance(chat, dict) else 0
    return {
        "message_id": message["message_id"],
        "date": 0,
        "chat": {"id": number, "type": "private"},
    }


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a server left out.

    A message that still cannot be read keeps its author and its words, a press its meaning;
    anything else becomes an empty update.
    """
    number = {"update_id": update["update_id"]}
    versions: list[dict[str, Any]] = [update]
    if isinstance(query := update.get("callback_query"), dict):
        if "from" not in query:
            return number
        query = {"chat_instance": "", **query}
        pressed = query.pop("message", None)
        full = {**number, "callback_query": {**query, "message": _complete(pressed)}}
        versions = [full, {**number, "callback_query": query}]
    elif isinstance(message := update.get("message"), dict):
        core = {name: message[name] for name in CORE if name in message}
        versions = [update, {**number, "message": core}]
    for version in versions:
        try:
            Update.de_json(version, None)
            return version
        except Exception as error:
            logger.warning("An update could not be read in full (%s).", kind(error))
    return number


def _complete(message: Any) -> Any:
    """Let a message without a number or a date pass as one that is no longer accessible."""
    if (
        isinstance(message, dict)
        and "chat" in message
        and not {"message_id", "date"} <= set(message)
    ):
        return bare_message({**message, "message_id": 0})
    return message


def on_this_machine(url: str) -> bool:
    """Whether an address is on this machine, where no proxy of the environment applies."""
    return urlsplit(url).hostname in {"localhost", "127.0.0.1", "::1"}
