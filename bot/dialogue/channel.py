"""A Rasa output channel that collects what is said, with every field of each message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.port import Button, Document, Reply
from bot.recent import Recent

Documents = Recent[str, Document]
"""Files that actions have made, by the names under which their messages mention them."""


class CollectingChannel(OutputChannel):
    """Keeps the messages of one turn in order.

    Args:
        documents: where the files lie that go with messages; each is taken out once.
    """

    def __init__(self, documents: Documents | None = None) -> None:
        self.replies: list[Reply] = []
        self._documents = documents

    @classmethod
    def name(cls) -> str:
        """The channel's name, as Rasa's conditions on channels know it."""
        return "sangfroid"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Collect one message."""
        reply = as_reply(message)
        if reply:
            named = (message.get("custom") or {}).get("document")
            self.replies.append(replace(reply, document=self._taken(named)) if named else reply)

    def _taken(self, name: str) -> Document | None:
        document = self._documents.get(name) if self._documents else None
        if self._documents:
            self._documents.drop(name)
        return document


def as_reply(message: Mapping[str, Any]) -> Reply | None:
    """Turn a message of Rasa into a reply; None when there is nothing to read in it."""
    text = (message.get("text") or "").strip()
    if not text:
        return None
    buttons = tuple(Button(b["title"], b["payload"]) for b in message.get("buttons") or ())
    custom = message.get("custom") or {}
    held = tuple(custom.get("held") or ())
    return Reply(text, buttons, custom.get("card"), custom.get("file"), held=held)
