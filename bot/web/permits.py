"""Who may send which file: the dialogue has asked for it, and nothing was said since.

A permit holds no word and no byte: only that one conversation may send one file, for a while.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from bot.port import ConversationId, Dialogue, Message, Reply, asked_of_file

PATIENCE = 900.0
"""Seconds after which a file is no longer waited for."""


@dataclass
class Permit:
    """One file may be sent.

    Attributes:
        until: when it ends, on the clock of its ``Permits``.
        lent: whether a file is coming in under it right now.
        may_be_picture: whether the person has said that it is a picture of text.
    """

    until: float
    lent: bool = False
    may_be_picture: bool = False


class Permits:
    """The permits of all conversations, in memory.

    Args:
        conversations: how many are remembered at most; the oldest one gives way.
        clock: tells the time in seconds.
    """

    def __init__(
        self, conversations: int = 1_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = conversations
        self._clock = clock
        self._permits: OrderedDict[ConversationId, Permit] = OrderedDict()

    def __len__(self) -> int:
        return len(self._permits)

    def give(self, conversation: ConversationId, may_be_picture: bool = False) -> None:
        """Allow one file; a permit from before is void."""
        self.withdraw(conversation)
        until = self._clock() + PATIENCE
        self._permits[conversation] = Permit(until, may_be_picture=may_be_picture)
        while len(self._permits) > self._most:
            self._permits.popitem(last=False)

    def lend(self, conversation: ConversationId) -> Permit | None:
        """Lend the permit of a conversation; None when it has none, or when that is lent already.

        Whoever borrows it gives it back with ``lent = False``. It is used up by ``ask``, so a file
        that broke off on its way can be sent again.
        """
        permit = self._permits.get(conversation)
        if permit is None or permit.lent or self._clock() >= permit.until:
            return None
        permit.lent = True
        return permit

    def holds(self, conversation: ConversationId, permit: Permit) -> bool:
        """Whether nothing was said since the permit was given."""
        return self._permits.get(conversation) is permit

    def withdraw(self, conversation: ConversationId) -> None:
        """Let nothing more come in."""
        self._permits.pop(conversation, None)


async def ask(dialogue: Dialogue, permits: Permits, message: Message) -> list[Reply]:
    """Ask the dialogue, and note whether it asks for a file.

    Whatever is said may change what may be opened (« j'ai 15 ans », « stop »), so it ends the
    permit there was.

    Args:
        dialogue: decides what is said.
        permits: what may come in.
        message: what the person sent.

    Returns:
        The replies.
    """
    permits.withdraw(message.conversation)
    replies = await dialogue.reply(message)
    if asked_of_file(replies) == "read":
        # A document is read as soon as it is offered; a picture only by the press of a button.
        permits.give(message.conversation, may_be_picture=message.offered is None)
    return replies
