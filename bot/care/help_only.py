"""What still answers when the dialogue cannot be loaded: the lines of help, and what to do now."""

from __future__ import annotations

import asyncio

from bot.care.crisis import breakdown_text, caring_question, crisis_reply, name_of_reply
from bot.care.danger import DangerDetector
from bot.care.danger_kinds import SURE
from bot.care.quick_exit import asks_to_stop, last_line
from bot.commands import SOS, called_by
from bot.plans.wording import Hearer, voice_of
from bot.port import ConversationId, Message, Reply
from bot.triage.facts import read_facts
from bot.triage.language import detect_language, language_of_client
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import together


class HelpOnlyDialogue:
    """A ``bot.port.Dialogue`` without model and database: it keeps nothing.

    Args:
        detector: notices danger.
    """

    def __init__(self, detector: DangerDetector) -> None:
        self._detector = detector

    async def reply(self, message: Message) -> list[Reply]:
        """Give the lines of help to somebody in danger, and to anybody else what to do now."""
        own = RECEIVED_MARK + message.text if message.forwarded else message.text
        text = together(own, message.read.text if message.read else "")
        language = detect_language(message.text) or language_of_client(message.language)
        danger = await self._detector.listen(text) if text else None
        sure = danger is not None and danger.level == SURE
        called = SOS in (message.payload, called_by(message.text))
        facts = {fact.name: fact.value for fact in read_facts(message.text)}
        hearer = Hearer(language or "fr", voice_of(facts.get("role"), facts.get("age_band")))
        replies = []
        if called or sure:
            kind = name_of_reply(danger if sure else None, hearer.voice, message.text)
            replies = [crisis_reply(kind, hearer, None, minor=True)]
        if asks_to_stop(message):
            # The chat is emptied; the database, which cannot be reached, may hold what was said.
            line = last_line(hearer.language, erased=False)
            return [*replies, Reply(line, file="forget", language=hearer.language)]
        if replies:
            return replies
        kind = name_of_reply(danger, hearer.voice, message.text)
        caring = [caring_question(kind, hearer)] if danger else []
        what_to_do = breakdown_text(language)
        return [*caring, Reply(what_to_do, file="remove" if message.offered else None)]

    async def forget(self, conversation: ConversationId) -> None:
        """There is nothing to forget."""
        await asyncio.sleep(0)

    async def settle(self) -> None:
        """There is nothing to note."""
        await asyncio.sleep(0)
