"""What the room remembers of each chat so that it can be taken away: numbers and minutes.

An answer never waits for this: what is noted is written a moment later, in a thread. When the
database fails, the room goes on from memory, and knows that it may not know everything.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bot.port import ConversationId
from bot.recent import Recent
from bot.store.shown_messages import KEPT, InChat, Shown, ShownMessages, minute_after
from bot.telegram.sending import kind

PATIENCE = 6.0
"""Seconds that somebody who leaves waits for the database at most."""
TOGETHER = 0.2
"""Seconds within which what is noted is written together."""
BETWEEN_PRUNINGS = 600.0
PAUSE = 10.0
"""Seconds before a database that failed is tried again."""
MOST_UNWRITTEN = 20_000
MOST_CHATS = 2_000
MOST_OF_A_CHAT = 1_000

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """What is known to lie in one chat.

    Attributes:
        numbers: the messages of the last 48 hours, the newest first.
        older: whether older ones are known to be there too.
        certain: false when there may be messages that we know nothing of.
    """

    numbers: tuple[int, ...]
    older: bool
    certain: bool


class Traces:
    """Notes every message of the private chats, for 48 hours.

    Args:
        store: where it is kept over a restart; without one, memory is all there is.
        clock: the time of day, in seconds.
    """

    def __init__(
        self, store: ShownMessages | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._clock = clock
        self._chats: Recent[ConversationId, dict[int, int]] = Recent(MOST_CHATS)
        self._untold: Recent[ConversationId, bool] = Recent(MOST_CHATS)
        self._unwritten: list[Shown] = []
        self._news, self._closing = asyncio.Event(), asyncio.Event()
        self._lock = asyncio.Lock()
        self._writing: asyncio.Task[None] | None = None
        self._failed = False

    def noted(
        self, conversation: ConversationId, number: int | None, sent_at: float | None = None
    ) -> None:
        """Note that a message is in a chat.

        Args:
            conversation: the name of its conversation.
            number: which message it is; None when the server does not tell.
            sent_at: when it was sent; now by default.
        """
        if number is None:
            self._untold.keep(conversation, True)
            return
        minute = minute_after(self._clock() if sent_at is None else sent_at)
        numbers = self._chats.get(conversation) or {}
        numbers.setdefault(number, minute)
        while len(numbers) > MOST_OF_A_CHAT:
            del numbers[next(iter(numbers))]
        self._chats.keep(conversation, numbers)
        if self._store is not None:
            self._unwritten.append(Shown(conversation, number, minute))
            del self._unwritten[:-MOST_UNWRITTEN]
            self._news.set()

    async def of(self, conversation: ConversationId) -> Known:
        """Give what is known to lie in a chat."""
        kept: InChat | None = None
        if self._store is not None:
            read = partial(self._store.of, conversation, self._clock())
            with self._noting_failure():
                kept = await asyncio.wait_for(self._in_turn(read), PATIENCE)
        limit = self._clock() - KEPT
        remembered = self._chats.get(conversation) or {}
        recent = {number for number, minute in remembered.items() if minute >= limit}
        older = len(recent) < len(remembered)
        certain = kept is not None and not self._untold.get(conversation)
        kept = kept or InChat()
        numbers = tuple(sorted(recent.union(kept.numbers), reverse=True))
        return Known(numbers, older or kept.older, certain)

    async def forget(self, conversation: ConversationId) -> None:
        """Forget a chat; what a database that fails still has of it goes after 48 hours."""
        for recent in (self._chats, self._untold):
            recent.drop(conversation)
        with self._noting_failure():
            await asyncio.wait_for(self._forget(conversation), PATIENCE)

    def open(self) -> None:
        """Begin to write what is noted."""
        if self._store is not None and self._writing is None:
            self._closing.clear()
            self._writing = asyncio.create_task(self._keep_writing(self._store))

    async def close(self) -> None:
        """Write what is left, and stop."""
        self._closing.set()
        self._news.set()
        if self._writing is not None:
            await asyncio.wait({self._writing}, timeout=PATIENCE)
            self._writing.cancel()
            await asyncio.wait({self._writing})
            self._writing = None
        if self._store is not None:
            self._store.close()

    async def _keep_writing(self, store: ShownMessages) -> None:
        while not self._closing.is_set():
            await _until(self._news, BETWEEN_PRUNINGS)
            await _until(self._closing, TOGETHER)
            self._news.clear()
            self._prune()
            if not await self._write(store):
                self._news.set()
                await _until(self._closing, PAUSE)
        if self._unwritten:
            await self._write(store)

    async def _write(self, store: ShownMessages) -> bool:
        """Write what was noted; what cannot be written now is kept for later."""
        async with self._lock:
            batch, self._unwritten = self._unwritten, []
            with self._noting_failure():
                note = partial(store.note, batch, self._clock())
                await asyncio.wait_for(asyncio.to_thread(note), PATIENCE)
                return True
            self._unwritten = [*batch, *self._unwritten][-MOST_UNWRITTEN:]
            return False

    async def _forget(self, conversation: ConversationId) -> None:
        async with self._lock:  # nothing of this chat is being written meanwhile
            self._unwritten = [one for one in self._unwritten if one.conversation != conversation]
            if self._store is not None:
                await asyncio.to_thread(self._store.forget, conversation)

    async def _in_turn(self, work: Callable[[], Answer]) -> Answer:
        async with self._lock:
            return await asyncio.to_thread(work)

    def _prune(self) -> None:
        limit = self._clock() - KEPT

        def is_over(chat: ConversationId) -> bool:
            return all(minute < limit for minute in (self._chats.get(chat) or {}).values())

        self._chats.drop_all(is_over)

    @contextmanager
    def _noting_failure(self) -> Iterator[None]:
        """Go on when the database fails; the log says when that begins and when it ends."""
        try:
            yield
        except Exception as error:
            if not self._failed:
                logger.warning("The numbers of messages cannot be kept (%s).", kind(error))
            self._failed = True
        else:
            if self._failed:
                logger.info("The numbers of messages are kept again.")
            self._failed = False


async def _until(event: asyncio.Event, seconds: float) -> None:
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
