"""The words of the dossier as a file, by language: ``knowledge/dossier_texts.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.dossier.case import Case, Item
from bot.plans.knowledge import Knowledge, read_yaml
from bot.plans.places import written_day
from bot.project import ROOT

FILE = ROOT / "knowledge/dossier_texts.yml"
TABLES = ("origins", "fact_lines")
"""Keys that hold texts by name; all others hold one text."""


@lru_cache(maxsize=1)
def load_dossier_texts() -> Mapping[str, Any]:
    """The project's own, read once.

    Raises:
        KnowledgeError: when the file is not YAML.
    """
    content: Mapping[str, Any] = read_yaml(FILE)
    return content


def words_in(language: str) -> dict[str, str]:
    """The headings and labels, in one language."""
    told = load_dossier_texts()
    return {name: str(text[language]) for name, text in told.items() if name not in TABLES}


def number_of(case: Case) -> str:
    """The number of a case as it is written: the first eight digits of its id.

    Example:
        >>> now = datetime(2026, 12, 1, tzinfo=timezone.utc)
        >>> number_of(Case("7f3a91c2" + "0" * 24, now, now))
        '7F3A-91C2'
    """
    return f"{case.id[:4]}-{case.id[4:8]}".upper()


def fact_lines(case: Case, language: str, knowledge: Knowledge) -> Iterator[str]:
    """What the person said of the situation, a sentence each; what is unsure is left out."""
    told = load_dossier_texts()
    for name, value in case.facts.items():
        sentence = told["fact_lines"].get(f"{name}.{value}")
        if sentence:
            yield sentence[language]
    means = knowledge.payments.get(case.facts.get("payment_means", ""))
    if means:
        yield told["means_line"][language].format(means=means.name[language])
    country = knowledge.countries.get(case.facts.get("country", ""))
    if country:
        yield told["country_line"][language].format(country=country.name[language])


def situation_name(case: Case, language: str, knowledge: Knowledge) -> str:
    """What the situation is called."""
    if case.situation is None:
        return words_in(language)["not_named"]
    name = knowledge.name(case.situation, language)
    return name[:1].upper() + name[1:]


def kind_name(item: Item, language: str, knowledge: Knowledge) -> str:
    """What kind of thing an item is."""
    return str(knowledge.phrases[f"kind_{item.kind}"][language])


def detail_of(item: Item, language: str, knowledge: Knowledge) -> str:
    """What stands beside a value: the means of a payment by its name, all else as it is."""
    means = knowledge.payments.get(item.detail) if item.kind == "payment" else None
    return means.name[language] if means else item.detail


def when_written(when: str | None, language: str, zone: ZoneInfo) -> str:
    """A date as it is written; with an hour, that of the country and that of UTC.

    Example:
        >>> when_written("2026-11-28T21:10:00Z", "fr", ZoneInfo("Europe/Paris"))
        '28/11/2026, 22:10 (21:10 UTC)'
    """
    if not when:
        return ""
    if "T" not in when:
        return written_day(when, language)
    moment = datetime.fromisoformat(when.replace("Z", "+00:00")).astimezone(timezone.utc)
    local = moment.astimezone(zone)
    return f"{written_day(local.date(), language)}, {local:%H:%M} ({moment:%H:%M} UTC)"


def utc_written(moment: datetime, language: str) -> str:
    """A moment in UTC, to the second."""
    utc = moment.astimezone(timezone.utc)
    return f"{written_day(utc.date(), language)} {utc:%H:%M:%S}"
