"""The body of a request: whole and in memory, or a sentence that says why it is not taken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import StreamReader, web
from aiohttp.client_exceptions import ClientError
from aiohttp.http_exceptions import HttpProcessingError

from bot.web.asking import Refused

HEARD_OUT = 15 * 1024 * 1024
"""Bytes beyond the limit which are still read, and dropped, so that the client gets to read why it
is refused."""

COMPRESSED = "Send the body as it is, without Content-Encoding."
TOO_SLOW = "The body must arrive within {patience:.0f} seconds: send it again."
BROKEN_OFF = "The body broke off: send it again."


@dataclass(frozen=True)
class Limits:
    """What a body may be.

    Args:
        content_type: how it must be labelled.
        most: how many bytes it may have.
        patience: seconds that it may take to arrive.
        not_labelled: the sentence for another label.
        too_large: the sentence for more bytes.
    """

    content_type: str
    most: int
    patience: float
    not_labelled: str
    too_large: str


async def whole_body(request: web.Request, limits: Limits) -> bytes:
    """Read the body of a request.

    Args:
        request: the request.
        limits: what its body may be.

    Returns:
        Its bytes.

    Raises:
        Refused: when it is labelled wrongly, too large, too slow, or breaks off.
    """
    check_label(request, limits)
    try:
        return await asyncio.wait_for(_read(request.content, limits), limits.patience)
    except asyncio.TimeoutError:
        raise Refused(TOO_SLOW.format(patience=limits.patience), 408) from None
    except (OSError, ClientError, HttpProcessingError):
        raise Refused(BROKEN_OFF) from None


def check_label(request: web.Request, limits: Limits) -> None:
    """Refuse a body by its headers.

    Raises:
        Refused: when it is of another type, or compressed.
    """
    if request.content_type != limits.content_type:
        # Also what keeps other web sites from writing here: browsers ask us first, and we refuse.
        raise Refused(limits.not_labelled, 415)
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(COMPRESSED, 415)


async def _read(content: StreamReader, limits: Limits) -> bytes:
    body, size = bytearray(), 0
    async for chunk in content.iter_any():
        size += len(chunk)
        if size <= limits.most:
            body += chunk
        elif size > limits.most + HEARD_OUT:
            break
        else:
            body.clear()
    if size > limits.most:
        raise Refused(limits.too_large, 413)
    return bytes(body)
