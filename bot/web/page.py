"""The conversation in a browser: the page, what it loads, and the headers that guard them."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.web.page_words import page_words, words_script

STATIC = Path(__file__).resolve().parent / "static"
FILES = {
    "/": ("page.html", "text/html"),
    "/static/sangfroid.css": ("sangfroid.css", "text/css"),
    "/static/sangfroid.js": ("sangfroid.js", "text/javascript"),
    "/static/downloads.js": ("downloads.js", "text/javascript"),
    "/static/elements.js": ("elements.js", "text/javascript"),
    "/static/files.js": ("files.js", "text/javascript"),
    "/static/plain_text.js": ("plain_text.js", "text/javascript"),
    "/static/icon.svg": ("icon.svg", "image/svg+xml"),
}

WORDS = "/static/words.js"
"""The texts of the page, which are edited with all others in ``knowledge/``."""

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
NO_DEVICES = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{device}=()" for device in NO_DEVICES),
    # Nothing stays behind on a phone that somebody else may pick up.
    "Cache-Control": "no-store",
    "Server": "Sangfroid",
}


async def guard(request: web.Request, response: web.StreamResponse) -> None:
    """Put the headers on an answer that is about to leave."""
    response.headers.update(HEADERS)


def add_page(app: web.Application) -> None:
    """Offer the page; its files are read now, once.

    Args:
        app: where it is offered.

    Raises:
        OSError: when a file is missing.
    """
    for address, (name, content_type) in FILES.items():
        app.router.add_get(address, _File((STATIC / name).read_bytes(), content_type).answer)
    app.router.add_get(WORDS, _File(words_script(page_words()), "text/javascript").answer)


class _File:
    """Answers with one file."""

    def __init__(self, body: bytes, content_type: str) -> None:
        self._body = body
        self._content_type = content_type

    async def answer(self, request: web.Request) -> web.Response:
        return web.Response(body=self._body, content_type=self._content_type, charset="utf-8")
