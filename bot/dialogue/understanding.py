"""Understanding one message without a conversation: the trained pipeline and what it found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.care.danger import Danger, detect_danger
from bot.dialogue.engine import MAX_CHARACTERS
from bot.dialogue.payload import without_prefix
from bot.triage.language import detect_language
from bot.triage.normal import clean
from bot.triage.signs import find_signs
from bot.triage.situation import DESCRIBE, NO_HARM

MOST_ALTERNATIVES = 4
OF_NO_HARM = {
    *("greet", "goodbye", "thanks", "affirm", "deny", "step_done", "step_how", "step_later"),
    *("resume", "begin_again", "choose_language", "ask_stop", "repeat", "ask_out_of_scope"),
    *("ask_who_are_you", "ask_privacy", "ask_cost", "insult"),
}
"""Intents of messages that speak of no harm at all."""
IMAGES_MOVE = {"sextortion_webcam", "sextortion_minor", "image_abuse"}
MONEY_MOVES = {"bank_impersonation", "card_fraud", "tech_support_scam"}


class Understanding:
    """Names the situation of a text.

    Args:
        agent: Rasa's agent with a loaded model.
    """

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    async def triage(self, text: str) -> dict[str, Any]:
        """Triage one text.

        Args:
            text: what somebody wrote or received.

        Returns:
            The fields of the contract, without ``id`` and ``read``.
        """
        words = without_prefix(clean(text)[:MAX_CHARACTERS])
        parsed = await self._agent.parse_message(words or " ")
        signs = find_signs(words)
        ranking = situations_of(parsed.get("intent_ranking") or [])
        best = ranking[0] if ranking else {"scam_type": "unclear", "confidence": 0.0}
        scam_type = str(best["scam_type"])
        facts = {e["entity"]: str(e["value"]) for e in parsed.get("entities") or []}
        danger = detect_danger(words)
        return {
            **best,
            "alternatives": ranking[1 : 1 + MOST_ALTERNATIVES],
            "language": parsed.get("language") or detect_language(words),
            "urgency": urgency_of(scam_type, danger, facts),
            "danger": {"kind": danger.kind, "level": danger.level} if danger else None,
            "minor": _minor(scam_type, facts),
            "paid": _yes_no(facts.get("paid")),
            "signs": [{"sign": s.sign, "quote": s.quote} for s in signs],
        }


def load_understanding(model: Path) -> Understanding:
    """Load the trained model for parsing alone."""
    return Understanding(Agent.load(model))


def situations_of(ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The situations in a ranking of intents, with their confidences scaled to sum to one.

    A message that describes nothing is ``none``, as the contract says of a greeting; a question or
    a fear without a word on what happened (« dois-je payer ? ») is ``unclear``.
    """
    entries = [e for e in ranking if e.get("name") and e["name"] != "nlu_fallback"]
    if not entries:
        return []
    described = {
        e["name"].removeprefix(DESCRIBE): e["confidence"]
        for e in entries
        if e["name"].startswith(DESCRIBE)
    }
    if not entries[0]["name"].startswith(DESCRIBE):
        for entry in entries:
            name = entry["name"]
            if not name.startswith(DESCRIBE):
                named = "none" if name in OF_NO_HARM else "unclear"
                described[named] = described.get(named, 0.0) + entry["confidence"]
    total = sum(described.values()) or 1.0
    return [
        {"scam_type": name, "confidence": round(confidence / total, 4)}
        for name, confidence in sorted(described.items(), key=lambda pair: -pair[1])
    ]


def urgency_of(scam_type: str, danger: Danger | None, facts: dict[str, str]) -> str:
    """How fast somebody must act.

    Returns:
        ``danger`` when a person may be hurt, ``now`` when money or images are moving, ``soon``
        for any other scam, ``info`` when nothing harmful was found.
    """
    if danger and danger.level == "sure":
        return "danger"
    if scam_type in NO_HARM:
        return "info"
    if scam_type in IMAGES_MOVE | MONEY_MOVES or facts.get("paid") == "yes":
        return "now"
    return "soon"


def _minor(scam_type: str, facts: dict[str, str]) -> bool | None:
    age = facts.get("age_band")
    if age and age != "unsaid":
        return age != "adult"
    return True if age or scam_type == "sextortion_minor" else None


def _yes_no(value: str | None) -> bool | None:
    return None if value is None else value == "yes"
