"""Somebody who speaks to the room over HTTP, and dialogues that go wrong or take their time."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.port import ConversationId, Message, Reply

WEBHOOK = "webhooks/rest/webhook"


def name_of(sender: str) -> ConversationId:
    return ConversationId(f"conversation-{sender}")


class Visitor:
    """A client of the room at one address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Visitor:
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._session.close()

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
