"""Calls to the Bot API that matter are tried again; those that do not may fail."""

from __future__ import annotations

import asyncio
import datetime
import logging
import random
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """How patiently calls are tried again.

    Args:
        attempts: how often one call is made at most.
        first_wait: seconds before the second attempt; each later wait is twice as long.
        longest_wait: seconds that no wait exceeds, whatever the server asks for.
        typing_wait: seconds that an answer may be held back by a slow typing indicator.
        grace: seconds that answers under way have to leave when the service stops.
    """

    attempts: int = 5
    first_wait: float = 0.5
    longest_wait: float = 30.0
    typing_wait: float = 1.0
    grace: float = 10.0

    def wait(self, attempt: int) -> float:
        """Choose how long to wait after the given attempt, the first being 0."""
        longest = min(self.longest_wait, self.first_wait * 2.0**attempt)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311


async def reliably(call: Callable[[], Awaitable[Answer]], pace: Pace) -> Answer:
    """Make a call, again and again when it is worth it.

    A wait concerns this call alone: other chats are served meanwhile.

    Args:
        call: makes the call anew each time.
        pace: how often, and how long to wait.

    Returns:
        What the call returns.

    Raises:
        TelegramError: what the last attempt met.
    """
    for attempt in range(pace.attempts):
        last = attempt == pace.attempts - 1
        try:
            return await call()
        except RetryAfter as refusal:
            if last:
                raise
            await asyncio.sleep(min(_seconds(refusal.retry_after), pace.longest_wait))
        except NetworkError as failure:  # timeouts, broken connections, 5xx
            if last or isinstance(failure, BadRequest):
                raise
            await asyncio.sleep(pace.wait(attempt))
    raise ValueError("Pace.attempts must be at least 1.")


class Courtesies:
    """Makes the calls that a server may refuse: each kind of refusal is logged once."""

    def __init__(self) -> None:
        self._refused: set[str] = set()

    async def offer(self, name: str, call: Awaitable[object]) -> None:
        """Make a call and go on whatever comes of it.

        Args:
            name: the method of the Bot API, for the log.
            call: the call.
        """
        try:
            await call
        except Exception as error:
            if name not in self._refused:
                self._refused.add(name)
                logger.warning("The server refuses %s (%s); going on.", name, kind(error))


def kind(error: BaseException) -> str:
    """Name an error without its words, which may hold what a person wrote, or the token.

    Example:
        >>> kind(KeyError("secret"))
        'KeyError'
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place


def _seconds(wait: int | datetime.timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, datetime.timedelta) else float(wait)
