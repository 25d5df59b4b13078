"""The one seam between the dialogue and everything that talks to people.

Telegram, the web page, the terminal, the tests and the benchmarks all call ``Dialogue.reply``;
nothing else of the dialogue is visible to them.

Example:
    >>> dialogue = ScriptedDialogue([Reply("Bonjour.")])
    >>> import asyncio
    >>> asyncio.run(dialogue.reply(Message(ConversationId("a"), text="bonsoir")))
    [Reply(text='Bonjour.', buttons=(), card=None)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType, Protocol

ConversationId = NewType("ConversationId", str)
"""Names one conversation of one channel; never a raw Telegram id (see ``bot.store.identity``)."""


@dataclass(frozen=True)
class Message:
    """What one person sent.

    Args:
        conversation: whose conversation this belongs to.
        text: what was typed, pasted or forwarded. It is only ever read as words: a text that
            looks like a Rasa payload (``/affirm``) is not one.
        payload: the payload of one of our own buttons, or a command such as ``/start``, when one
            was pressed. A payload that we never offer is answered like an outdated button.
        language: the language code that the person's client states (``fr``, ``en-GB``), if any.
        forwarded: true when the text was written by somebody else, for instance forwarded.
    """

    conversation: ConversationId
    text: str = ""
    payload: str | None = None
    language: str | None = None
    forwarded: bool = False


@dataclass(frozen=True)
class Button:
    """A choice under a reply: what it says, and the payload that pressing it sends back."""

    title: str
    payload: str


@dataclass(frozen=True)
class Reply:
    """One message to the person: plain text (never markup), and the choices below it.

    Args:
        text: plain text of any length; each channel splits it at its own limits.
        buttons: the choices, in order; empty when there are none.
        card: when set ("question" or "step"), a channel that can edit replaces the pressed
            message of the same kind instead of adding a new one.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    card: str | None = None


class Dialogue(Protocol):
    """Decides what Sangfroid says next."""

    async def reply(self, message: Message) -> list[Reply]:
        """Answer one message.

        Args:
            message: what the person sent.

        Returns:
            The replies, in the order in which they are to be shown; never empty.
        """
        ...

    async def forget(self, conversation: ConversationId) -> None:
        """Erase everything that is held about one conversation."""
        ...


@dataclass
class ScriptedDialogue:
    """The shipped double of ``Dialogue``: says the same replies to everyone and notes what came.

    Args:
        replies: what to answer, each time.
    """

    replies: Sequence[Reply]
    heard: list[Message] = field(default_factory=list)
    forgotten: list[ConversationId] = field(default_factory=list)

    async def reply(self, message: Message) -> list[Reply]:
        """Note the message and give the scripted replies."""
        self.heard.append(message)
        return list(self.replies)

    async def forget(self, conversation: ConversationId) -> None:
        """Note that the conversation was to be forgotten."""
        self.forgotten.append(conversation)
