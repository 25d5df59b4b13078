"""The updates of one chat are handled one after the other; those of different chats together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import BaseUpdateProcessor

Result = TypeVar("Result")

UNBOUNDED = 2**31
"""The bound is ours, below: the library's own would let one busy chat keep the others waiting."""


@dataclass
class _Line:
    """The people waiting at one counter; it closes when nobody is left."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class ChatOrder(BaseUpdateProcessor):
    """Lets each chat's updates through in the order in which they came.

    Args:
        admit: called at once when an update comes, before it waits. It returns what is to be
            called when the update is done with, or None to drop it.
        at_once: how many chats are served at the same time.
    """

    __slots__ = ("_admit", "_counters", "_lines", "_tasks")

    def __init__(
        self, admit: Callable[[Update], Callable[[], None] | None], at_once: int = 256
    ) -> None:
        super().__init__(max_concurrent_updates=UNBOUNDED)
        self._admit = admit
        self._counters = asyncio.Semaphore(at_once)
        self._lines: dict[int, _Line] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def busy(self) -> int:
        """How many chats have something under way."""
        return len(self._lines)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then handle the update."""
        try:
            if isinstance(update, Update) and (done := self._admit(update)):
                try:
                    await self.in_turn(_chat_of(update), coroutine)
                finally:
                    done()
        finally:
            if asyncio.iscoroutine(coroutine):
                coroutine.close()  # without effect when it has run

    def is_busy(self, chat: int) -> bool:
        """Whether something is being answered in a chat."""
        return chat in self._lines

    async def in_turn(self, chat: int, coroutine: Awaitable[Result]) -> Result:
        """Wait for a chat's turn, then do something in it; what comes meanwhile waits behind it."""
        task = asyncio.current_task()
        line = self._lines.setdefault(chat, _Line())
        line.waiting += 1
        if task is not None:
            self._tasks.add(task)
        try:
            async with line.lock, self._counters:
                return await coroutine
        finally:
            line.waiting -= 1
            if not line.waiting:
                del self._lines[chat]
            if task is not None:
                self._tasks.discard(task)

    def abandon(self) -> None:
        """Give up whatever is under way."""
        for task in self._tasks:
            task.cancel()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""


def _chat_of(update: Update) -> int:
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else 0
