"""Where the files lie about which a question is open: in memory, for a quarter of an hour."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from bot.recent import Recent
from bot.telegram.attached import Attached

PATIENCE = 900.0
"""Seconds after which an unanswered question is given up."""
MOST_AT_ONCE = 10
"""Pictures of one album; Telegram allows no more."""
MOST_QUESTIONS = 10
"""Questions that may be open in one chat."""


@dataclass(frozen=True)
class Held:
    """The files of one question.

    Attributes:
        files: where they lie.
        question: the message that asks; None when the server did not tell which it became.
        album: what they have in common.
        caption: the words below them, which are heard together with what the files say.
        forwarded: whether somebody else wrote these words.
        since: when the question was asked, on the monotonic clock.
    """

    files: tuple[Attached, ...]
    question: int | None = None
    album: str | None = None
    caption: str = ""
    forwarded: bool = False
    since: float = 0.0


class Waiting:
    """The open questions of all chats.

    Args:
        chats: how many chats are remembered at most.
    """

    def __init__(self, chats: int = 1_000) -> None:
        self._held: Recent[int, tuple[Held, ...]] = Recent(chats)

    def keep(self, chat: int, held: Held) -> None:
        """Keep the files of a question; those of every question given up are forgotten."""
        for other, _ in self._held.items():
            if not self._open(other):
                self._held.drop(other)
        self._held.keep(chat, (*self._open(chat), held)[-MOST_QUESTIONS:])

    def add(self, chat: int, album: str, file: Attached) -> bool:
        """Add a file to the question about its album; False when no such question is open."""
        open_ = self._open(chat)
        for held in open_:
            if held.album == album and len(held.files) < MOST_AT_ONCE:
                more = replace(held, files=(*held.files, file))
                self._held.keep(chat, tuple(more if one is held else one for one in open_))
                return True
        return False

    def take(self, chat: int, question: int | None) -> Held | None:
        """Take the files of the question that was answered: the pressed one, or the last."""
        open_ = self._open(chat)
        pressed = [held for held in open_ if question is not None and held.question == question]
        found = pressed[-1] if pressed else open_[-1] if open_ and question is None else None
        if found:
            self._held.keep(chat, tuple(held for held in open_ if held is not found))
        return found

    def forget(self, chat: int) -> None:
        """Forget a chat."""
        self._held.drop(chat)

    def _open(self, chat: int) -> tuple[Held, ...]:
        now = time.monotonic()
        return tuple(h for h in self._held.get(chat) or () if now - h.since < PATIENCE)
