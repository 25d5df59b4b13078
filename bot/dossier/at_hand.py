"""What somebody sent last, in memory alone, so that a dossier opened after it can begin with it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.port import ConversationId, ReadFile
from bot.recent import Recent

HELD_FOR = 30 * 60.0
"""Seconds after which what was sent is gone from memory."""
MOST_CONVERSATIONS = 500
MOST_TEXTS = 3
"""Texts of one conversation; the oldest gives way."""


@dataclass(frozen=True)
class Sent:
    """One text that came.

    Attributes:
        text: what was received, or what the person wrote.
        origin: ``pasted``, ``forwarded`` or ``file`` (``bot.dossier.case.ORIGINS``).
        read: what is known of the file, without its text; None where there was none.
        at: when it came, in seconds.
    """

    text: str
    origin: str
    read: ReadFile | None
    at: float


class AtHand:
    """The last texts of each conversation; never on disk, half an hour at most.

    Args:
        now: the clock, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._sent: Recent[ConversationId, tuple[Sent, ...]] = Recent(MOST_CONVERSATIONS)

    def note(
        self, conversation: ConversationId, text: str, origin: str, read: ReadFile | None = None
    ) -> None:
        """Hold a text; what is held already is not held twice."""
        held = tuple(s for s in self.of(conversation) if s.text != text)
        sent = Sent(text, origin, read, self._now())
        self._sent.keep(conversation, (*held, sent)[-MOST_TEXTS:])

    def of(self, conversation: ConversationId) -> tuple[Sent, ...]:
        """What is held of a conversation, oldest first."""
        oldest = self._now() - HELD_FOR
        held = tuple(s for s in self._sent.get(conversation) or () if s.at > oldest)
        if not held:
            self._sent.drop(conversation)
        return held

    def take(self, conversation: ConversationId) -> tuple[Sent, ...]:
        """What is held, which is held no longer."""
        held = self.of(conversation)
        self._sent.drop(conversation)
        return held

    def drop_old(self) -> None:
        """Let go of everything that came too long ago; for whoever runs now and then."""
        for conversation, _ in self._sent.items():
            self.of(conversation)
