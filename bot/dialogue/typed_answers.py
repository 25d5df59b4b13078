"""Typed answers to our own questions that have only buttons: about danger, and about a picture."""

from __future__ import annotations

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.crisis import read_answer, read_company
from bot.dialogue.payload import intent_of
from bot.dialogue.pressing import last_buttons
from bot.dialogue.state import CRISIS_CARD, STAY_CARD, danger_asked_about

CLOSED = "/picture_is_not_text"
"""The button that keeps a picture closed."""
ABOUT_SOMEBODY_ELSE = ("crisis_other", "happening_other")
"""Dangers in which the one who no longer answers is the one in danger."""
MOST_WORDS = 3
"""More words answer another question that is open: « non rien de tout ça »."""


CAN_WAIT = ("ask_prevention", "ask_rights", "ask_data_removal", "ask_sources", "check_genuine")
"""Questions about what is known: none of them is opened while somebody may be in danger."""


def kept_to_danger(pressed: str, tracker: DialogueStateTracker | None) -> str:
    """A press or a command; one that can wait brings the lines again, if they were our last word.

    Args:
        pressed: the payload.
        tracker: the conversation before it.
    """
    waits = intent_of(pressed) in CAN_WAIT and _last_card(tracker) in (CRISIS_CARD, STAY_CARD)
    return '/crisis_answer{"crisis":"unsure"}' if waits else pressed


def answer_about_danger(text: str, tracker: DialogueStateTracker | None) -> str | None:
    """Hear a typed text as the answer to our question about danger, if that was our last word."""
    card = _last_card(tracker)
    answer = None
    if card == CRISIS_CARD:
        answer = read_answer(text)
    elif card == STAY_CARD:
        answer = read_company(text)
    if answer == "gone" and not (tracker and _is_about_somebody_else(tracker)):
        answer = "alone" if card == STAY_CARD else None  # the one who threatens has gone silent
    if answer == "resume":
        return "/resume"
    return f'/crisis_answer{{"crisis":"{answer}"}}' if answer else None


def _last_card(tracker: DialogueStateTracker | None) -> str | None:
    events = reversed(tracker.events if tracker else ())
    last = next((event for event in events if isinstance(event, BotUttered)), None)
    return (last.data.get("custom") or {}).get("card") if last else None


def _is_about_somebody_else(tracker: DialogueStateTracker) -> bool:
    kind = danger_asked_about([event.as_dict() for event in tracker.events])
    return tracker.get_slot("voice") == "staff" or kind in ABOUT_SOMEBODY_ELSE


def answer_about_picture(text: str, tracker: DialogueStateTracker | None) -> str | None:
    """Hear a typed « non »; a typed « oui » brings the buttons again, which say it in full."""
    asked = CLOSED in {button.payload for button in last_buttons(tracker)}
    if not asked or len(text.split()) > MOST_WORDS:
        return None
    answer = {"👍": "yes", "👎": "no"}.get(text.strip()) or read_answer(text)
    if answer == "yes":
        return '/file_offered{"file":"picture"}'
    return CLOSED if answer else None
