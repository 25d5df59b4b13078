"""Who left while a message of theirs was still on its way: nothing of it is kept."""

from __future__ import annotations

from bot.port import ConversationId
from bot.recent import Recent

MOST = 10_000
"""Conversations whose exits are remembered; a message is on its way for seconds."""


class Exits:
    """Counts how often each conversation was stopped, by its name alone."""

    def __init__(self) -> None:
        self._counts: Recent[ConversationId, int] = Recent(MOST)

    def count(self, conversation: ConversationId, leaves: bool = False) -> int:
        """How often a conversation was stopped.

        Args:
            conversation: which.
            leaves: whether it is stopped once more, now.
        """
        so_far = (self._counts.get(conversation) or 0) + leaves
        if leaves:
            self._counts.keep(conversation, so_far)
        return so_far
