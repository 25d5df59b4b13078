"""The training data keeps what it promises: enough lines, by many writers, none twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from bot.evaluation.lines import (
    Line,
    LinesError,
    held_out_lines,
    tag_of,
    training_lines,
    writer_folds,
)
from bot.project import ROOT
from bot.triage.language import OTHER_LANGUAGES
from bot.triage.normal import fold
from bot.triage.official_domains import is_official

STATEMENTS, RECEIVED = 200, 80
"""The least number of lines of each kind, for each situation and language."""
TOO_ALIKE = 85
"""Of 100: two lines nearer than this are one line written twice."""

LINES = training_lines()
SITUATIONS = sorted({line.scam_type for line in LINES})


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def test_all_23_situations_have_lines() -> None:
    known = {p.stem for p in (ROOT / "knowledge/situations").glob("*.yml")} - {"general"}
    assert len(known) >= 21
    assert set(SITUATIONS) == {*known, "none", "unclear"}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_has_enough_lines(situation: str, language: str) -> None:
    counts = Counter(
        line.kind for line in LINES if (line.scam_type, line.language) == (situation, language)
    )

    assert counts["statement"] >= STATEMENTS
    assert counts["received"] >= RECEIVED


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_two_lines_of_a_situation_are_nearly_the_same(situation: str, language: str) -> None:
    texts = [
        plain(line.text)
        for line in LINES
        if (line.scam_type, line.language) == (situation, language)
    ]
    for start in range(0, len(texts), 100):
        alike = process.cdist(
            texts[start : start + 100], texts, scorer=fuzz.ratio, score_cutoff=TOO_ALIKE, workers=-1
        )
        for row, column in zip(*alike.nonzero(), strict=True):
            first, second = start + int(row), int(column)
            assert first == second, f"{texts[first][:90]} … | {texts[second][:90]} …"


def test_no_line_stands_under_two_situations() -> None:
    seen: dict[str, str] = {}
    for line in LINES:
        text = plain(line.text)
        assert seen.setdefault(text, line.scam_type) == line.scam_type, line.text[:90]


def test_no_held_out_line_was_learnt_from() -> None:
    learnt = {plain(line.text) for line in LINES}

    assert not [line.text for line in held_out_lines() if plain(line.text) in learnt]


def test_the_held_out_lines_speak_all_eight_languages() -> None:
    assert {line.language for line in held_out_lines()} == {"fr", "en", *OTHER_LANGUAGES}


def test_every_writer_is_introduced() -> None:
    introduced = (ROOT / "docs" / "training_data.md").read_text(encoding="utf-8")

    assert not [w for w in sorted({line.writer for line in LINES}) if f"`{w}`" not in introduced]


def test_nobodys_lines_are_both_learnt_from_and_judged() -> None:
    folds = writer_folds(LINES, 5, seed=0)

    assert sorted(tag for group in folds for tag in group) == sorted({tag_of(x) for x in LINES})


def test_too_few_writers_are_said() -> None:
    with pytest.raises(LinesError, match="too few"):
        writer_folds([Line("a", "none", "fr", "statement", "w")], 2, seed=0)


def test_a_file_that_is_no_training_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "fr.yml").write_text("nlu: 3\n")

    with pytest.raises(LinesError, match=r"fr\.yml"):
        held_out_lines(tmp_path)


def test_every_address_in_the_lines_is_invented_or_a_bodys_own() -> None:
    links = re.compile(r"https?://([^\s/]+)|www\.([^\s/]+)")
    invented = re.compile(r"\.(?:example|test|invalid)(?:[:.,;!?)»\"']|$)")
    found = [
        host
        for line in [*LINES, *held_out_lines()]
        for pair in links.findall(line.text)
        for host in pair
        if host and not invented.search(host) and not is_official(host.rstrip(".,;:!?)»\"'"))
    ]

    assert found == []
