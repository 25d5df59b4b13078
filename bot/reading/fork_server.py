"""A small process that has loaded the parsers and forks a worker for each file.

It never sees a file itself: the bytes go from the service to the worker through a socket of their
own. It has no secrets either: the service starts it with an empty environment.
"""

from __future__ import annotations

import contextlib
import encodings
import gc
import importlib
import os
import pkgutil
import signal
import socket
import sys

READY = b"+"
PICTURES = b"p"
"""Asks for a worker that can recognise pictures."""
PAPERS = b"d"


def main(descriptor: int) -> None:
    """Serve until the service goes away.

    Args:
        descriptor: of the socket on which workers are asked for.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the service decides when to end
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the workers
    load_parsers()
    with socket.socket(fileno=descriptor) as control:
        control.sendall(READY)
        while True:
            kind, descriptors, _, _ = socket.recv_fds(control, 1, 1)
            if not kind:
                return
            if kind == PICTURES:
                load_recognition()
            with socket.socket(fileno=descriptors[0]) as channel:
                _fork(control, channel)


def load_parsers() -> None:
    """Import now whatever a parser may ask for: a worker can open no file any more."""
    for module in pkgutil.iter_modules(encodings.__path__):
        with contextlib.suppress(ImportError):  # those of other systems
            importlib.import_module(f"encodings.{module.name}")
    importlib.import_module("bot.reading.worker")
    from bot.reading.picture import register_formats

    register_formats()
    gc.collect()
    gc.freeze()  # what is loaded is shared with the workers, not copied


def load_recognition() -> None:
    """Import the recognition of pictures; its models are loaded by each worker."""
    importlib.import_module("bot.reading.recognition")


def _fork(control: socket.socket, channel: socket.socket) -> None:
    if os.fork():
        return
    status = 1
    try:
        control.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        from bot.reading.worker import work

        work(channel)
        status = 0
    finally:
        os._exit(status)  # no handlers, no buffers of the server's


if __name__ == "__main__":
    main(int(sys.argv[1]))
