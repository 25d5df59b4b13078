"""Somebody's way out of a chat: a dialogue that stops as ours does, and a clock to turn."""

from __future__ import annotations

import time

from bot.care.quick_exit import asks_to_stop, last_line, limits_of_chat
from bot.port import Button, ConversationId, Message, Reply

HOURS = 3600.0
DAYS = 24 * HOURS
DONE = last_line("fr")


def line(left: str | None, language: str = "fr", erased: bool = True) -> str:
    """What is left to read."""
    return f"{last_line(language, erased)} {limits_of_chat(language, left)}"


class Clock:
    """The time of day, which can be turned forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def advance(self, seconds: float) -> None:
        self._ahead += seconds

    def __call__(self) -> float:
        return time.time() + self._ahead


class Talkative:
    """Repeats what it hears, with a button to stop; stops as the port says."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.forgotten: list[ConversationId] = []

    async def reply(self, message: Message) -> list[Reply]:
        if not self.works:
            raise RuntimeError("broken")
        if asks_to_stop(message):
            help_ = [Reply("Le 3114 répond jour et nuit.")] if "mourir" in message.text else []
            return [*help_, Reply(DONE, file="forget", language="fr")]
        return [Reply(message.text or "Oui.", (Button("Tout effacer", "/stop"),))]

    async def forget(self, conversation: ConversationId) -> None:
        if not self.works:
            raise RuntimeError("broken")
        self.forgotten.append(conversation)
