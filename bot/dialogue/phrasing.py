"""Rasa's response generator, choosing the most fitting variation and never repeating itself."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

REMEMBERED = 12
"""How many of our last messages are looked at, so as not to say the same again."""


class MostFittingResponse(TemplatedNaturalLanguageGenerator):
    """Says the variation with the most matching conditions, and of those the one said longest ago.

    Stock Rasa picks any matching variation at random. Here a variation for « French » is the
    general one and a variation for « French, child » wins over it for a child.
    """

    def __init__(
        self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None
    ) -> None:
        super().__init__(domain.responses if domain else {})

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Generate the response; keyword arguments win over slots of the same name."""
        slots = {**tracker.current_slot_values(), **kwargs}
        chosen = choose_variation(self.responses.get(utter_action, []), slots, _said(tracker))
        if chosen is None:
            return None
        response = copy.deepcopy(chosen)
        # Only the text is filled in: the braces of a button's payload are not placeholders.
        response["text"] = filled(response["text"], slots)
        return response


def choose_variation(
    variations: Sequence[Mapping[str, Any]], slots: Mapping[str, Any], said: Sequence[str]
) -> dict[str, Any] | None:
    """Choose one variation of a response.

    Args:
        variations: the variations as the domain gives them.
        slots: slot values, against which the conditions are held.
        said: our last messages, the oldest first.

    Returns:
        The variation, or None when no condition fits.
    """
    fitting = [v for v in variations if _fits(v, slots)]
    if not fitting:
        return None
    most = max(len(v.get("condition") or ()) for v in fitting)
    candidates = [v for v in fitting if len(v.get("condition") or ()) == most]
    return dict(min(candidates, key=lambda v: last_said(v["text"], slots, said)))


def _fits(variation: Mapping[str, Any], slots: Mapping[str, Any]) -> bool:
    return all(slots.get(c["name"]) == c["value"] for c in variation.get("condition") or ())


def filled(text: str, slots: Mapping[str, Any]) -> str:
    """Put the values of slots where the text names them in braces.

    Example:
        >>> filled("Étape {position}", {"position": 2, "title": None})
        'Étape 2'
    """
    for name, value in slots.items():
        if value is not None:
            text = text.replace("{" + name + "}", str(value))
    return text


def last_said(text: str, slots: Mapping[str, Any], said: Sequence[str]) -> int:
    words = filled(text, slots)
    return max((i for i, sentence in enumerate(said) if words in sentence), default=-1)


def _said(tracker: DialogueStateTracker) -> list[str]:
    texts = [event.text or "" for event in tracker.events if isinstance(event, BotUttered)]
    return texts[-REMEMBERED:]
