"""Files that were made to do harm, each built when it is asked for: nothing of them lies on disk.

Whatever in them points elsewhere points at ``EARS``: a socket of ours, on which nobody should ever
call.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass

READ = "read"
"""The outcome of a file that is read all the same, safely."""

EARS = socket.create_server(("127.0.0.1", 0), backlog=64)
EARS.setblocking(False)
ADDRESS = f"http://127.0.0.1:{EARS.getsockname()[1]}"


@dataclass(frozen=True)
class HostileFile:
    """One file, and what may come of it.

    Attributes:
        name: what is wrong with it.
        outcomes: codes of refusals, or ``READ``; any polite one when there is none.
        make: builds it.
    """

    name: str
    outcomes: tuple[str, ...]
    make: Callable[[], bytes]


HOSTILE: list[HostileFile] = []


def hostile(*outcomes: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Enter the file that a function makes into ``HOSTILE``, under the function's name."""

    def enter(make: Callable[[], bytes]) -> Callable[[], bytes]:
        HOSTILE.append(HostileFile(make.__name__.strip("_").replace("_", " "), outcomes, make))
        return make

    return enter


def calls_heard() -> int:
    """How many connections came in from the files, since the last time."""
    heard = 0
    while True:
        try:
            EARS.accept()[0].close()
        except BlockingIOError:
            return heard
        heard += 1
