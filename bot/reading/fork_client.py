"""The service's side of the fork server: starts it, asks it for workers, ends them all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.reading.document import Unreadable
from bot.reading.fork_server import HERE, READY

_LOADING = 60.0
"""Seconds that the parsers, or the recognition of pictures, may take to load on a busy machine."""
_A_MOMENT = 0.05


@dataclass
class Worker:
    """One worker: the socket that leads to it, and a hold on its process where there is one."""

    channel: socket.socket
    hold: int | None = None

    def kill(self) -> None:
        """End its process, if it is still there; whoever waits for its answer learns of it."""
        with contextlib.suppress(OSError):
            self.channel.shutdown(socket.SHUT_RDWR)
        if self.hold is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.hold, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and let go of it."""
        self.kill()
        self.channel.close()
        if self.hold is not None:
            os.close(self.hold)
            self.hold = None


@dataclass(frozen=True)
class _Server:
    process: subprocess.Popen[bytes]
    control: socket.socket

    def end(self) -> None:
        self.control.close()
        self.process.kill()  # it keeps nothing, and a stopped process would not hear less
        self.process.wait()


class ForkClient:
    """Keeps one fork server running, and hands out its workers."""

    def __init__(self) -> None:
        self._starting = asyncio.Lock()
        self._server: _Server | None = None
        self._workers: list[Worker] = []
        self._closed = False

    @property
    def server(self) -> int | None:
        """The number of the fork server's process, if it runs."""
        return self._server.process.pid if self._server else None

    def close(self) -> None:
        """End the fork server and every worker."""
        self._closed = True
        for worker in self._workers:
            worker.kill()  # who reads from it lets go of it
        if self._server:
            self._let_go(self._server)

    @contextlib.asynccontextmanager
    async def worker(self, kind: bytes) -> AsyncIterator[Worker]:
        """Lend a worker; whatever happens, it does not outlive the context.

        Args:
            kind: ``PAPERS`` or ``PICTURES``.

        Raises:
            Unreadable: ``crashed`` when none is to be had.
        """
        worker = await self._fork(kind)
        self._workers.append(worker)
        try:
            yield worker
        finally:
            self._workers.remove(worker)
            worker.end()

    async def _fork(self, kind: bytes) -> Worker:
        for _ in range(2):  # the server may have died since the last file: then a new one
            server = await self._running()
            try:
                return await asyncio.wait_for(_ask(server.control, kind), _LOADING)
            except (OSError, asyncio.TimeoutError):
                self._let_go(server)
        raise Unreadable("crashed")

    async def _running(self) -> _Server:
        async with self._starting:
            if self._closed:
                raise Unreadable("crashed")
            if self._server and self._server.process.poll() is None:
                return self._server
            if self._server:
                self._let_go(self._server)
            server = _start()
            try:
                loop = asyncio.get_running_loop()
                said = await asyncio.wait_for(loop.sock_recv(server.control, 1), _LOADING)
                if said != READY or self._closed:
                    raise Unreadable("crashed")
            except (OSError, asyncio.TimeoutError):
                server.end()
                raise Unreadable("crashed") from None
            except BaseException:  # whoever waited for it may have gone
                server.end()
                raise
            self._server = server
            return server

    def _let_go(self, server: _Server) -> None:
        """End a server; one that has been started since in its place stays."""
        server.end()
        if self._server is server:
            self._server = None


def _start() -> _Server:
    ours, its = socket.socketpair()
    with its:
        process = subprocess.Popen(  # noqa: S603 (our own module, a number)
            [sys.executable, "-m", "bot.reading.fork_server", str(its.fileno())],
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
        )
    ours.setblocking(False)
    return _Server(process, ours)


async def _ask(control: socket.socket, kind: bytes) -> Worker:
    """Ask for a worker, and wait until it is there.

    Raises:
        OSError: when the server is not there any more, or can start no process.
    """
    ours, its = socket.socketpair()
    ours.setblocking(False)
    worker = Worker(ours)
    try:
        with its:
            await _hand_over(control, kind, its)
        await _something_said(ours)
        said, holds, _, _ = socket.recv_fds(ours, 1, 1)
        if holds:
            worker.hold = holds[0]
            os.set_inheritable(worker.hold, False)
        if said != HERE:
            raise ConnectionError("the fork server started no worker")
    except BaseException:
        worker.end()
        raise
    return worker


async def _hand_over(control: socket.socket, kind: bytes, its: socket.socket) -> None:
    while True:
        try:
            socket.send_fds(control, [kind], [its.fileno()])
            return
        except BlockingIOError:  # it is loading, and many have asked and gone since
            await asyncio.sleep(_A_MOMENT)


async def _something_said(channel: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    said = asyncio.Event()
    loop.add_reader(channel, said.set)
    try:
        await said.wait()
    finally:
        loop.remove_reader(channel)


def _environment() -> dict[str, str]:
    """Nothing of the service's settings; one thread where a fork would lose the others."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        # Each further arena of the allocator would count 64 MB that are reserved, not used.
        "MALLOC_ARENA_MAX": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
