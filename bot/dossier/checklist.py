"""What to look for as evidence in a situation, and how it is captured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.dossier.case import Case
from bot.plans.knowledge import read_yaml
from bot.plans.wording import Hearer, text_for
from bot.project import ROOT
from bot.triage.normal import fold

EVIDENCE, CAPTURE = ROOT / "knowledge/evidence.yml", ROOT / "knowledge/capture.yml"
PLATFORMS = (
    *("iphone", "android", "computer", "whatsapp", "instagram"),
    *("snapchat", "telegram", "facebook", "gmail", "outlook"),
)
GENERAL = "general"
_NAMED = {
    "iphone": r"i ?phones?|ios",
    "android": r"android|samsung|xiaomi|huawei|pixel|oppo",
    "computer": r"ordinateur|ordi|pc|mac|macbook|windows|laptop|computer",
    "whatsapp": r"whats ?app|wha?tsap",
    "instagram": r"insta(?:gram)?",
    "snapchat": r"snap(?:chat)?",
    "telegram": r"telegram",
    "facebook": r"facebook|fb|messenger",
    "gmail": r"g-?mail",
    "outlook": r"outlook|hotmail",
}


@dataclass(frozen=True)
class Piece:
    """One piece of evidence.

    Attributes:
        id: its name in ``knowledge/evidence.yml``.
        kind: what it becomes in a dossier.
        words: what it is called, by language.
        found: whether the dossier holds one of its kind.
    """

    id: str
    kind: str
    words: Mapping[str, str]
    found: bool = False


@lru_cache(maxsize=1)
def load_evidence() -> Mapping[str, Any]:
    """The project's own list of pieces, read once.

    Raises:
        KnowledgeError: when the file is not YAML.
    """
    content: Mapping[str, Any] = read_yaml(EVIDENCE)
    return content


@lru_cache(maxsize=1)
def load_capture() -> Mapping[str, Any]:
    """How each device and platform captures, read once.

    Raises:
        KnowledgeError: when the file is not YAML.
    """
    content: Mapping[str, Any] = read_yaml(CAPTURE)
    return content


def pieces_for(case: Case) -> tuple[Piece, ...]:
    """The pieces to look for in a case, the most useful first.

    Payments come first for somebody who has paid, and not at all for somebody who has not.

    Args:
        case: the case; its situation may not be known.

    Example:
        >>> from datetime import datetime, timezone
        >>> now = datetime(2026, 12, 1, tzinfo=timezone.utc)
        >>> case = Case("0" * 32, now, now, situation="sextortion_minor")
        >>> [piece.id for piece in pieces_for(case)][:2]
        ['username', 'profile']
    """
    told = load_evidence()
    names = list(told["situations"].get(case.situation or GENERAL) or told["situations"][GENERAL])
    paid = told["when_paid"]
    if case.facts.get("paid") == "yes":
        names = [*paid, *(name for name in names if name not in paid)]
    elif case.facts.get("paid") == "no":
        names = [name for name in names if name not in paid]
    kept = {item.kind for item in case.items}
    pieces = ((name, told["pieces"][name]) for name in names)
    return tuple(
        Piece(name, piece["kind"], piece["name"], piece["kind"] in kept) for name, piece in pieces
    )


def capture_text(platform: str, hearer: Hearer) -> str:
    """How evidence is captured on a device or platform.

    Raises:
        KeyError: for one that is not of ``PLATFORMS``.
    """
    return text_for(load_capture()[platform]["text"], hearer)


def platforms_in(text: str) -> tuple[str, ...]:
    """The devices and platforms that are named in a text, in the order of ``PLATFORMS``.

    Example:
        >>> platforms_in("comment capturer sur snap avec mon iphone ?")
        ('iphone', 'snapchat')
    """
    folded = fold(text)
    return tuple(name for name in PLATFORMS if re.search(rf"\b(?:{_NAMED[name]})\b", folded))
