"""What every action shares: the knowledge base, loaded on first use."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import EventType

from bot.plans.knowledge import Knowledge, load_knowledge

Events = list[EventType]
Domain = dict[str, Any]


class GuideAction(Action):
    """An action that speaks from the knowledge base.

    Args:
        knowledge: the knowledge base; the project's own by default.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._knowledge = knowledge

    def name(self) -> str:
        """Only the subclasses are actions of the domain."""
        return "action_guide"

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base."""
        return self._knowledge or load_knowledge()
