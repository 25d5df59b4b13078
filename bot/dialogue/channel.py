"""A Rasa output channel that collects what is said, with every field of each message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.port import Button, Reply


class CollectingChannel(OutputChannel):
    """Keeps the messages of one turn in order."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, as Rasa's conditions on channels know it."""
        return "sangfroid"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Collect one message."""
        reply = as_reply(message)
        if reply:
            self.replies.append(reply)


def as_reply(message: Mapping[str, Any]) -> Reply | None:
    """Turn a message of Rasa into a reply; None when there is nothing to read in it."""
    text = (message.get("text") or "").strip()
    if not text:
        return None
    buttons = tuple(Button(b["title"], b["payload"]) for b in message.get("buttons") or ())
    custom = message.get("custom") or {}
    return Reply(text, buttons, custom.get("card"), custom.get("file"))
