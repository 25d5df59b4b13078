"""Reads one file in a process of its own, then ends: no file ever meets another one's reader.

On its socket a worker receives one line of JSON (``size``, ``pictures``, ``recognise``). Once it
is loaded and confined it says ``ready`` in another, and is sent the bytes; it answers one line for
each page it begins, and one with the outcome.
"""

from __future__ import annotations

import json
import os
import re
import socket
from collections.abc import Mapping
from typing import Any

from bot.reading.confinement import confine, limit_memory
from bot.reading.document import RecognitionNeeded, Unreadable, as_dict
from bot.reading.limits import PICTURE_SECONDS, SECONDS
from bot.reading.parsing import read_file
from bot.reading.seeing import Recogniser

_LONGEST_ORDER = 1024
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""As JSON writes it; after an odd number of backslashes it would be a text about it."""
_TO_FINISH = 2.5
"""Seconds in which a worker that recognises pictures decodes the first, and hands its text over."""
_LACKS_MEMORY = ("bad_alloc", "insufficient memory", "memory allocation failed")
"""How libraries in other languages say it, inside errors of their own."""


def work(channel: socket.socket) -> None:
    """Carry out one order, under limits, and answer it.

    Args:
        channel: a connected socket; it is this process's only way out.
    """
    order = read_order(channel)
    recogniser = _recogniser() if order["recognise"] else None
    limit_memory()
    confine(PICTURE_SECONDS if recogniser else SECONDS)
    answer(channel, {"ready": True})
    answer(channel, _outcome(channel, order, recogniser))


def read_order(channel: socket.socket) -> Mapping[str, Any]:
    """Read the line that says what is to be done."""
    line = bytearray()
    while not line.endswith(b"\n") and len(line) < _LONGEST_ORDER:
        byte = channel.recv(1)
        if not byte:
            break
        line += byte
    order: Mapping[str, Any] = json.loads(line)
    return order


def answer(channel: socket.socket, content: Mapping[str, Any]) -> None:
    """Write one line, without what no database and no channel takes: NULs, halves of characters."""
    line = _NUL.sub(r"\1", json.dumps(content, ensure_ascii=False))
    channel.sendall(line.encode("utf-8", "replace") + b"\n")


def _outcome(
    channel: socket.socket, order: Mapping[str, Any], recogniser: Recogniser | None
) -> Mapping[str, Any]:
    def progress(page: int, pages: int) -> None:
        answer(channel, {"page": page, "pages": pages})

    try:
        content = _receive(channel, int(order["size"]))
        document = read_file(content, bool(order["pictures"]), recogniser, progress)
        return {"document": as_dict(document)}
    except RecognitionNeeded:
        return {"recognise": True}
    except Unreadable as error:
        return {"unreadable": error.code}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_complex"}
    except Exception as error:  # a parser met what it does not know: the file's fault, not ours
        lacking = any(sign in str(error).lower() for sign in _LACKS_MEMORY)
        return {"unreadable": "too_complex" if lacking else "damaged"}


def _receive(channel: socket.socket, size: int) -> bytes:
    content = bytearray(size)
    view, got = memoryview(content), 0
    while got < size:
        count = channel.recv_into(view[got:])
        if not count:
            os._exit(0)  # whoever asked has gone
        got += count
    return bytes(content)


def _recogniser() -> Recogniser:
    from bot.reading.recognition import RapidRecogniser  # a second of imports, for pictures alone

    return RapidRecogniser(PICTURE_SECONDS - _TO_FINISH)
