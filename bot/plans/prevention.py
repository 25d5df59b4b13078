"""How each scam works, for somebody who wants to understand it, or to warn others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

AUDIENCES = ("teenager", "parent", "senior")
"""Whom prevention is written for."""
VOICE_OF_AUDIENCE = {"teenager": "child", "parent": "parent", "senior": "victim"}
"""The voice in which each of them is spoken to."""
TOPICS = ("stages", "signs", "do", "myths")
"""What can be read about a scam, one message each, in the order in which it is offered."""


@dataclass(frozen=True)
class Prevention:
    """Which scams are offered to whom.

    Args:
        buttons: by audience and language, what stands on its button.
        order: by audience, the situations, those that reach it most often first.
    """

    buttons: Mapping[str, Mapping[str, str]]
    order: Mapping[str, tuple[str, ...]]


def read_prevention(content: Mapping[str, Any]) -> Prevention:
    """Read ``knowledge/prevention.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return Prevention(
        buttons={audience: content[audience]["button"] for audience in AUDIENCES},
        order={audience: tuple(content[audience]["situations"]) for audience in AUDIENCES},
    )
