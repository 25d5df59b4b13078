"""Long work that is given up when « stop » arrives in the same chat, which would wait its turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from telegram import Update

from bot.care.quick_exit import asks_to_stop
from bot.port import ConversationId
from bot.telegram.receiving import Heard, Pressed, read_update

Result = TypeVar("Result")


class Interruptions:
    """Knows what may be given up in which chat; in each chat it is one thing at a time.

    Args:
        bot_name: gives the bot's own name, without @.
    """

    def __init__(self, bot_name: Callable[[], str] = str) -> None:
        self._bot_name = bot_name
        self._under_way: dict[int, asyncio.Task[Any]] = {}

    async def unless_stopped(self, chat: int, work: Coroutine[Any, Any, Result]) -> Result | None:
        """Do some work.

        Returns:
            What it gives; None when « stop » came first.
        """
        task = asyncio.create_task(work)
        self._under_way[chat] = task
        try:
            await asyncio.wait({task})
            return None if task.cancelled() else task.result()
        finally:
            task.cancel()  # without effect when it is done
            del self._under_way[chat]

    def look_at(self, update: Update) -> None:
        """Give up what is under way when an update that has just arrived says « stop »."""
        chat = update.effective_chat
        task = self._under_way.get(chat.id) if chat is not None else None
        if task is None:
            return
        event = read_update(update, self._bot_name())
        if isinstance(event, Heard | Pressed) and asks_to_stop(event.message(ConversationId(""))):
            task.cancel()
