"""What still answers when the dialogue cannot be loaded: the lines of help, and what to do now."""

from __future__ import annotations

import asyncio

from bot.care.crisis import breakdown_text, caring_question, crisis_reply
from bot.care.danger import DangerDetector
from bot.care.danger_kinds import SURE
from bot.plans.wording import Hearer, voice_of
from bot.port import ConversationId, Message, Reply
from bot.triage.facts import read_facts
from bot.triage.language import detect_language, language_of_client
from bot.triage.normal import RECEIVED_MARK
from bot.triage.parts import together

SOS = ("sos", "/sos")


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
        called = message.payload == "/sos" or message.text.strip(" .!").lower() in SOS
        facts = {fact.name: fact.value for fact in read_facts(message.text)}
        hearer = Hearer(language or "fr", voice_of(facts.get("role"), facts.get("age_band")))
        if called or (danger and danger.level == SURE):
            return [crisis_reply(danger.kind if danger else "sos", hearer, None, minor=True)]
        caring = [caring_question(danger.kind, hearer)] if danger else []
        what_to_do = breakdown_text(language)
        return [*caring, Reply(what_to_do, file="remove" if message.offered else None)]

    async def forget(self, conversation: ConversationId) -> None:
        """There is nothing to forget."""
        await asyncio.sleep(0)
