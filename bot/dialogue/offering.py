"""Files that come with words: what the words decide, and the payload that offers the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.plans.plan import IMAGE_CASES
from bot.port import Message
from bot.triage.minor_mentions import forbids_opening
from bot.triage.situation import DESCRIBE, NO_HARM

BEAR_ON_OPENING = ("age_band", "role", "images_sent", "images_out")
"""Facts below a file that decide whether it may be opened."""
QUESTION = "ask_"
"""What the intents of questions begin with."""
NO_QUESTION = ("ask_stop", "ask_out_of_scope")
LIKELY = 0.45
"""Confidence from which words below a file are heard as being about intimate images."""
CERTAIN = 0.8
"""Confidence from which words below a closed file are heard as a question."""

Parsed = Mapping[str, Any]
"""A message as Rasa's pipeline has parsed it."""


def bears_on_opening(parsed: Parsed) -> bool:
    """Whether the words below a file tell of age or of intimate images."""
    facts = {entity["entity"] for entity in parsed.get("entities") or []}
    images = _intent(parsed).removeprefix(DESCRIBE) in IMAGE_CASES
    return (images and _confidence(parsed) >= LIKELY) or not facts.isdisjoint(BEAR_ON_OPENING)


def says_something(parsed: Parsed) -> bool:
    """Whether the words below a file that stays closed want an answer: « regarde » does not."""
    intent = _intent(parsed)
    asks = intent.startswith(QUESTION) and intent not in NO_QUESTION
    asks = asks and _confidence(parsed) >= CERTAIN
    tells = intent.startswith(DESCRIBE) and intent.removeprefix(DESCRIBE) not in NO_HARM
    return bool(parsed.get("entities")) or asks or tells


def _confidence(parsed: Parsed) -> float:
    return float((parsed.get("intent") or {}).get("confidence") or 0.0)


def _intent(parsed: Parsed) -> str:
    return str((parsed.get("intent") or {}).get("name") or "")


def payload_of_file(message: Message) -> str:
    """The payload that offers a file to the rules, or tells them why one could not be read."""
    if message.offered and forbids_opening(message.text):
        return f'/file_offered{{"file":"{message.offered.kind}","closed":"yes"}}'
    if message.offered:
        return f'/file_offered{{"file":"{message.offered.kind}"}}'
    return f'/file_unread{{"refusal":"{message.read.refusal if message.read else ""}"}}'
