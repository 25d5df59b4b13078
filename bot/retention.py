"""Erases what is over: conversations after a day of silence, dossiers after their time."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

IDLE = 24 * 3600.0
"""Seconds without a message after which a conversation is forgotten."""
EVERY = 300.0
"""Seconds between two looks."""

logger = logging.getLogger(__name__)

Sweep = Callable[[], object]
"""Erases what is over; waits for the database."""


async def keep_clean(sweeps: Sequence[Sweep], every: float = EVERY) -> None:
    """Sweep until the task is cancelled; one that fails does not keep the others from it.

    Args:
        sweeps: what erases what.
        every: seconds between two rounds.
    """
    while True:
        await sweep_once(sweeps)
        await asyncio.sleep(every)


async def sweep_once(sweeps: Sequence[Sweep]) -> None:
    """Let each erase what is over."""
    for sweep in sweeps:
        try:
            await asyncio.to_thread(sweep)
        except Exception as error:
            logger.error("what is over could not be erased: %s", type(error).__name__)


def idle_since(now: Callable[[], float] = time.time) -> float:
    """The moment before which a conversation that is silent since is forgotten."""
    return now() - IDLE
