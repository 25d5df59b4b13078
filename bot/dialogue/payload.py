"""Which payloads are ours: an intent of the domain, and values that its slots know."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.reading.document import REFUSALS

_FORM = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?", re.DOTALL)
_PREFIX = re.compile(r"\A[\s/]+")
MAX_LENGTH = 200
NEVER_OFFERED = frozenset({"nlu_fallback"})
FILE_KINDS = frozenset(
    {"picture", "document", "video", "animation", "sound", "sticker", "archive", "other"}
)
JOINERS = frozenset({"parent", "adult", "child", "ready", "nobody"})
IN_THE_DOSSIER: Mapping[str, Collection[str]] = {
    "agree": frozenset({"yes"}),
    "keep": frozenset({"all", "none", "sent"}),
    "edit": frozenset({"remove", "correct", "date", "up", "down"}),
    "page": frozenset(map(str, range(1, 51))),
    "taken_as": frozenset({"docx", "txt"}),
    "export_in": frozenset({"fr", "en", "both"}),
    "reminder": frozenset({"tomorrow", "week", "month", "all"}),
    "after": frozenset({"tomorrow", "week", "month", "expiry"}),
    "news": frozenset({"filed", "not_yet", "more"}),
}
"""What the buttons of the dossier say beside the names of letters, platforms and items."""
CRISIS_ANSWERS = frozenset({"yes", "no", "unsure", "safe", "alone", "gone"})


class ItemIds(Collection[str]):
    """The ids that items of a dossier may have: 16 hexadecimal digits."""

    _FORM = re.compile(r"[0-9a-f]{16}")

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and bool(self._FORM.fullmatch(value))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 16**16


@dataclass(frozen=True)
class Vocabulary:
    """What a payload may say.

    Args:
        intents: the intents of the domain.
        values: for each entity that a payload may carry, the values it may take.
    """

    intents: Collection[str]
    values: Mapping[str, Collection[str]]


def make_vocabulary(
    intents: Collection[str],
    entities: Collection[str],
    slot_values: Mapping[str, Collection[str]],
    steps: Collection[str],
    about: Collection[str],
    platforms: Collection[str] = (),
    letters: Collection[str] = (),
) -> Vocabulary:
    """Put together what a payload may say.

    Args:
        intents: the intents that the domain file names (not those that Rasa adds to them).
        entities: the entities that the domain file names.
        slot_values: the values of each categorical slot, as the domain file writes them.
        steps: the ids of the steps of the knowledge base.
        about: what a question about the knowledge may be about (``bot.plans.telling``).
        platforms: the ids of what captures are explained for (``knowledge/capture.yml``).
        letters: the ids of the letters (``knowledge/letters/``).
    """
    values: dict[str, Collection[str]] = {
        name: frozenset(values) for name, values in slot_values.items() if name in entities
    }
    values |= {"step": frozenset(steps), "crisis": CRISIS_ANSWERS, "about": frozenset(about)}
    values |= {"file": FILE_KINDS, "refusal": REFUSALS.keys()}
    values |= {"joiner": JOINERS, **IN_THE_DOSSIER, "item": ItemIds()}
    values |= {"platform": frozenset(platforms), "letter": frozenset(letters)}
    values |= {"consent": frozenset({"adult"}), "closed": frozenset({"yes"})}
    return Vocabulary(frozenset(intents) - NEVER_OFFERED, values)


def without_prefix(text: str) -> str:
    r"""Take off what would make Rasa read a typed text as a payload.

    Rasa strips a text before it looks at its first character, so white space counts too.

    Example:
        >>> without_prefix('/ \t/greet{"slot":"evil"}')
        'greet{"slot":"evil"}'
    """
    return _PREFIX.sub("", text)


def intent_of(payload: str) -> str:
    """Name the intent of a payload.

    Example:
        >>> intent_of('/step_done{"step":"call_bank"}')
        'step_done'
    """
    return payload.removeprefix("/").partition("{")[0]


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
    if match["entities"] is None:
        return True
    try:
        entities = json.loads(match["entities"])
    except (ValueError, RecursionError):
        return False
    return bool(entities) and all(
        isinstance(value, str) and value in vocabulary.values.get(name, ())
        for name, value in entities.items()
    )
