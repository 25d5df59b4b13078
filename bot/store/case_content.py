"""What of a case is sealed, as bytes: one piece an item, and one for all the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any

from bot.dossier.case import Case, Done, Item
from bot.store.sealing import Unsealable

FORMAT = 1
"""Raised when the pieces change in a way that older versions cannot read."""


def head_of(case: Case) -> bytes:
    """All of a case that is neither an item nor a plain column, and the order of the items."""
    return _written(
        {
            "language": case.language,
            "situation": case.situation,
            "facts": dict(case.facts),
            "fields": dict(case.fields),
            "letters": dict(case.letters),
            "done": [[done.step, done.at.isoformat()] for done in case.done],
            "proposed": [_plain(item) for item in case.proposed],
            "order": [item.id for item in case.items],
        }
    )


def item_content(item: Item) -> bytes:
    """One item."""
    return _written(_plain(item))


def read_case(
    identity: str, opened: float, expires: float, head: bytes, items: Iterable[bytes]
) -> Case:
    """Put a case together.

    Raises:
        Unsealable: when a newer version has written it.
    """
    told = _read(head)
    by_id = {item.id: item for item in map(read_item, items)}
    return Case(
        id=identity,
        opened=moment(opened),
        expires=moment(expires),
        language=told["language"],
        situation=told["situation"],
        facts=told["facts"],
        items=tuple(by_id[name] for name in told["order"] if name in by_id),
        proposed=tuple(_item(plain) for plain in told["proposed"]),
        fields=told["fields"],
        letters=told["letters"],
        done=tuple(Done(step, datetime.fromisoformat(at)) for step, at in told["done"]),
    )


def read_item(content: bytes) -> Item:
    """Read one item."""
    return _item(_read(content))


def language_and_country(head: bytes) -> tuple[str, str | None]:
    """In which language somebody is spoken to, and where they live, if they said so."""
    told = _read(head)
    return str(told["language"]), told["facts"].get("country")


def moment(seconds: float) -> datetime:
    """A time of a plain column, in UTC."""
    return datetime.fromtimestamp(seconds, tz=timezone.utc)


def _plain(item: Item) -> dict[str, Any]:
    return {**asdict(item), "added": item.added.isoformat()}


def _item(plain: Mapping[str, Any]) -> Item:
    fields = {name: value for name, value in plain.items() if name != "format"}
    return Item(**{**fields, "added": datetime.fromisoformat(fields["added"])})


def _written(content: Mapping[str, Any]) -> bytes:
    # « surrogatepass » is not needed: JSON writes what no encoding has as escapes.
    return json.dumps({"format": FORMAT, **content}, ensure_ascii=True).encode("ascii")


def _read(content: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(content)
    if told.get("format") != FORMAT:
        raise Unsealable("a newer version of Sangfroid has written this case")
    return told
