"""The writers' lines are read with their headings; a mistake names its file and line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.care.danger_kinds import KINDS
from bot.care.danger_lines import (
    HELD_OUT,
    LEARNT,
    NONE,
    UNSURE,
    DangerLine,
    DangerLinesError,
    danger_lines,
)
from bot.care.danger_training import NOT_ORDINARY, TALK, lines_to_learn, ordinary_lines
from bot.project import ROOT


def written(folder: Path, text: str) -> Path:
    (folder / "fr").mkdir()
    (folder / "fr" / "writer-a.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_line_has_the_heading_above_it(tmp_path: Path) -> None:
    folder = written(
        tmp_path, "# about the writer\n## self_indirect\nà quoi bon\n\n## decoy\nmdr\n"
    )

    assert danger_lines(folder) == [
        DangerLine("à quoi bon", "self_indirect", "crisis_self", "fr", "writer-a"),
        DangerLine("mdr", "decoy", NONE, "fr", "writer-a"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("à quoi bon\n", r"writer-a.txt:1: a line stands before any"),
        ("## sadness\nà quoi bon\n", r"writer-a.txt:1: “sadness” is none of self_explicit"),
    ],
)
def test_a_mistake_says_what_to_mend(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DangerLinesError, match=said):
        danger_lines(written(tmp_path, text))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_thousands_of_lines_of_many_writers_with_as_many_decoys(language: str) -> None:
    lines = [line for line in danger_lines(LEARNT) if line.language == language]
    kinds = Counter(line.kind for line in lines)

    assert len(lines) >= 5000
    assert len({line.writer for line in lines}) >= 8
    assert all(kinds[kind] >= 300 for kind in KINDS)
    assert kinds[NONE] >= 0.75 * sum(kinds[kind] for kind in KINDS)


def test_what_readers_differ_about_is_not_learnt() -> None:
    assert any(line.kind == UNSURE for line in danger_lines(LEARNT))
    assert all(line.kind != UNSURE for line in lines_to_learn())


def test_ordinary_talk_holds_nothing_said_by_somebody_frightened() -> None:
    talk = ordinary_lines(ROOT / "nlu")

    assert len(talk) > 3000
    assert all((line.kind, line.writer) == (NONE, TALK) for line in talk)
    assert "describe_threats" in NOT_ORDINARY


def test_examiners_are_not_among_the_writers() -> None:
    judged = {line.writer for line in danger_lines(HELD_OUT)}

    assert judged.isdisjoint({line.writer for line in danger_lines(LEARNT)})
