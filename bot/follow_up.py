"""Delivers the reminders that are due, for as long as the service runs.

A reminder is claimed for a while, said, and then marked: a crash in between says it once more,
and none is lost. Nobody is written to at night, however late the machine was switched on again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Protocol

from bot.dossier.follow_up_times import is_night, next_morning, zone_of_country
from bot.store.reminders import DueReminder

EVERY = 30.0
"""Seconds between two looks."""
BETWEEN = 0.5
"""Seconds between two reminders: whoever writes meanwhile is not kept waiting."""
LEASE = 120.0
"""Seconds for which those that were claimed are ours."""
SOON = 60.0
"""Seconds until one is tried again whose moment it was not."""
WAITS = (300.0, 3600.0, 6 * 3600.0)
"""Seconds until one that could not be delivered is tried again, the last wait again and again."""
GIVEN_UP = 2 * 24 * 3600.0
"""Seconds after which it is not worth saying any more."""

logger = logging.getLogger(__name__)

Deliver = Callable[[DueReminder, str], Awaitable[bool]]
"""Says one, given the payload that the dialogue knows it by; tells whether it was still wanted."""


class Gone(Exception):
    """The chat is closed for good; its reminders went with it."""


class NotNow(Exception):
    """Somebody is being answered there, or nobody is connected: in a minute."""


class Waiting(Protocol):
    """Where reminders wait (``bot.store.reminders``); every call waits for the database."""

    def claim_due(self, lease: float = LEASE) -> list[DueReminder]:
        """Take those that are due."""
        ...

    def delivered(self, reminder: str) -> None:
        """One was said."""
        ...

    def put_off(self, reminder: str, until: float) -> None:
        """One is due later."""
        ...

    def drop(self, reminder: str) -> None:
        """One is never to be said."""
        ...


class FollowUp:
    """Looks for reminders that are due, and has them said.

    Args:
        waiting: where they wait.
        deliver: says one.
        now: the clock, in seconds.
        every: seconds between two looks.
        between: seconds between two reminders.
    """

    def __init__(
        self,
        waiting: Waiting,
        deliver: Deliver,
        now: Callable[[], float] = time.time,
        every: float = EVERY,
        between: float = BETWEEN,
    ) -> None:
        self._waiting = waiting
        self._deliver = deliver
        self._now = now
        self._every = every
        self._between = between
        self._tries: dict[str, tuple[int, float]] = {}

    async def run(self) -> None:
        """Deliver until the task is cancelled; a database that fails is asked again later."""
        while True:
            try:
                await self.look()
            except Exception as error:
                logger.error("reminders could not be looked for: %s", type(error).__name__)
            await asyncio.sleep(self._every)

    async def look(self) -> int:
        """Deliver what is due now; give how many were said."""
        said, claimed = 0, self._now()
        for due in await asyncio.to_thread(self._waiting.claim_due, LEASE):
            if self._now() - claimed > LEASE / 2:
                break  # the rest is claimed again before somebody else may have it
            said += await self._say(due)
            await asyncio.sleep(self._between)
        return said

    async def _say(self, due: DueReminder) -> bool:
        zone = zone_of_country(due.country)
        moment = datetime.fromtimestamp(self._now(), tz=timezone.utc)
        if is_night(moment, zone):
            await self._put_off(due, next_morning(moment, zone).timestamp())
            return False
        try:
            said = await self._deliver(due, f'/follow_up{{"after":"{due.kind}"}}')
        except NotNow:
            await self._put_off(due, self._now() + SOON)
            return False
        except Gone:
            self._tries.pop(due.id, None)
            await asyncio.to_thread(self._waiting.drop, due.id)
            return False
        except Exception as error:
            logger.warning("a reminder was not delivered (%s)", type(error).__name__)
            await self._try_later(due)
            return False
        self._tries.pop(due.id, None)
        if said:
            await asyncio.to_thread(self._waiting.delivered, due.id)
        return said

    async def _try_later(self, due: DueReminder) -> None:
        now = self._now()
        tries, since = self._tries.get(due.id, (0, now))
        self._tries[due.id] = (tries + 1, since)
        if now - since > GIVEN_UP:
            self._tries.pop(due.id, None)
            await asyncio.to_thread(self._waiting.drop, due.id)
            return
        await self._put_off(due, now + WAITS[min(tries, len(WAITS) - 1)])

    async def _put_off(self, due: DueReminder, until: float) -> None:
        await asyncio.to_thread(self._waiting.put_off, due.id, until)
