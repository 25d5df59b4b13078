"""A case: what one person has chosen to keep, and the order in which they want it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

KINDS = (
    "message",
    "file",
    "email",
    "link",
    "profile",
    "pseudonym",
    "phone",
    "ip",
    "iban",
    "wallet",
    "payment",
    "reference",
    "event",
    "note",
)
"""What an item is. ``message`` and ``file`` are evidence that was read; ``email`` to ``wallet``
point to whoever is behind it; ``payment`` is a sum with its means; ``reference`` a number of a
payment, an order, or a report; ``event`` something that happened; ``note`` anything else."""
EVIDENCE = ("message", "file")
IDENTIFIERS = ("email", "link", "profile", "pseudonym", "phone", "ip", "iban", "wallet")
ORIGINS = ("said", "pasted", "forwarded", "file")
"""How an item came: said in the person's own words, pasted, forwarded, or read in a file."""
LONGEST_VALUE = 20_000
"""Characters of one item; longer ones are cut where they are read."""
MOST_ITEMS = 200
"""Items of one case; beyond it nothing is added, and the person is told."""


@dataclass(frozen=True)
class Item:
    """One thing that was kept.

    Attributes:
        id: 16 hexadecimal digits, random.
        kind: one of ``KINDS``.
        value: what was confirmed: the address, the number, the whole message, the event in words.
        added: when it was kept, in UTC.
        when: the date it is of, as far as it is known: ``2026-11-28`` or ``2026-11-28T14:02:00Z``.
        origin: one of ``ORIGINS``.
        source: the id of the message or file in which it was read, if it was.
        sha256: of the file's bytes, or of the message's text in UTF-8; evidence alone has one.
        detail: what a value alone does not say: the kind of a file (``pdf``), the currency of a
            wallet (``bitcoin``), the means of a payment (``transfer``), the subject of a mail.
        size: bytes of a file, or of the text in UTF-8; None where there is no evidence.
        text_cut: whether ``value`` is only the beginning of what was read.
    """

    id: str
    kind: str
    value: str
    added: datetime
    when: str | None = None
    origin: str = "said"
    source: str | None = None
    sha256: str | None = None
    detail: str = ""
    size: int | None = None
    text_cut: bool = False


@dataclass(frozen=True)
class Done:
    """A step of the plan that was ticked.

    Attributes:
        step: its id in ``knowledge/steps/``.
        at: when it was ticked, in UTC.
    """

    step: str
    at: datetime


@dataclass(frozen=True)
class Case:
    """A dossier, as the person sees it; only what they confirmed is in ``items``.

    Attributes:
        id: 32 hexadecimal digits, random; nothing of the person can be computed from it.
        opened: when « keep a dossier » was said, in UTC.
        expires: when it is erased unless it is prolonged, in UTC.
        language: ``fr`` or ``en``: that of the conversation.
        situation: the id of the situation that the person confirmed, if any.
        facts: what they said of it, by the names and values of the slots (``paid``: ``yes``).
        items: in their order.
        proposed: what was read and waits for their yes; never exported, never in a letter.
        fields: what they filled into letters, by the name of the blank (``name``, ``address``).
        letters: letters that were edited, by the id of the letter: the whole text.
        done: the steps of the plan that were ticked, oldest first.
    """

    id: str
    opened: datetime
    expires: datetime
    language: str = "fr"
    situation: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    proposed: tuple[Item, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    done: tuple[Done, ...] = ()

    def of_kind(self, *kinds: str) -> tuple[Item, ...]:
        """The confirmed items of some kinds, in their order."""
        return tuple(item for item in self.items if item.kind in kinds)

    def item(self, identity: str) -> Item | None:
        """The confirmed item of an id."""
        return next((item for item in self.items if item.id == identity), None)

    def number(self, identity: str) -> int | None:
        """The position of an item, from 1, as the person sees it."""
        return next((n for n, item in enumerate(self.items, 1) if item.id == identity), None)


def confirmed(case: Case, chosen: frozenset[str] | None = None) -> Case:
    """Keep what was proposed; the rest of it is dropped.

    Args:
        case: the case.
        chosen: the ids of the proposed items that are kept; all of them by default. A message or
            file is kept with anything that was read in it.
    """
    kept = [item for item in case.proposed if chosen is None or item.id in chosen]
    room = MOST_ITEMS - len(case.items)
    return replace(case, items=(*case.items, *kept[: max(room, 0)]), proposed=())


def without(case: Case, identity: str) -> Case:
    """Remove an item; what was read in it stays, on its own."""
    items = tuple(
        replace(item, source=None) if item.source == identity else item
        for item in case.items
        if item.id != identity
    )
    return replace(case, items=items)


def corrected(case: Case, identity: str, **changes: object) -> Case:
    """Change fields of one item."""
    items = tuple(
        replace(item, **changes) if item.id == identity else item  # type: ignore[arg-type]
        for item in case.items
    )
    return replace(case, items=items)


def moved(case: Case, identity: str, position: int) -> Case:
    """Put an item at a position, counted from 1; beyond the ends it goes to the end.

    Example:
        >>> from datetime import timezone
        >>> now = datetime(2026, 12, 1, tzinfo=timezone.utc)
        >>> items = tuple(Item(name, "note", name, now) for name in "abc")
        >>> case = Case("1" * 32, now, now, items=items)
        >>> "".join(item.id for item in moved(case, "c", 1).items)
        'cab'
    """
    item = case.item(identity)
    if item is None:
        return case
    rest = [other for other in case.items if other.id != identity]
    rest.insert(max(0, min(position - 1, len(rest))), item)
    return replace(case, items=tuple(rest))


def timeline(case: Case) -> tuple[Item, ...]:
    """The items by the date they are of, those without one last; equal dates keep their order."""
    return tuple(sorted(case.items, key=lambda item: (item.when is None, item.when or "")))
