"""Presses that are typed: the digit of a choice, its words, an emoji."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.payload import intent_of
from bot.port import Button

EMOJIS = (
    ("👍✅👌", "/affirm"),
    ("👎❌", "/deny"),
    ("😭😢😱😰😨💔😞😔", "/afraid"),
    ("🙏", "/thanks"),
)


def pressed_button(text: str, buttons: Sequence[Button]) -> str | None:
    """Read a typed digit or the words of a button as a press of that button.

    Example:
        >>> pressed_button("2", [Button("Oui", "/affirm"), Button("Non", "/deny")])
        '/deny'
    """
    wanted = text.strip(" .!").casefold()
    if wanted.isdecimal() and len(wanted) <= 2 and 1 <= int(wanted) <= len(buttons):
        return buttons[int(wanted) - 1].payload
    return next((b.payload for b in buttons if b.title.casefold() == wanted and wanted), None)


def emoji_payload(text: str) -> str | None:
    """Read a message without any letter or digit: a known emoji is an answer, the rest is empty.

    Example:
        >>> emoji_payload("👍"), emoji_payload("😭😭"), emoji_payload("?!"), emoji_payload("ok 👍")
        ('/affirm', '/afraid', '/empty', None)
    """
    if any(map(str.isalnum, text)):
        return None
    return next((p for emojis, p in EMOJIS if any(e in text for e in emojis)), "/empty")


def last_buttons(tracker: DialogueStateTracker | None) -> list[Button]:
    """The buttons of our last turn: those of the last message in it that had any."""
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered) and event.data.get("buttons"):
            return [Button(b["title"], b["payload"]) for b in event.data["buttons"]]
    return []


def is_card_of_no_plan(pressed: str, tracker: DialogueStateTracker | None) -> bool:
    """Whether a button of a step was pressed while no plan runs: it is no « yes » to a question."""
    if not intent_of(pressed).startswith("step_") or "{" not in pressed:
        return False
    stage = tracker.get_slot("stage") if tracker else None
    return stage not in {"plan", "closed"} or bool(tracker and tracker.active_loop_name)
