"""What the parts of the Telegram room share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Bot

from bot.port import ConversationId, Dialogue
from bot.telegram.memory import Memory
from bot.telegram.sending import Courtesies, Pace
from bot.telegram.texts import ChannelTexts


@dataclass(frozen=True)
class Room:
    """Everything that answering needs.

    Args:
        bot: the Bot API.
        dialogue: decides what is said.
        conversation_id: names the conversation of a chat.
        texts: the sentences that the room says by itself.
        pace: how patiently calls are tried again.
        memory: what is remembered of the chats.
        courtesies: the calls that may fail.
    """

    bot: Bot
    dialogue: Dialogue
    conversation_id: Callable[[int], ConversationId]
    texts: ChannelTexts
    pace: Pace = field(default_factory=Pace)
    memory: Memory = field(default_factory=Memory)
    courtesies: Courtesies = field(default_factory=Courtesies)
