"""A case for machines: ``case.json``, as ``case.schema.json`` describes it."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot import __version__
from bot.dossier.case import EVIDENCE, Case, Item
from bot.dossier.dossier_texts import number_of
from bot.dossier.indicators import indicators
from bot.plans.knowledge import Knowledge
from bot.plans.wording import Hearer, text_for

SCHEMA = Path(__file__).with_name("case.schema.json")
FORMAT = "1.0"


def case_json(case: Case, now: datetime, knowledge: Knowledge) -> dict[str, Any]:
    """Write a case as JSON objects.

    Args:
        case: what was confirmed; what only waits for a yes is not in it.
        now: when it is made.
        knowledge: the names of situations and steps.

    Returns:
        What ``case.schema.json`` describes; lone surrogates, which no file can hold, are replaced.
    """
    named = None
    if case.situation:
        names = {lang: knowledge.name(case.situation, lang) for lang in ("fr", "en")}
        named = {"id": case.situation, "name": names}
    told = {
        "format": FORMAT,
        "produced_by": {"name": "Sangfroid", "version": __version__},
        "produced_at": utc(now),
        "number": number_of(case),
        "opened": utc(case.opened),
        "expires": utc(case.expires),
        "situation": named,
        "facts": dict(case.facts),
        "items": [_item(item, n, case) for n, item in enumerate(case.items, 1)],
        "steps_done": [
            {
                "id": done.step,
                "at": utc(done.at),
                "title": {
                    lang: text_for(knowledge.steps[done.step].title, Hearer(lang))
                    for lang in ("fr", "en")
                },
            }
            for done in case.done
            if done.step in knowledge.steps
        ],
        "indicators": indicators(case, now),
    }
    clean: dict[str, Any] = _writable(told)
    return clean


def as_bytes(told: dict[str, Any]) -> bytes:
    """``case.json`` as a file in UTF-8."""
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


@lru_cache(maxsize=1)
def load_schema() -> dict[str, Any]:
    """The schema of ``case.json``."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def utc(moment: datetime) -> str:
    """A moment as RFC 3339 writes it, in UTC.

    Example:
        >>> utc(datetime(2026, 12, 1, 9, 0, tzinfo=timezone.utc))
        '2026-12-01T09:00:00Z'
    """
    return f"{moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S}Z"


def _item(item: Item, number: int, case: Case) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": number,
        "kind": item.kind,
        "value": item.value,
        "detail": item.detail,
        "kept_at": utc(item.added),
        "date": item.when,
        "origin": item.origin,
        "read_in": case.number(item.source) if item.source else None,
    }
    if item.kind in EVIDENCE:
        told |= {"sha256": item.sha256, "size": item.size, "text_cut": item.text_cut}
    return told


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_writable(name): _writable(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_writable(inside) for inside in value]
    return value
