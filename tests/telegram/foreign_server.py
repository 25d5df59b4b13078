"""The Bot API server of the npm package ``telegram-test-api``, and a person who uses it."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

PACKAGE = "telegram-test-api@4.2.1"
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "telegram-test-api"
SCRIPT = Path(__file__).with_name("foreign") / "server.js"
TOKEN = "654321:TEST-token-for-the-foreign-server-x"


def not_tested(reason: str) -> None:
    pytest.skip(f"THE EXCHANGE WITH telegram-test-api WAS NOT TESTED: {reason}")


def install() -> None:
    """Fetch the package into the repository's cache; skip the test when that is impossible."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            not_tested(f"{program} is not installed here (it comes with Node.js).")
    if (CACHE / "node_modules" / "telegram-test-api" / "package.json").exists():
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    npm = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]
    place = ["--prefix", str(CACHE), "--cache", str(CACHE.parent / "npm")]
    try:
        done = subprocess.run(
            [*npm, *place, PACKAGE], capture_output=True, text=True, errors="replace", timeout=120
        )
    except subprocess.TimeoutExpired:
        not_tested("npm could not fetch the package within two minutes.")
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        not_tested(f"npm could not fetch {PACKAGE} ({lines[0] if lines else 'no reason given'}).")


@asynccontextmanager
async def foreign_server() -> AsyncIterator[str]:
    """Run the server; gives its address."""
    await asyncio.to_thread(install)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not asyncio's subprocesses: the loop that Rasa brings cannot start them.
    command = ["node", str(SCRIPT), str(CACHE), str(port)]
    with subprocess.Popen(  # noqa: ASYNC220
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        ready = await asyncio.wait_for(asyncio.to_thread(process.stdout.readline), 20)
        assert ready.strip() == b"ready", "the foreign server did not start"
        yield f"http://127.0.0.1:{port}"


class ForeignPerson:
    """Somebody who writes through the package's own client interface."""

    def __init__(self, http: aiohttp.ClientSession, url: str, chat: int = 77) -> None:
        self._http = http
        self._url = url
        self.chat = chat

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        async with self._http.post(f"{self._url}/{path}", json=body) as response:
            response.raise_for_status()
            return (await response.json())["result"]

    def _common(self) -> dict[str, Any]:
        name = {"first_name": "Prénom", "username": "prenom"}
        return {
            "botToken": TOKEN,
            "date": int(time.time()),
            "from": {"id": self.chat, "is_bot": False, "language_code": "fr", **name},
            "chat": {"id": self.chat, "type": "private", **name},
        }

    async def say(self, text: str) -> None:
        await self._post("sendMessage", {**self._common(), "text": text})

    async def command(self, text: str) -> None:
        entity = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
        await self._post("sendCommand", {**self._common(), "text": text, "entities": [entity]})

    async def press(self, data: str, message: dict[str, Any]) -> None:
        """Press a button of a message on the screen."""
        carried = {
            "message_id": message["messageId"],
            "date": int(time.time()),
            "chat": self._common()["chat"],
            "text": message["message"]["text"],
            "reply_markup": message["message"]["reply_markup"],
        }
        await self._post("sendCallback", {**self._common(), "message": carried, "data": data})

    async def press_barely(self, data: str) -> None:
        """Press as the package's own client does: the message is hardly described."""
        common = self._common()
        carried = {"from": common["from"], "chat": common["chat"]}
        await self._post("sendCallback", {**common, "message": carried, "data": data})

    async def screen(self) -> list[dict[str, Any]]:
        """The bot's messages, oldest first, as they read now."""
        history = await self._post("getUpdatesHistory", {"token": TOKEN})
        mine = str(self.chat)
        return [one for one in history if str(one.get("message", {}).get("chat_id")) == mine]

    async def texts(self) -> list[str]:
        return [one["message"]["text"] for one in await self.screen()]

    async def until(self, condition: Callable[[list[str]], object]) -> list[str]:
        """Wait until the texts on the screen fulfil a condition."""
        deadline = time.monotonic() + 15
        while True:
            texts = await self.texts()
            if condition(texts):
                return texts
            assert time.monotonic() < deadline, f"still on the screen: {texts}"
            await asyncio.sleep(0.05)


def buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    """The buttons under a message of the screen."""
    rows = (message["message"].get("reply_markup") or {}).get("inline_keyboard", [])
    return [key for row in rows for key in row]
