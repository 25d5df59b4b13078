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
HERE = b"*"
"""The first byte on a worker's socket; a hold on its process comes with it (pidfd_open(2))."""

_ASKED_FOR_LATE = ("email.generator",)
"""What the parsers' libraries import only when it comes to it."""
_RECOGNITION = ("bot.reading.recognition", "rapidocr.inference_engine.onnxruntime")


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
    for name in ("bot.reading.worker", *_ASKED_FOR_LATE):
        importlib.import_module(name)
    from bot.reading.picture import register_formats

    register_formats()
    _share()


def load_recognition() -> None:
    """Import the recognition of pictures; its models are loaded by each worker."""
    if _RECOGNITION[-1] not in sys.modules:
        for name in _RECOGNITION:
            importlib.import_module(name)
        _share()


def _share() -> None:
    gc.collect()
    gc.freeze()  # what is loaded is shared with the workers, not copied


def _fork(control: socket.socket, channel: socket.socket) -> None:
    try:
        worker = os.fork()
    except OSError:
        return  # no process to be had: the channel closes, and the service knows
    if worker:
        _introduce(worker, channel)
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


def _introduce(worker: int, channel: socket.socket) -> None:
    """Give the service a hold on a worker: a number could be another process's by then."""
    holds: list[int] = []
    with contextlib.suppress(OSError, AttributeError):  # Linux alone has it
        holds.append(os.pidfd_open(worker))
    with contextlib.suppress(OSError):  # whoever asked has gone
        socket.send_fds(channel, [HERE], holds)
    for hold in holds:
        os.close(hold)


if __name__ == "__main__":
    main(int(sys.argv[1]))
