"""Understanding one message without a conversation: the trained pipeline and what it found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.care.danger import Danger, detect_danger
from bot.dialogue.engine import MAX_CHARACTERS
from bot.dialogue.payload import without_prefix
from bot.triage.facts import Fact, read_facts
from bot.triage.language import detect_language
from bot.triage.normal import clean
from bot.triage.signs import find_signs

DESCRIBE = "describe_"
MOST_ALTERNATIVES = 4
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
        ranking = situations_of(parsed.get("intent_ranking") or [])
        best = ranking[0] if ranking else {"scam_type": "unclear", "confidence": 0.0}
        scam_type = str(best["scam_type"])
        facts = {fact.name: fact for fact in read_facts(words)}
        danger = detect_danger(words)
        return {
            **best,
            "alternatives": ranking[1 : 1 + MOST_ALTERNATIVES],
            "language": detect_language(words),
            "urgency": urgency_of(scam_type, danger, facts),
            "danger": {"kind": danger.kind, "level": danger.level} if danger else None,
            "minor": _minor(scam_type, facts),
            "paid": _yes_no(facts.get("paid")),
            "signs": [{"sign": s.sign, "quote": s.quote} for s in find_signs(words)],
        }


def load_understanding(model: Path) -> Understanding:
    """Load the trained model for parsing alone."""
    return Understanding(Agent.load(model))


def situations_of(ranking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The situations in a ranking of intents, with their confidences scaled to sum to one.

    Intents that move the dialogue (« oui », « merci ») describe nothing: when one of them is the
    best, the text is ``none``, as the contract says of a greeting.
    """
    entries = [e for e in ranking if e.get("name") and e["name"] != "nlu_fallback"]
    if not entries:
        return []
    if not entries[0]["name"].startswith(DESCRIBE):
        rest = [e for e in entries if e["name"].startswith(DESCRIBE)]
        moved = sum(e["confidence"] for e in entries if not e["name"].startswith(DESCRIBE))
        entries = [{"name": "describe_none", "confidence": moved}] + [
            e for e in rest if e["name"] != "describe_none"
        ]
    entries = [e for e in entries if e["name"].startswith(DESCRIBE)]
    total = sum(e["confidence"] for e in entries) or 1.0
    return [
        {
            "scam_type": e["name"].removeprefix(DESCRIBE),
            "confidence": round(e["confidence"] / total, 4),
        }
        for e in entries
    ]


def urgency_of(scam_type: str, danger: Danger | None, facts: dict[str, Fact]) -> str:
    """How fast somebody must act.

    Returns:
        ``danger`` when a person may be hurt, ``now`` when money or images are moving, ``soon``
        for any other scam, ``info`` when nothing harmful was found.
    """
    if danger and danger.level == "sure":
        return "danger"
    if scam_type in {"none", "unclear"}:
        return "info"
    paid = facts.get("paid")
    if scam_type in IMAGES_MOVE | MONEY_MOVES or (paid and paid.value == "yes"):
        return "now"
    return "soon"


def _minor(scam_type: str, facts: dict[str, Fact]) -> bool | None:
    age = facts.get("age_band")
    if age and age.value != "unsaid":
        return age.value != "adult"
    return True if age or scam_type == "sextortion_minor" else None


def _yes_no(fact: Fact | None) -> bool | None:
    return None if fact is None else fact.value == "yes"
