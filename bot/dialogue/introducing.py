"""Whether somebody knows by now whom they are writing to."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.payload import intent_of
from bot.dialogue.state import was_introduced
from bot.port import Reply

SAY_NO_INTRODUCTION = {"start", "crisis_answer"}
"""The welcome says it all; and somebody who answers about dying is answered, nothing else."""


def introduced(tracker: DialogueStateTracker | None) -> bool:
    """Whether a conversation has said that it is a program."""
    return tracker is not None and was_introduced(event.as_dict() for event in tracker.events)


def introduces(words: str, replies: Sequence[Reply]) -> bool:
    """Whether these replies say it, or come at a moment when nothing else is said."""
    payload = words.startswith("/")
    return (payload and intent_of(words) in SAY_NO_INTRODUCTION) or any(
        "Sangfroid" in reply.text for reply in replies
    )
