"""The kinds of danger, and how sure we are of one."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("crisis_self", "crisis_other", "child_danger", "violence_danger")
"""The person themselves, somebody else's life, a child, physical violence."""
SURE, POSSIBLE = "sure", "possible"
HAPPENING, INCITED = "happening", "incited"
"""It is being done at this moment; somebody told them to do it."""


@dataclass(frozen=True)
class Danger:
    """What kind of danger, and how sure: ``sure`` interrupts, ``possible`` adds a question.

    Attributes:
        kind: one of ``KINDS``.
        level: ``sure`` or ``possible``.
        circumstance: ``happening``, ``incited``, or empty; what is said first depends on it.
    """

    kind: str
    level: str
    circumstance: str = ""

    @property
    def reply(self) -> str:
        """What the reply to it is called in ``knowledge/crisis.yml``.

        Example:
            >>> Danger("crisis_self", SURE, HAPPENING).reply, Danger("crisis_other", SURE).reply
            ('happening_self', 'crisis_other')
        """
        if self.circumstance == HAPPENING:
            return "happening_self" if self.kind == "crisis_self" else "happening_other"
        return self.circumstance or self.kind
