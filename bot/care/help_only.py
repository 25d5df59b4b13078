"""What still answers when the dialogue cannot be loaded: the lines of help, and what to do now."""

from __future__ import annotations

import asyncio

from bot.care.crisis import breakdown_text, crisis_reply
from bot.care.danger import DangerDetector
from bot.plans.wording import Hearer, voice_of
from bot.port import ConversationId, Message, Reply
from bot.triage.facts import read_facts
from bot.triage.language import detect_language, language_of_client

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
        text = message.text + (message.read.text if message.read else "")
        language = detect_language(message.text) or language_of_client(message.language)
        danger = await self._detector.listen(text) if text else None
        called = message.payload == "/sos" or message.text.strip(" .!").lower() in SOS
        if not danger and not called:
            return [Reply(breakdown_text(language), file="remove" if message.offered else None)]
        facts = {fact.name: fact.value for fact in read_facts(message.text)}
        voice = voice_of(facts.get("role"), facts.get("age_band"))
        kind = danger.kind if danger else "sos"
        return [crisis_reply(kind, Hearer(language or "fr", voice), None, minor=True)]

    async def forget(self, conversation: ConversationId) -> None:
        """There is nothing to forget."""
        await asyncio.sleep(0)
