"""The room under test, and a dialogue whose answers depend on what was pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fake_bot_api import TOKEN, FakeBotApi
from telegram_people import Person

from bot.port import ConversationId, Dialogue, Message, Reply
from bot.reading.reader import FileReader
from bot.telegram.application import TelegramApplication, build_application, running
from bot.telegram.sending import Pace
from bot.telegram.texts import ChannelTexts
from bot.telegram.traces import Traces

QUICK = Pace(attempts=3, first_wait=0.01, longest_wait=0.2, grace=2.0)


def name_of(chat: int) -> ConversationId:
    return ConversationId(f"conversation-{chat}")


class House:
    """The room under test, opened for one dialogue."""

    def __init__(self, api: FakeBotApi, texts: ChannelTexts) -> None:
        self.api = api
        self.texts = texts
        self.reader = FileReader()
        self.traces: Traces | None = None
        self.application: TelegramApplication | None = None

    def build(self, dialogue: Dialogue, token: str = TOKEN, pace: Pace = QUICK):
        return build_application(
            dialogue,
            name_of,
            self.texts,
            self.reader,
            token=token,
            api_url=self.api.url,
            traces=self.traces,
            pace=pace,
            poll_seconds=5,
        )

    @asynccontextmanager
    async def open(self, dialogue: Dialogue, pace: Pace = QUICK) -> AsyncIterator[None]:
        self.application = self.build(dialogue, pace=pace)
        async with self.reader, running(self.application):
            yield

    def name(self, person: Person) -> ConversationId:
        """The name of somebody's conversation."""
        return name_of(person.chat)

    async def settled(self) -> None:
        """Wait until every update so far has been handled to its end."""
        await self.api.fetched()
        assert self.application is not None
        await self.application.update_queue.join()


class Cards:
    """A dialogue whose answers depend on the payload: cards, plain replies, several replies."""

    def __init__(self, answers: dict[str | None, list[Reply]]) -> None:
        self.answers = answers
        self.heard: list[Message] = []
        self.forgotten: list[ConversationId] = []

    async def reply(self, message: Message) -> list[Reply]:
        self.heard.append(message)
        return self.answers.get(message.payload) or self.answers[None]

    async def forget(self, conversation: ConversationId) -> None:
        self.forgotten.append(conversation)
