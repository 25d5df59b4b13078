"""A Bot API server on this machine, as strict as the real one, that can be told to misbehave."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "123456:TEST-token_of-the_fake-Bot-API-server"
BOT = {"id": 123456, "is_bot": True, "first_name": "Sangfroid", "username": "SangfroidTestBot"}

STRUCTURED = {
    *("reply_markup", "link_preview_options", "commands", "allowed_updates", "entities"),
    "message_ids",
}


@dataclass
class Call:
    """One request that the bot made."""

    method: str
    params: dict[str, Any]
    at: float = field(default_factory=time.monotonic)

    @property
    def chat(self) -> int:
        return int(self.params.get("chat_id", 0))


@dataclass
class Fault:
    """How the server misbehaves, for the next ``times`` calls of a method."""

    method: str
    status: int
    times: int = 1
    description: str = "Fault"
    retry_after: int | None = None
    chat: int | None = None
    reset: bool = False


class Refusal(Exception):
    """The server refuses a request."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class FakeBotApi:
    """The server; ``calls`` is what the bot asked for, in order."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.delays: dict[str, float] = {}
        self.messages: dict[tuple[int, int], dict[str, Any]] = {}
        self.received: dict[tuple[int, int], dict[str, Any]] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.files: dict[str, bytes] = {}
        self.downloads: list[str] = []
        self.documents: list[tuple[int, str, bytes]] = []
        self.url = ""
        self._updates: list[dict[str, Any]] = []
        self._last_update = 1000
        self._last_message = 0
        self._last_query = 0
        self._confirmed = 0
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{name:.+}", self._download)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    # What a test does with the server.

    def fail(self, method: str, status: int, **how: Any) -> None:
        """Misbehave: ``times``, ``description``, ``retry_after``, ``chat``, ``reset``."""
        self.faults.append(Fault(method, status, **how))

    def next_message(self) -> int:
        self._last_message += 1
        return self._last_message

    def next_query(self) -> str:
        self._last_query += 1
        return str(self._last_query)

    async def deliver(self, **update: Any) -> None:
        """Let the bot find one update, with all its fields given."""
        self._last_update += 1
        message = update.get("message")
        if isinstance(message, dict) and isinstance(message.get("chat"), dict):
            self.received[message["chat"]["id"], message["message_id"]] = message
        async with self._changed:
            self._updates.append({"update_id": self._last_update, **update})
            self._changed.notify_all()

    async def fetched(self) -> None:
        """Wait until the bot has taken every update."""
        await self.until(lambda: not self._updates)

    async def until(self, condition: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait until something is true of the server."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: bool(condition())), seconds)

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """Give the calls of one method, those to one chat if it is named."""
        return [c for c in self.calls if c.method == method and chat in (None, c.chat)]

    def shown(self, chat: int) -> list[dict[str, Any]]:
        """Give the bot's messages as the chat shows them now, oldest first."""
        return [m for (where, _), m in sorted(self.messages.items()) if where == chat]

    def texts(self, chat: int) -> list[str]:
        return [m["text"] if "text" in m else m.get("caption", "") for m in self.shown(chat)]

    def left(self, chat: int) -> list[int]:
        """Give the numbers of all messages that are in a chat, whoever wrote them."""
        everything = [*self.messages, *self.received]
        return sorted(number for where, number in everything if where == chat)

    def grow_old(self, seconds: float) -> None:
        """Let every message have been sent so much earlier."""
        for message in (*self.messages.values(), *self.received.values()):
            message["date"] -= int(seconds)

    # What the server does.

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = {**request.query, **(await request.post())}
        call = Call(method, {name: _value(name, value) for name, value in params.items()})
        async with self._changed:
            self.calls.append(call)
            self._changed.notify_all()
        await asyncio.sleep(self.delays.get(method, 0))
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            if fault := self._fault(call):
                if fault.reset:
                    assert request.transport is not None
                    request.transport.abort()
                return _refusal(fault.status, fault.description, fault.retry_after)
            act = getattr(self, f"_do_{method}", None)
            if act is None:
                raise Refusal(404, "Not Found")
            result = await act(call.params)
        except Refusal as refusal:
            return _refusal(refusal.status, refusal.description)
        async with self._changed:
            self._changed.notify_all()
        return web.json_response({"ok": True, "result": result})

    def _fault(self, call: Call) -> Fault | None:
        for fault in self.faults:
            if fault.method == call.method and fault.chat in (None, call.chat) and fault.times:
                fault.times -= 1
                return fault
        return None

    async def _do_getMe(self, params: dict[str, Any]) -> dict[str, Any]:
        return BOT

    async def _do_deleteWebhook(self, params: dict[str, Any]) -> bool:
        return True

    async def _do_sendChatAction(self, params: dict[str, Any]) -> bool:
        return True

    async def _do_answerCallbackQuery(self, params: dict[str, Any]) -> bool:
        return True

    async def _download(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.downloads.append(name)
        if request.match_info["token"] != self.token or name not in self.files:
            return web.Response(status=404)
        return web.Response(body=self.files[name])

    async def _do_getFile(self, params: dict[str, Any]) -> dict[str, Any]:
        content = self.files.get(str(params["file_id"]))
        if content is None:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > 20 * 1024 * 1024:
            raise Refusal(400, "Bad Request: file is too big")
        return {
            "file_id": params["file_id"],
            "file_unique_id": "u",
            "file_size": len(content),
            "file_path": params["file_id"],
        }

    async def _do_deleteMessage(self, params: dict[str, Any]) -> bool:
        where = (int(params["chat_id"]), int(params["message_id"]))
        if self._deletable(where) is None:
            raise Refusal(400, "Bad Request: message to delete not found")
        self._delete(where)
        return True

    async def _do_deleteMessages(self, params: dict[str, Any]) -> bool:
        numbers = params["message_ids"]
        if not 1 <= len(numbers) <= 100:
            raise Refusal(400, "Bad Request: there must be 1-100 message identifiers")
        places = [(int(params["chat_id"]), int(number)) for number in numbers]
        for where in [place for place in places if self._deletable(place)]:
            self._delete(where)
        return True

    def _deletable(self, where: tuple[int, int]) -> dict[str, Any] | None:
        message = self.messages.get(where) or self.received.get(where)
        if message and time.time() - message["date"] > 48 * 3600:
            raise Refusal(400, "Bad Request: message can't be deleted for everyone")
        return message

    def _delete(self, where: tuple[int, int]) -> None:
        self.messages.pop(where, None)
        self.received.pop(where, None)

    async def _do_setMyCommands(self, params: dict[str, Any]) -> bool:
        self.commands[params.get("language_code", "")] = params["commands"]
        return True

    async def _do_getUpdates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(params.get("offset", 0))
        async with self._changed:
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
            self._changed.notify_all()
            try:
                wait = float(params.get("timeout", 0))
                await asyncio.wait_for(self._changed.wait_for(lambda: self._updates), wait)
            except asyncio.TimeoutError:
                return []
            return self._updates[:100]

    async def _do_sendMessage(self, params: dict[str, Any]) -> dict[str, Any]:
        message = {
            "message_id": self.next_message(),
            "from": BOT,
            "chat": {"id": int(params["chat_id"]), "type": "private"},
            "date": int(time.time()),
            "text": _checked_text(params),
        }
        if markup := _checked_keyboard(params):
            message["reply_markup"] = markup
        self.messages[message["chat"]["id"], message["message_id"]] = message
        return message

    async def _do_sendDocument(self, params: dict[str, Any]) -> dict[str, Any]:
        sent = params.get("document")
        if not isinstance(sent, dict) or not sent["data"]:
            raise Refusal(400, "Bad Request: file must be non-empty")
        if len(sent["data"]) > 50 * 1024 * 1024:
            raise Refusal(413, "Request Entity Too Large")
        caption = str(params.get("caption") or "").strip()
        if units(caption) > 1024:
            raise Refusal(400, "Bad Request: message caption is too long")
        message = {
            "message_id": self.next_message(),
            "from": BOT,
            "chat": {"id": int(params["chat_id"]), "type": "private"},
            "date": int(time.time()),
            "document": {
                "file_id": f"sent-{len(self.documents)}",
                "file_unique_id": f"unique-{len(self.documents)}",
                "file_name": sent["name"],
                "file_size": len(sent["data"]),
            },
        }
        if caption:
            message["caption"] = caption
        if markup := _checked_keyboard(params):
            message["reply_markup"] = markup
        self.documents.append((message["chat"]["id"], sent["name"], sent["data"]))
        self.messages[message["chat"]["id"], message["message_id"]] = message
        return message

    async def _do_editMessageText(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._edit(params, text=_checked_text(params))

    async def _do_editMessageReplyMarkup(self, params: dict[str, Any]) -> dict[str, Any]:
        return self._edit(params)

    def _edit(self, params: dict[str, Any], **changes: Any) -> dict[str, Any]:
        message = self.messages.get((int(params["chat_id"]), int(params["message_id"])))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        edited = {**message, **changes}
        edited.pop("reply_markup", None)
        if markup := _checked_keyboard(params):
            edited["reply_markup"] = markup
        if edited == message:
            raise Refusal(400, "Bad Request: message is not modified")
        edited["edit_date"] = int(time.time())
        self.messages[edited["chat"]["id"], edited["message_id"]] = edited
        return edited


def _value(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return {"name": value.filename, "data": value.file.read()}
    text = str(value)
    if name in STRUCTURED:
        return json.loads(text)
    return text


def _checked_text(params: dict[str, Any]) -> str:
    text = str(params.get("text", "")).strip()
    if not text:
        raise Refusal(400, "Bad Request: message text is empty")
    if units(text) > 4096:
        raise Refusal(400, "Bad Request: message is too long")
    return text


def _checked_keyboard(params: dict[str, Any]) -> dict[str, Any] | None:
    markup: dict[str, Any] | None = params.get("reply_markup")
    for row in markup["inline_keyboard"] if markup else []:
        for key in row:
            if not 1 <= len(key["callback_data"].encode()) <= 64:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
            if not key["text"].strip():
                raise Refusal(400, "Bad Request: inline keyboard button text must be non-empty")
    return markup if markup and markup["inline_keyboard"] else None


def _refusal(status: int, description: str, retry_after: int | None = None) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return web.json_response(body, status=status)
