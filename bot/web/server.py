"""The web room as a whole: built once, then served beside Telegram in one loop.

Example:
    >>> async def the_web(dialogue, reader, names, settings):
    ...     app = build_web(dialogue, reader, names, ready=lambda: True)
    ...     async with serve(app, settings.host, settings.port) as address:
    ...         print(f"Open {address} in a browser.")
    ...         await asyncio.Event().wait()
"""

from __future__ import annotations

import errno
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.port import ConversationId, Dialogue
from bot.reading.reader import FileReader
from bot.web.files import FilesChannel
from bot.web.page import add_page, guard
from bot.web.permits import Permits
from bot.web.rest import RestChannel
from bot.web.trouble import errors_as_json, wordless_logger

HIGHEST_PORT = 65_535
GRACE = 10.0
"""Seconds that answers under way have to leave when the service stops."""

LINGERING = 1.0
"""Seconds that a refused client may go on sending before the room hangs up."""

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


class WebAddressRefused(Exception):
    """The web server cannot listen where it should; the message names the setting to change."""


def build_web(
    dialogue: Dialogue,
    reader: FileReader,
    conversation_id: Callable[[str], ConversationId],
    ready: Callable[[], bool],
) -> web.Application:
    """Build the room; nothing listens yet.

    Args:
        dialogue: decides what is said.
        reader: reads the files that the dialogue asks for.
        conversation_id: names the conversation of a sender.
        ready: whether the dialogue can answer by now, for ``/readyz``.

    Returns:
        The application, for ``serve``.
    """

    async def healthz(request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(request: web.Request) -> web.Response:
        if ready():
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "starting"}, status=503)

    app = web.Application(middlewares=[errors_as_json])
    app.on_response_prepare.append(guard)  # type: ignore[arg-type]  # mistyped in aiohttp 3.9
    permits = Permits()
    rest = RestChannel(dialogue, conversation_id, permits)
    files = FilesChannel(dialogue, reader, conversation_id, permits)
    app.router.add_post("/webhooks/rest/webhook", rest.answer)
    app.router.add_post("/files", files.answer)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    add_page(app)
    return app


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serve the room in the running loop as long as the block lasts.

    Args:
        app: what ``build_web`` made.
        host: where to listen (``SANGFROID_HOST``).
        port: the port (``SANGFROID_PORT``); 0 takes a free one.

    Yields:
        The address that a browser on this machine opens, such as ``http://127.0.0.1:8080/``.

    Raises:
        WebAddressRefused: when the address is taken or cannot be used.
    """
    if not 0 <= port <= HIGHEST_PORT:
        # Some event loops would take the number modulo 65536 and listen somewhere else.
        raise WebAddressRefused(
            f"SANGFROID_PORT: {port} is not a port; use a number from 1 to 65535."
        )
    runner = web.AppRunner(
        app,
        access_log=None,  # an access log would hold addresses of people
        logger=wordless_logger(),
        auto_decompress=False,  # compressed bodies are refused, not inflated
        lingering_time=LINGERING,
        shutdown_timeout=GRACE,
    )
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except (OSError, UnicodeError) as error:
            raise WebAddressRefused(_refusal(error, host, port)) from error
        yield _address(host, runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _address(host: str, port: int) -> str:
    host = EVERYWHERE.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _refusal(error: Exception, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"SANGFROID_PORT: another program already listens on port {port}; "
            "stop it, or set SANGFROID_PORT to another number."
        )
    if isinstance(error, PermissionError):
        return f"SANGFROID_PORT: port {port} is reserved for the system; use 1024 or more."
    return f"SANGFROID_HOST: {host} is not an address of this machine; use 127.0.0.1."
