"""A press is acknowledged at once, even while the chat waits its turn; a double tap counts once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from telegram import Bot, Update

from bot.telegram.receiving import Pressed, read_update
from bot.telegram.sending import Courtesies


class Presses:
    """Looks at every update when it arrives.

    Args:
        bot: the Bot API.
        courtesies: the calls that may fail.
    """

    def __init__(self, bot: Callable[[], Bot], courtesies: Courtesies) -> None:
        self._bot = bot
        self._courtesies = courtesies
        self._under_way: set[tuple[int, int, str, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def admit(self, update: Update) -> Callable[[], None] | None:
        """Acknowledge a press, and drop the second tap on a button whose answer is on its way.

        Returns:
            What to call when the update is done with; None to drop it.
        """
        pressed = read_update(update, "") if update.callback_query else None
        if not isinstance(pressed, Pressed):
            return _nothing
        answering = asyncio.create_task(
            self._courtesies.offer(
                "answerCallbackQuery", self._bot().answer_callback_query(pressed.query)
            )
        )
        self._tasks.add(answering)
        answering.add_done_callback(self._tasks.discard)
        if pressed.message_id is None:
            return _nothing
        press = (pressed.chat, pressed.message_id, pressed.payload, pressed.version)
        if press in self._under_way:
            return None
        self._under_way.add(press)
        return lambda: self._under_way.discard(press)


def _nothing() -> None:
    """Nothing to do afterwards."""
