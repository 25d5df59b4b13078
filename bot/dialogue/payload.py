"""Which payloads are ours: an intent of the domain, and values that its slots know."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_FORM = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)
MAX_LENGTH = 200


@dataclass(frozen=True)
class Vocabulary:
    """What a payload may say.

    Args:
        intents: the intents of the domain.
        values: for each entity that a payload may carry, the values it may take, in lower case.
    """

    intents: Collection[str]
    values: Mapping[str, Collection[str]]


def is_ours(payload: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a payload is one that our own buttons can carry.

    Anything else (an unknown intent, an unknown slot, a value nobody offers, broken JSON) is not,
    so that no text from outside can set a slot to something the dialogue does not expect.

    Example:
        >>> words = Vocabulary({"inform"}, {"paid": {"yes", "no"}})
        >>> is_ours('/inform{"paid":"yes"}', words), is_ours('/inform{"paid":"evil"}', words)
        (True, False)
    """
    match = _FORM.fullmatch(payload) if len(payload) <= MAX_LENGTH else None
    if not match or match["intent"] not in vocabulary.intents:
        return False
    if not match["entities"]:
        return True
    try:
        entities = json.loads(match["entities"])
    except (ValueError, RecursionError):
        return False
    return isinstance(entities, dict) and all(
        isinstance(value, str) and value.lower() in vocabulary.values.get(name, ())
        for name, value in entities.items()
    )
