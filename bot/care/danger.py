"""Notices that somebody may be hurt: before anything else, without dialogue or database.

What is said outright is found by words; most danger is said in others, and a model of its own
listens for that. Without the model the words still work.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from bot.care.danger_kinds import KINDS, Danger
from bot.care.danger_words import danger_in_words
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import parts_of

__all__ = ["KINDS", "Danger", "DangerDetector", "detect_danger", "load_detector"]


class DangerDetector:
    """Listens to raw messages."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="care")

    def detect(self, text: str) -> Danger | None:
        """Tell whether a message says that somebody may be hurt.

        Args:
            text: one message, of any length, as it arrived.

        Returns:
            The most serious danger found, or None.
        """
        own, received = parts_of(text)
        if own.strip() and received.strip():
            return self.detect(own) or self.detect(RECEIVED_MARK + received)
        return danger_in_words(text)

    async def listen(self, text: str) -> Danger | None:
        """``detect`` in a thread of its own, so that nobody else's message is in its way."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.detect, text)


@lru_cache(maxsize=1)
def load_detector() -> DangerDetector:
    """The detector of this process."""
    return DangerDetector()


def detect_danger(text: str) -> Danger | None:
    """``DangerDetector.detect`` of the detector of this process.

    Example:
        >>> detect_danger("jvs crever")
        Danger(kind='crisis_self', level='sure')
    """
    return load_detector().detect(text)
