"""Typed answers to our own questions that have only buttons: about danger, and about a picture."""

from __future__ import annotations

import re

from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.care.crisis import read_answer, read_company
from bot.dialogue.pressing import last_buttons
from bot.dialogue.share_code import find_code
from bot.dialogue.state import CRISIS_CARD, STAY_CARD, danger_asked_about
from bot.triage.facts import read_facts
from bot.triage.normal import fold

_GAVE_A_CODE = re.compile(
    r"\b(?:j'?ai|jai|je (?:leur|lui|l') ?ai|on a|i|i've|we|elle a|il a|she|he)\b[^.!?\n]{0,25}"
    r"\b(?:donne|dicte|envoye|lu|communique|gave|given|told|sent|read)\b[^.!?\n]{0,25}\bcodes?\b"
)
CLOSED = "/picture_is_not_text"
"""The button that keeps a picture closed."""
ABOUT_SOMEBODY_ELSE = ("crisis_other", "happening_other")
"""Dangers in which the one who no longer answers is the one in danger."""
MOST_WORDS = 3
"""More words answer another question that is open: « non rien de tout ça »."""


def answer_about_danger(text: str, tracker: DialogueStateTracker | None) -> str | None:
    """Hear a typed text as the answer to our question about danger, if that was our last word."""
    last = next(
        (e for e in reversed(tracker.events if tracker else ()) if isinstance(e, BotUttered)), None
    )
    card = (last.data.get("custom") or {}).get("card") if last else None
    answer = None
    if card == CRISIS_CARD:
        answer = read_answer(text)
    elif card == STAY_CARD:
        answer = read_company(text)
    if answer == "gone" and not (tracker and _is_about_somebody_else(tracker)):
        return None  # « il ne répond plus », of the one who threatens them
    if answer == "resume":
        return "/resume"
    return f'/crisis_answer{{"crisis":"{answer}"}}' if answer else None


def _is_about_somebody_else(tracker: DialogueStateTracker) -> bool:
    kind = danger_asked_about([event.as_dict() for event in tracker.events])
    return tracker.get_slot("voice") == "staff" or kind in ABOUT_SOMEBODY_ELSE


def gave_a_code(text: str, tracker: DialogueStateTracker | None) -> str | None:
    """Hear « j'ai donné le code », among our questions, as something that was given away.

    Elsewhere it may be about the code by which two people follow one plan. Words that tell more
    (« 2 recharges PCS, j'ai donné les codes ») are read as a whole.
    """
    asked = tracker is not None and tracker.active_loop_name is not None
    tells_more = find_code(text) or read_facts(text)
    if not asked or tells_more or not _GAVE_A_CODE.search(fold(text)):
        return None
    return '/inform{"gave_papers":"yes"}'


def answer_about_picture(text: str, tracker: DialogueStateTracker | None) -> str | None:
    """Hear a typed « non »; a typed « oui » brings the buttons again, which say it in full."""
    asked = CLOSED in {button.payload for button in last_buttons(tracker)}
    if not asked or len(text.split()) > MOST_WORDS:
        return None
    answer = {"👍": "yes", "👎": "no"}.get(text.strip()) or read_answer(text)
    if answer == "yes":
        return '/file_offered{"file":"picture"}'
    return CLOSED if answer else None
