"""Somebody who speaks to the room over HTTP, and dialogues that go wrong or take their time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
from aiohttp import web

from bot.port import Button, ConversationId, Message, Reply
from bot.reading.document import Document, Progress
from bot.reading.reader import FileReading

WEBHOOK = "webhooks/rest/webhook"
FILES = "files"


def name_of(sender: str) -> ConversationId:
    return ConversationId(f"conversation-{sender}")


class Visitor:
    """A client of the room at one address; also counts what anybody asks of the room."""

    def __init__(self) -> None:
        self.address = ""
        self.asked: list[str] = []
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Visitor:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._session.close()

    def counting(self) -> Any:
        """Give the room's middleware that notes what is asked, before anything is answered."""

        @web.middleware
        async def note(request: web.Request, handler: Any) -> web.StreamResponse:
            self.asked.append(request.path.removeprefix("/"))
            return await handler(request)

        return note

    async def request(
        self, method: str, path: str, **options: Any
    ) -> tuple[aiohttp.ClientResponse, str]:
        async with self._session.request(method, self.address + path, **options) as answer:
            return answer, await answer.text()

    async def get(self, path: str) -> tuple[aiohttp.ClientResponse, str]:
        return await self.request("GET", path)

    async def post(self, body: Any, content_type: str = "application/json", **headers: str) -> Any:
        """Send a body, which may be anything, and give (status, what the JSON answer says)."""
        data = body if isinstance(body, bytes) else str(body).encode()
        headers = {"Content-Type": content_type, **headers}
        async with self._session.post(self.address + WEBHOOK, data=data, headers=headers) as answer:
            assert "Traceback" not in await answer.text()
            return answer.status, await answer.json()

    async def say(self, message: str, sender: str = "ada", **more: Any) -> Any:
        """Send a message as one does, and give the replies."""
        body = {"sender": sender, "message": message, **more}
        async with self._session.post(self.address + WEBHOOK, json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def offer(self, kind: str = "document", message: str = "", sender: str = "ada") -> Any:
        """Say of which kind a file is, and give what is to be done with it."""
        metadata = {"language": "fr", "offered": {"kind": kind}}
        replies = await self.say(message, sender, metadata=metadata)
        return next((reply["file"] for reply in replies if "file" in reply), None)

    @asynccontextmanager
    async def sending(
        self, content: Any, sender: str = "ada", words: str = "", **headers: str
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Send a file, and hand out the answer as soon as it begins."""
        own = {
            "Content-Type": "application/octet-stream",
            "X-Sangfroid-Sender": quote(sender),
            "X-Sangfroid-Message": quote(words),
            "X-Sangfroid-Language": "fr",
        }
        own |= {name.replace("_", "-"): value for name, value in headers.items()}
        where = self.address + FILES
        async with self._session.post(where, data=content, headers=own) as answer:
            yield answer

    async def send(self, content: Any, **told: str) -> tuple[int, list[Any]]:
        """Send a file, and give the status and every line of the answer."""
        async with self.sending(content, **told) as answer:
            text = await answer.text()
            assert "Traceback" not in text
            return answer.status, [json.loads(line) for line in text.splitlines()]

    async def raw(self, words: bytes) -> bytes:
        """Send bytes that are perhaps not even HTTP, and read until the room hangs up."""
        where = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(where.hostname, where.port)
        writer.write(words)
        writer.write_eof()
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return answer


class Broken:
    """A dialogue that fails, with a person's words in its error."""

    async def reply(self, message: Message) -> list[Reply]:
        raise RuntimeError(f"cannot answer {message.text}")

    async def forget(self, conversation: ConversationId) -> None:
        return None


class Guide:
    """A small conversation for the page: what is said depends on what came."""

    def __init__(self, answers: dict[str, list[Reply]]) -> None:
        self.answers = answers
        self.heard: list[Message] = []
        self.failing = False
        self.delay = 0.0

    async def reply(self, message: Message) -> list[Reply]:
        await asyncio.sleep(self.delay)
        if self.failing:
            raise RuntimeError("out of order")
        self.heard.append(message)
        return self.answers.get(message.payload or "text", self.answers["text"])

    async def forget(self, conversation: ConversationId) -> None:
        return None


class Librarian(Guide):
    """A guide that reads documents, asks about pictures, and leaves everything else closed."""

    async def reply(self, message: Message) -> list[Reply]:
        await asyncio.sleep(self.delay)
        if self.failing:
            raise RuntimeError("out of order")
        self.heard.append(message)
        if message.read:
            said = message.read.refusal or message.read.text
            return [Reply(f"J'ai lu : {said}"), Reply("Est-ce bien cela ?", (OPEN, CLOSED))]
        if message.offered:
            verdict = {"document": "read", "picture": "wait"}.get(message.offered.kind, "remove")
            return [about_file(verdict)]
        decided = {OPEN.payload: "read", CLOSED.payload: "remove"}.get(message.payload or "")
        return [about_file(decided)] if decided else self.answers["text"]


OPEN = Button("Que du texte, aucune nudité", "/picture_is_text")
CLOSED = Button("Non, ou je ne sais pas", "/picture_is_not_text")
ABOUT_FILES = {
    "read": Reply("Je lis votre document…", file="read"),
    "wait": Reply(
        "Je n'ai pas encore ouvert l'image. Je peux lire le texte d'une capture d'écran ou d'une "
        "lettre prise en photo, sans la garder.\n"
        "Est-ce seulement du texte, sans personne dénudée ?",
        (OPEN, CLOSED),
        file="wait",
    ),
    "remove": Reply("D'accord. Je ne l'ai pas ouvert et je ne le garde pas.", file="remove"),
}


def about_file(verdict: str) -> Reply:
    return ABOUT_FILES[verdict]


class SlowReader:
    """Stands in for ``FileReader``: tells pages, then reads on until it is let go."""

    def __init__(self, pages: int = 2) -> None:
        self.pages = pages
        self.read_so_far: list[bytes] = []
        self.begun = asyncio.Event()
        self.let_go = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def read(
        self, content: bytes, pictures: bool = False, progress: Progress | None = None
    ) -> FileReading:
        self.read_so_far.append(content)
        self.begun.set()
        try:
            for page in range(1, self.pages + 1):
                assert progress is not None
                progress(page, self.pages)
            await self.let_go.wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise
        now = datetime.now(timezone.utc)
        return FileReading(Document("pdf", "lu", self.pages), "", len(content), now)


class BrokenReader:
    """A reader that fails, with a person's words in its error."""

    async def read(self, content: bytes, **options: Any) -> FileReading:
        raise RuntimeError(f"cannot read {content!r}")
