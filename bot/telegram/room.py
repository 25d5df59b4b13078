"""What the parts of the Telegram room share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Bot

from bot.port import ConversationId, Dialogue
from bot.reading.reader import FileReader
from bot.telegram.interruptions import Interruptions
from bot.telegram.memory import Memory
from bot.telegram.sending import Courtesies, Pace
from bot.telegram.texts import ChannelTexts
from bot.telegram.traces import Traces
from bot.telegram.waiting import Waiting

FETCHED_AT_ONCE = 4
"""Each file has up to 20 MB."""


@dataclass(frozen=True)
class Room:
    """Everything that answering needs.

    Args:
        bot: the Bot API.
        dialogue: decides what is said.
        conversation_id: names the conversation of a chat.
        texts: the sentences that the room says by itself.
        pace: how patiently calls are tried again.
        reader: reads files in confined processes.
        memory: what is remembered of the chats.
        traces: which messages lie in the chats, so that they can be taken away.
        waiting: where the files lie about which a question is open.
        interruptions: what is given up when somebody says « stop ».
        fetching: how many files are in memory at the same time.
        courtesies: the calls that may fail.
    """

    bot: Bot
    dialogue: Dialogue
    conversation_id: Callable[[int], ConversationId]
    texts: ChannelTexts
    reader: FileReader
    pace: Pace = field(default_factory=Pace)
    memory: Memory = field(default_factory=Memory)
    traces: Traces = field(default_factory=Traces)
    waiting: Waiting = field(default_factory=Waiting)
    interruptions: Interruptions = field(default_factory=Interruptions)
    fetching: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FETCHED_AT_ONCE))
    courtesies: Courtesies = field(default_factory=Courtesies)
