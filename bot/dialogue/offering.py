"""Files that come with words: what the words decide, and the payload that offers the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.commands import read_command
from bot.plans.plan import IMAGE_CASES
from bot.port import Message, OfferedFile
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


def command_of(caption: str) -> str | None:
    """The payload of a command that is typed below a file: « /sos »."""
    command = read_command(caption)
    return command.payload if command else None


def must_stay_unheard(message: Message) -> bool:
    """Whether a file was read although what is said beside it forbids opening it."""
    read = message.read
    return read is not None and not read.refusal and forbids_opening(message.text)


def offered_again(message: Message) -> Message:
    """The same message as if its file had not been opened: what was read is dropped."""
    kind = "picture" if message.read and message.read.kind == "image" else "document"
    return replace(message, offered=OfferedFile(kind), read=None)


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
