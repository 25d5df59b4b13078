"""What the room remembers of each chat between two updates: numbers, never words.

All of it is in memory, bounded, and may be lost at any time without harm.
"""

from __future__ import annotations

import time
from collections.abc import Hashable

from bot.recent import Recent

ON_SCREEN = 4
"""A card further up than this many messages is no longer in sight on a phone."""

INVITATION_PAUSE = 3600.0


class Memory:
    """What the room remembers of its chats.

    Args:
        chats: how many chats it remembers at most.
    """

    def __init__(self, chats: int = 10_000) -> None:
        self._heard: Recent[int, tuple[int, int]] = Recent(chats)
        self._shown: Recent[int, tuple[int, ...]] = Recent(chats)
        self._albums: Recent[tuple[int, str], str] = Recent(chats)
        self._invited: Recent[int, float] = Recent(chats)

    def heard(self, chat: int, message_id: int, words: Hashable) -> None:
        """Note the latest message of a person; of its words, only whether they change."""
        self._heard.keep(chat, (message_id, hash(words)))
        self.shown(chat, message_id)

    def is_news(self, chat: int, message_id: int, words: Hashable) -> bool:
        """Whether an edited message is the person's latest one, and really says something else."""
        latest = self._heard.get(chat)
        return latest is not None and latest[0] == message_id and latest[1] != hash(words)

    def shown(self, chat: int, message_id: int) -> None:
        """Note that a message appeared in the chat."""
        before = self._shown.get(chat) or ()
        self._shown.keep(chat, (*before, message_id)[-ON_SCREEN:])

    def in_sight(self, chat: int, message_id: int) -> bool:
        """Whether a message is near the end of the chat, as far as is known."""
        shown = self._shown.get(chat)
        return shown is None or len(shown) < ON_SCREEN or message_id in shown

    def album_decision(self, chat: int, album: str | None) -> str | None:
        """What was decided about the first file of an album; None for that first one."""
        return self._albums.get((chat, album)) if album is not None else None

    def decided(self, chat: int, album: str | None, decision: str) -> None:
        """Note what was decided about the first file of an album."""
        if album is not None:
            self._albums.keep((chat, album), decision)

    def may_invite(self, chat: int) -> bool:
        """Whether a group may hear the invitation: at most once an hour."""
        now = time.monotonic()
        before = self._invited.get(chat)
        if before is not None and now - before < INVITATION_PAUSE:
            return False
        self._invited.keep(chat, now)
        return True

    def forget(self, chat: int) -> None:
        """Forget a chat."""
        for recent in (self._heard, self._shown, self._invited):
            recent.drop(chat)
        self._albums.drop_all(lambda key: key[0] == chat)
