"""The kinds of danger, and how sure we are of one."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("crisis_self", "crisis_other", "child_danger", "violence_danger")
"""The person themselves, somebody else's life, a child, physical violence."""
SURE, POSSIBLE = "sure", "possible"


@dataclass(frozen=True)
class Danger:
    """What kind of danger, and how sure: ``sure`` interrupts, ``possible`` adds a question.

    Attributes:
        kind: one of ``KINDS``.
        level: ``sure`` or ``possible``.
    """

    kind: str
    level: str
