"""Everything is covered, and the table in the documentation says so."""

from __future__ import annotations

from dataclasses import replace

from bot.checking.coverage import coverage
from bot.plans.knowledge import load_knowledge
from bot.project import ROOT

DOCUMENT = ROOT / "docs/coverage.md"


def test_no_cell_is_empty() -> None:
    stages, countries = coverage()

    assert stages.empty == () and countries.empty == ()
    explained = [s for s in load_knowledge().situations.values() if s.explanation]
    assert len(stages.rows) == len(explained) * 13  # seven stages, « paid » by seven means
    assert {row[2] for row in stages.rows} == {"8/8"}
    assert len(countries.rows) == 17


def test_the_documentation_holds_the_table_of_today() -> None:
    printed = "\n\n".join(table.as_markdown() for table in coverage())

    assert printed in DOCUMENT.read_text(), "run: sangfroid check --coverage, and put it there"


def test_a_gap_is_named() -> None:
    """Given a country without a channel for a matter, then its cell is among the empty ones."""
    knowledge = load_knowledge()
    without = {k: c for k, c in knowledge.channels.items() if c.country != "INT"}
    of_mali = {k: c for k, c in without.items() if c.country == "ML"}
    left = {k: c for k, c in without.items() if k not in of_mali}
    left |= {k: replace(c, kind="platform") for k, c in of_mali.items()}

    _, countries = coverage(replace(knowledge, channels=left))

    assert "ML, parcel_scam" in countries.empty


def test_a_text_that_is_missing_is_named() -> None:
    knowledge = load_knowledge()
    step = knowledge.steps["after_opening_link"]
    texts = {**step.texts, "child": {"fr": "…"}}
    steps = {**knowledge.steps, step.id: replace(step, texts=texts)}

    stages, _ = coverage(replace(knowledge, steps=steps))

    assert "phishing, not_answered, child, en" in stages.empty
