"""Everything is covered, and the table in the documentation says so."""

from __future__ import annotations

from dataclasses import replace

from bot.checking.coverage import coverage, facts_of_stages
from bot.plans.knowledge import load_knowledge
from bot.project import ROOT

DOCUMENT = ROOT / "docs/coverage.md"


def test_no_cell_is_empty() -> None:
    stages, countries = coverage()

    assert stages.empty == () and countries.empty == ()
    explained = [s for s in load_knowledge().situations.values() if s.explanation]
    assert len(stages.rows) == len(explained) * len(facts_of_stages(load_knowledge()))
    assert {row[2] for row in stages.rows} == {"8/8"}
    with_channels = {c.country for c in load_knowledge().channels.values()}
    named = {row[0]: [int(cell.partition("+")[0]) for cell in row[1:]] for row in countries.rows}
    assert len(with_channels) == 17 and set(named) == set(load_knowledge().countries)
    of_their_own = {country for country, own in named.items() if min(own) >= 1}
    assert with_channels - of_their_own == {"CM", "ML"}, "worldwide channels alone, for some"


def test_the_documentation_holds_the_table_of_today() -> None:
    printed = "\n\n".join(table.as_markdown() for table in coverage())

    assert printed in DOCUMENT.read_text(), "run: sangfroid check --coverage, and put it there"


def test_a_gap_is_named() -> None:
    """Given no worldwide channel, then what Mali alone does not have is among the empty cells."""
    knowledge = load_knowledge()
    left = {k: c for k, c in knowledge.channels.items() if c.country != "INT"}

    _, countries = coverage(replace(knowledge, channels=left))

    assert "ML, parcel_scam" in countries.empty and "FR, parcel_scam" not in countries.empty


def test_a_text_that_is_missing_is_named() -> None:
    knowledge = load_knowledge()
    step = knowledge.steps["after_opening_link"]
    texts = {**step.texts, "child": {"fr": "…"}}
    steps = {**knowledge.steps, step.id: replace(step, texts=texts)}

    stages, _ = coverage(replace(knowledge, steps=steps))

    assert "phishing, not_answered, child, en" in stages.empty
