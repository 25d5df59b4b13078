"""The dossier on paper, in one language or both: typeset by Typst out of data alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import typst

from bot.dossier.case import EVIDENCE, IDENTIFIERS, Case, Item, timeline
from bot.dossier.dossier_texts import (
    detail_of,
    fact_lines,
    kind_name,
    load_dossier_texts,
    number_of,
    situation_name,
    utc_written,
    when_written,
    words_in,
)
from bot.dossier.follow_up_times import zone_of_country
from bot.dossier.typefaces import has_emoji, has_missing, shown, typst_fonts
from bot.plans.card import step_title
from bot.plans.knowledge import Knowledge
from bot.plans.wording import Hearer

TEMPLATE = Path(__file__).with_name("dossier.typ")

Row = dict[str, Any]


def make_pdf(case: Case, languages: Sequence[str], now: datetime, knowledge: Knowledge) -> bytes:
    """Typeset a dossier.

    Args:
        case: what was confirmed; what only waits for a yes is not in it.
        languages: ``fr``, ``en``, or both: then one part follows the other.
        now: when it is made; the same case at the same moment gives the same bytes.
        knowledge: the names of situations, steps and means.

    Returns:
        A tagged PDF whose addresses cannot be touched.

    Raises:
        ValueError: for a language that is not known.
        FileNotFoundError: when a typeface is not installed.
    """
    if not languages or set(languages) - {"fr", "en"}:
        raise ValueError(f"languages are fr and en, not {list(languages)}")
    data = json.dumps(document_data(case, languages, now, knowledge), ensure_ascii=True)
    made: bytes = typst.compile(
        str(TEMPLATE),
        font_paths=typst_fonts(),
        sys_inputs={"data": data},
        timestamp=int(now.timestamp()),
    )
    return made


def document_data(
    case: Case, languages: Sequence[str], now: datetime, knowledge: Knowledge
) -> dict[str, Any]:
    """What the template is filled with, all of it as it is shown."""
    first = words_in(languages[0])
    parts = [_part(case, language, now, knowledge) for language in languages]
    whole: Row = _shown(
        {
            "title": f"{first['title']} {number_of(case)}",
            "running_head": first["title"],
            "number": number_of(case),
            "made_on": [now.year, now.month, now.day],
            "parts": parts,
        }
    )
    return whole


def _part(case: Case, language: str, now: datetime, knowledge: Knowledge) -> Row:
    zone = zone_of_country(case.facts.get("country"))
    row = _row_maker(case, language, zone, knowledge)
    evidence = [item for item in case.items if item.kind in EVIDENCE]
    return {
        "lang": language,
        "words": words_in(language),
        "situation": situation_name(case, language, knowledge),
        "opened": utc_written(case.opened, language) + " UTC",
        "made": utc_written(now, language) + " UTC",
        "notes": _notes(case, language),
        "facts": list(fact_lines(case, language, knowledge)),
        "payments": [row(item) for item in case.of_kind("payment")],
        "timeline": [row(item) for item in timeline(case) if item.kind not in IDENTIFIERS],
        "identifiers": [row(item) for kind in IDENTIFIERS for item in case.of_kind(kind)],
        "evidence": [_evidence(item, row(item), language) for item in evidence],
        "done": [
            {
                "date": utc_written(done.at, language) + " UTC",
                "title": step_title(knowledge.steps[done.step], Hearer(language)),
            }
            for done in case.done
            if done.step in knowledge.steps
        ],
        "quotes": [
            {**row(item), "lines": item.value.replace("\r", "").split("\n"), "cut": item.text_cut}
            for item in evidence
            if item.value
        ],
    }


def _row_maker(
    case: Case, language: str, zone: ZoneInfo, knowledge: Knowledge
) -> Callable[[Item], Row]:
    told, words = load_dossier_texts(), words_in(language)

    def row(item: Item) -> Row:
        source = case.number(item.source) if item.source else None
        origin = (
            f"{words['read_in']} {source}" if source else told["origins"][item.origin][language]
        )
        long = item.kind in EVIDENCE
        return {
            "number": str(case.number(item.id)),
            "kind": kind_name(item, language, knowledge),
            "value": words["see_annex"] if long else item.value,
            "detail": detail_of(item, language, knowledge),
            "date": when_written(item.when, language, zone),
            "origin": origin,
        }

    return row


def _evidence(item: Item, row: Row, language: str) -> Row:
    return {
        **row,
        "kept": utc_written(item.added, language),
        "size": str(item.size or 0),
        "sha256": item.sha256 or "",
    }


def _notes(case: Case, language: str) -> list[str]:
    everything = "".join(item.value + item.detail for item in case.items)
    words = words_in(language)
    notes = [words["missing_glyphs"]] if has_missing(everything) else []
    return [*notes, words["emoji_credit"]] if has_emoji(everything) else notes


def _shown(value: Any) -> Any:
    """Every text as the typefaces can show it."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {name: _shown(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_shown(inside) for inside in value]
    return value
