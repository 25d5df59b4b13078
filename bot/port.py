"""The one seam between the dialogue and everything that talks to people.

Telegram, the web page, the terminal, the tests and the benchmarks all call ``Dialogue.reply``;
nothing else of the dialogue is visible to them.

Example:
    >>> dialogue = ScriptedDialogue([Reply("Bonjour.")])
    >>> import asyncio
    >>> asyncio.run(dialogue.reply(Message(ConversationId("a"), text="bonsoir")))
    [Reply(text='Bonjour.', buttons=(), card=None, file=None, language=None, document=None)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NewType, Protocol

ConversationId = NewType("ConversationId", str)
"""Names one conversation of one channel; never a raw Telegram id (see ``bot.store.identity``)."""


@dataclass(frozen=True)
class OfferedFile:
    """Something other than words that came; whoever delivers it has not fetched it.

    Args:
        kind: ``picture``, ``document``, ``video``, ``animation``, ``sound``, ``sticker``,
            ``archive``, or ``other``.
    """

    kind: str


@dataclass(frozen=True)
class ReadFile:
    """What was read of a file that the dialogue asked for.

    Args:
        kind: ``text``, ``eml``, ``msg``, ``pdf``, ``docx``, ``html`` or ``image``.
        text: what it says; empty when it could not be read.
        pages: how many pages were read.
        refusal: why it could not be read (a code of ``bot.reading.document.REFUSALS``), or empty.
        closed_pictures: pictures inside it that were not opened.
        cut: whether something at its end was left out.
        sha256: of the bytes that came, in hexadecimal; empty where they are not known.
        size: how many bytes came.
    """

    kind: str = ""
    text: str = ""
    pages: int = 1
    refusal: str = ""
    closed_pictures: int = 0
    cut: bool = False
    sha256: str = ""
    size: int = 0


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
        origin: where a forwarded text comes from: ``user``, ``hidden_user`` (an account that hides
            behind forwards), ``chat`` or ``channel``.
        offered: a file that came with the words, and that nobody has opened.
        read: the file that the dialogue asked for (``Reply.file``), after it was read.
        address: where the channel can send something later that was not just asked for, in words
            of its own; None on a channel that cannot. Kept only, and sealed, for somebody who asks
            to be reminded.
    """

    conversation: ConversationId
    text: str = ""
    payload: str | None = None
    language: str | None = None
    forwarded: bool = False
    origin: str | None = None
    offered: OfferedFile | None = None
    read: ReadFile | None = None
    address: str | None = None


@dataclass(frozen=True)
class Button:
    """A choice under a reply: what it says, and the payload that pressing it sends back."""

    title: str
    payload: str


@dataclass(frozen=True)
class Document:
    """A file that is handed to the person: made for them, held in memory alone.

    Args:
        name: its file name.
        media_type: ``application/pdf``, ``application/zip``, ...
        data: its bytes.
    """

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Reply:
    """One message to the person: plain text (never markup), and the choices below it.

    Args:
        text: plain text of any length; each channel splits it at its own limits.
        buttons: the choices, in order; empty when there are none.
        card: when set ("question" or "step"), a channel that can edit replaces the pressed
            message of the same kind instead of adding a new one.
        file: what is to be done with the file that was offered: ``read`` (fetch it, read it, drop
            it, and answer with ``Message.read``), ``wait`` (keep only where it is, until the
            answer to a question), ``remove`` (take it out of the conversation, unopened),
            ``forget`` (the conversation is over: no longer know where any file lies, and take
            away what is shown of it, except the replies that come along). A channel never fetches
            a file otherwise.
        language: in which of our languages a reply about a file speaks.
        document: a file that goes with the text, which is then its caption.
        held: the pieces of the text that stand in the person's own dossier, word for word; all of
            the rest was reviewed.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    card: str | None = None
    file: str | None = None
    language: str | None = None
    document: Document | None = None
    held: tuple[str, ...] = field(default=(), repr=False)


def asked_of_file(replies: Sequence[Reply]) -> str | None:
    """What replies want done with a file: the first ``Reply.file``, or nothing.

    Example:
        >>> asked_of_file([Reply("Bonjour."), Reply("Je lis…", file="read")])
        'read'
    """
    return next((reply.file for reply in replies if reply.file), None)


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

    async def settle(self) -> None:
        """Wait until what was answered is noted too; for whoever shuts down."""
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

    async def settle(self) -> None:
        """There is nothing to note."""
