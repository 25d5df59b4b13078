"""A headless Chromium, spoken to in its own DevTools protocol: no driver, no network."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import subprocess
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
PATIENCE = 20.0

REPORTS = Path(__file__).resolve().parents[2] / "reports"
PHONE = (375, 667)
DESK = (1280, 800)

CHOICES = "[...document.querySelectorAll('.choices button')].map(b => b.textContent)"
SAID = "[...document.querySelectorAll('.sangfroid .bubble')].map(b => b.innerText)"
MINE = "[...document.querySelectorAll('.me .bubble')].map(b => b.textContent)"

needs_browser = pytest.mark.skipif(
    CHROMIUM is None,
    reason="NO BROWSER: Chromium is not installed, so the page was NOT tried in one "
    "(Debian: apt-get install chromium).",
)


class Refused(Exception):
    """Chromium could not do what it was asked."""


class Tab:
    """One tab, driven over a web socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        self.complaints: list[str] = []

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._asked += 1
        await self._socket.send_json({"id": self._asked, "method": method, "params": params})
        while True:
            message = await asyncio.wait_for(self._socket.receive_json(), PATIENCE)
            if message.get("id") == self._asked:
                if "error" in message:
                    raise Refused(message["error"])
                return message.get("result", {})
            if message.get("method") in {"Log.entryAdded", "Runtime.exceptionThrown"}:
                self.complaints.append(json.dumps(message["params"]))

    async def read(self, script: str) -> Any:
        answer = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        return answer["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until the script gives something true."""
        end = time.monotonic() + PATIENCE
        while not await self.read(f"Boolean({script})"):
            assert time.monotonic() < end, f"never true: {script}\n{self.complaints}"
            await asyncio.sleep(0.05)

    async def history(self) -> list[str]:
        """The addresses that the back button leads to, the present one last."""
        try:
            entries = (await self.call("Page.getNavigationHistory"))["entries"]
        except Refused:  # between two pages
            return []
        return [entry["url"] for entry in entries]

    async def look(self, width: int, height: int, dark: bool = False) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme])
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=2,
            mobile=width < 600,
        )

    async def open(self, address: str, language: str = "fr-FR") -> None:
        agent = await self.read("navigator.userAgent")
        await self.call("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=language)
        await self.call("Page.navigate", url=address)
        await self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    async def press(self, key: str, code: int, text: str = "", shift: bool = False) -> None:
        named = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def type(self, text: str) -> None:
        await self.call("Input.insertText", text=text)

    async def choose(self, *files: Path) -> None:
        """Choose files in the window that the button opens."""
        found = await self.call("Runtime.evaluate", expression="document.querySelector('#picker')")
        await self.call(
            "DOM.setFileInputFiles",
            files=[str(file) for file in files],
            objectId=found["result"]["objectId"],
        )

    async def picture(self, file: Path) -> None:
        shot = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(file.write_bytes, base64.b64decode(shot["data"]))


@asynccontextmanager
async def open_tab(profile: Path) -> AsyncIterator[Tab]:
    """Start Chromium with an empty profile, and end it afterwards."""
    assert CHROMIUM is not None
    # Not asyncio's subprocesses: the loop that Rasa brings cannot start them.
    process = subprocess.Popen(  # noqa: ASYNC220
        [CHROMIUM, *FLAGS, OFFLINE, f"--user-data-dir={profile}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        async with aiohttp.ClientSession() as session:
            address = f"http://127.0.0.1:{await _port(profile)}/json/list"
            async with session.get(address) as answer:
                page = next(one for one in await answer.json() if one["type"] == "page")
            socket_address = page["webSocketDebuggerUrl"]
            async with session.ws_connect(socket_address, max_msg_size=0) as socket:
                tab = Tab(socket)
                for domain in ("Page", "Runtime", "Log"):
                    await tab.call(f"{domain}.enable")
                yield tab
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait)


async def _port(profile: Path) -> int:
    file = profile / "DevToolsActivePort"
    end = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text().strip()):
        assert time.monotonic() < end, "Chromium did not start"
        await asyncio.sleep(0.05)
    return int(file.read_text().split()[0])


async def write(tab: Tab, text: str) -> None:
    await tab.read("document.querySelector('#field').focus()")
    await tab.type(text)


async def press(tab: Tab, title: str) -> None:
    await tab.read(
        "[...document.querySelectorAll('button')]"
        f".find(button => button.textContent.trim() === {title!r}).click()"
    )


async def enter(tab: Tab, shift: bool = False) -> None:
    await tab.press("Enter", 13, "\r", shift=shift)
