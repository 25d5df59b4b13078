"""A lock store for one process: a person's second message waits for the first, and no longer.

Rasa's stock store looks once a second; this one hands the conversation over at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from rasa.core.constants import DEFAULT_LOCK_LIFETIME
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore
from rasa.utils.endpoints import EndpointConfig


class ConversationLockStore(LockStore):
    """One ``asyncio.Lock`` for each conversation that is being answered."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, **kwargs: Any) -> None:
        self._turns: dict[str, _Turn] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = DEFAULT_LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation for the time of one answer."""
        turn = self._turns.setdefault(conversation_id, _Turn())
        turn.wanted_by += 1
        try:
            async with turn.lock:
                yield TicketLock(conversation_id)
        finally:
            turn.wanted_by -= 1
            if not turn.wanted_by:
                del self._turns[conversation_id]


@dataclass
class _Turn:
    """The lock of one conversation, and how many hold it or wait for it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    wanted_by: int = 0
