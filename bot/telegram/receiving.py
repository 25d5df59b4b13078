"""What Telegram delivers becomes what somebody said, or pressed, or that they left.

Everything here is pure: no network, no memory, and nothing of a photo or a file but of which kind
it is, and where it lies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import (
    CallbackQuery,
    ChatMember,
    Message,
    MessageEntity,
    Update,
)
from telegram.constants import ChatType
from telegram.ext import filters

from bot import port
from bot.commands import read_command
from bot.port import OfferedFile
from bot.telegram.attached import Attached, attached_to
from bot.telegram.rendering import read_button_data
from bot.telegram.splitting import clean

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True)
class Heard:
    """Somebody wrote, forwarded or sent something in private.

    Args:
        chat: where it was said, and where the answer goes.
        message_id: which message it is, to recognise it when it is edited.
        words: the text or the caption; None when there are none, as under a photo.
        payload: set when the words are one of our commands.
        language: the language of the person's Telegram.
        forwarded: true when somebody else wrote it.
        origin: where it was forwarded from (``user``, ``hidden_user``, ``chat``, ``channel``).
        media: true when something other than text came.
        attached: the file that came, if it is one; nobody has opened it.
        album: the photos of one album share it.
        edited: true when an earlier message was changed.
        sent_at: when it was sent, if Telegram states it.
    """

    chat: int
    message_id: int
    words: str | None
    payload: str | None = None
    language: str | None = None
    forwarded: bool = False
    origin: str | None = None
    media: bool = False
    attached: Attached | None = None
    album: str | None = None
    edited: bool = False
    sent_at: float | None = None

    def message(self, conversation: port.ConversationId) -> port.Message:
        """Give it the form that the dialogue reads."""
        return port.Message(
            conversation=conversation,
            text=self.words or "",
            payload=self.payload,
            language=self.language,
            forwarded=self.forwarded,
            origin=self.origin,
            offered=OfferedFile(self.attached.kind) if self.attached else None,
            address=address_of(self.chat),
        )


@dataclass(frozen=True)
class Pressed:
    """Somebody pressed a button.

    Args:
        chat: where.
        message_id: the message that carries the button; None when Telegram no longer shows it.
        query: names the press, to answer it.
        payload: what the button means.
        card: whether the message is a card, to be replaced in place.
        title: what the button says, when it is still there.
        shown: the text of the message, when it is still there.
        version: changes whenever the message is edited.
        language: the language of the person's Telegram.
        sent_at: when the message with the button was sent, if Telegram states it.
    """

    chat: int
    message_id: int | None
    query: str
    payload: str
    card: bool
    title: str | None = None
    shown: str | None = None
    version: int = 0
    language: str | None = None
    sent_at: float | None = None

    def message(self, conversation: port.ConversationId) -> port.Message:
        """Give it the form that the dialogue reads."""
        return port.Message(
            conversation,
            payload=self.payload,
            language=self.language,
            address=address_of(self.chat),
        )


@dataclass(frozen=True)
class Called:
    """Somebody called the bot in a group; what they said there is not read."""

    chat: int
    language: str | None = None


@dataclass(frozen=True)
class Left:
    """Somebody blocked the bot."""

    chat: int


Event = Heard | Pressed | Called | Left


def read_update(update: Update, bot: str) -> Event | None:
    """Read one update.

    Args:
        update: what Telegram delivers.
        bot: the bot's own name, without @.

    Returns:
        What happened, or None when it is nothing to answer.
    """
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        change = update.my_chat_member
        blocked = change.new_chat_member.status == ChatMember.BANNED
        return Left(change.chat.id) if blocked and change.chat.type == ChatType.PRIVATE else None
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.chat.type in GROUPS:
        called = update.message is not None and _calls(message, bot)
        return Called(message.chat.id, message.from_user.language_code) if called else None
    if message.chat.type != ChatType.PRIVATE or filters.StatusUpdate.ALL.check_update(update):
        return None
    return _heard(message, bot, edited=update.message is None)


def _heard(message: Message, bot: str, edited: bool) -> Heard:
    words = message.text if message.text is not None else message.caption
    if words is not None:
        words = with_links(message)
        words = clean(words)
        words = words if words.strip() else ""
    forwarded = message.forward_origin is not None
    typed = words is not None and message.text is not None and not forwarded
    command = read_command(words or "", bot) if typed else None
    return Heard(
        chat=message.chat.id,
        message_id=message.message_id,
        words=command.words if command else words,
        payload=command.payload if command else None,
        language=message.from_user.language_code if message.from_user else None,
        forwarded=forwarded,
        origin=str(message.forward_origin.type) if message.forward_origin else None,
        media=message.text is None,
        attached=None if edited else attached_to(message),
        album=message.media_group_id,
        edited=edited,
        sent_at=_sent_at(message),
    )


def with_links(message: Message) -> str:
    """Write out the addresses that hide behind words: « cliquez ici <https://…> »."""
    text, entities = (
        (message.text, message.parse_entities([MessageEntity.TEXT_LINK]))
        if message.text is not None
        else (message.caption or "", message.parse_caption_entities([MessageEntity.TEXT_LINK]))
    )
    words = text.encode("utf-16-le", "surrogatepass")
    for entity in sorted(entities, key=lambda entity: -entity.offset):
        end = 2 * (entity.offset + entity.length)
        if entity.url and entity.url.rstrip("/") != entities[entity].rstrip("/"):
            address = f" <{entity.url}>".encode("utf-16-le", "surrogatepass")
            words = words[:end] + address + words[end:]
    return words.decode("utf-16-le", "surrogatepass")


def _pressed(query: CallbackQuery) -> Pressed | None:
    payload, card = read_button_data(query.data)
    message = query.message
    if message is not None and message.chat.type != ChatType.PRIVATE:
        return None
    chat = message.chat.id if message is not None else query.from_user.id
    language = query.from_user.language_code
    if not isinstance(message, Message) or not message.is_accessible:
        return Pressed(chat, None, query.id, payload, card, language=language)
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    titles = [key.text for row in rows for key in row if key.callback_data == query.data]
    return Pressed(
        chat=chat,
        message_id=message.message_id,
        query=query.id,
        payload=payload,
        card=card,
        title=titles[0] if titles else None,
        shown=message.text,
        version=hash((message.edit_date, message.text)),
        language=language,
        sent_at=_sent_at(message),
    )


def is_private(chat: int) -> bool:
    """Whether a chat is one with a single person: groups have negative numbers."""
    return chat > 0


def _sent_at(message: Message) -> float | None:
    return message.date.timestamp() or None  # 1970: the server did not tell


def _calls(message: Message, bot: str) -> bool:
    """Whether a group message is meant for the bot: a command, its name, a reply to it."""
    if message.reply_to_message is not None and message.reply_to_message.from_user is not None:
        author = message.reply_to_message.from_user
        if (author.username or "").lower() == bot.lower():
            return True
    words = clean(message.text or message.caption or "")
    name = re.escape(f"@{bot}")
    return re.match(rf"/\w+(?:{name})?(?!\S)|.*{name}\b", words, re.I | re.S) is not None


def address_of(chat: int) -> str | None:
    """Where a private chat can be written to later; a group never is.

    Example:
        >>> address_of(42), address_of(-100)
        ('42', None)
    """
    return str(chat) if is_private(chat) else None
