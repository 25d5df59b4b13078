"""A web site on this machine that answers as sites do: well, moved, gone, slow or without end."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter

from aiohttp import web

PATIENCE = 0.5
"""Seconds that the check waits for a page; one that hangs takes longer."""


class Site:
    """A web site under several ports, each of which is a host of its own to the check."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.hosts: list[str] = []
        self.now: Counter[str] = Counter()
        self.most_at_once = 0
        self.most_per_host = 0
        self.hung_up = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.method, request.host + request.path))
        self.headers.append(dict(request.headers))
        self.now[request.host] += 1
        self.most_at_once = max(self.most_at_once, self.now.total())
        self.most_per_host = max(self.most_per_host, self.now[request.host])
        try:
            return await self._page(request)
        finally:
            self.now[request.host] -= 1

    async def _page(self, request: web.Request) -> web.StreamResponse:
        page, _, target = request.path.strip("/").partition("/")
        if page == "slow":
            await asyncio.sleep(0.03)
        elif page == "hang":
            await asyncio.sleep(4 * PATIENCE)
        elif page == "head" and request.method == "HEAD":
            return web.Response(status=int(target))
        elif page == "headless" and request.method == "HEAD":
            assert request.transport is not None
            request.transport.abort()
        elif page == "endless":
            return await self._endless(request)
        elif page in ("moved", "found"):
            status = 301 if page == "moved" else 302
            where = f"http://{self.hosts[1]}/{target}"
            return web.Response(status=status, headers={"Location": where, "Set-Cookie": "a=b"})
        elif page == "circle":
            return web.Response(status=302, headers={"Location": "/circle"})
        elif page == "inside":
            return web.Response(status=301, headers={"Location": "/été".encode().decode("latin-1")})
        elif page == "elsewhere":
            return web.Response(status=302, headers={"Location": "tel:17"})
        elif page == "policy":
            return web.Response(headers={"Content-Security-Policy": "x" * 20_000})
        elif page.isdigit():
            return web.Response(status=int(page))
        return web.Response(text="a page")

    async def _endless(self, request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return web.Response(status=405)
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            while True:
                await response.write(b"x" * 65_536)
        self.hung_up.set()
        return response
