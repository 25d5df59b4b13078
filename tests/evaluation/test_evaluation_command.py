"""`sangfroid eval` learns from some, judges by others, and writes what it found."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.evaluation.command import evaluate
from bot.evaluation.lines import Line
from bot.evaluation.stock import judge_stock


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a classifier that learnt from two writers alone."""
    folder = tmp_path_factory.mktemp("reports")
    evaluate(folder, folds=2, seed=0, writers=1, kind="statement")
    return folder


def test_the_figures_are_given_for_every_language(report: Path) -> None:
    figures = json.loads((report / "report.json").read_text())["held_out"]["spelling and meaning"]

    assert {"fr statement", "en statement", "ar statement", "six other languages"} <= set(figures)
    assert 0.2 < figures["en + fr statement"]["macro_f1"] < 1.0


def test_both_views_are_better_than_chance_and_compared(report: Path) -> None:
    text = (report / "report.txt").read_text()

    assert "spelling alone" in text
    assert "meaning alone" in text
    assert "Cross-validation, writers left out" in text


def test_the_pictures_are_drawn(report: Path) -> None:
    pictures = [
        report / f"{key}_{picture}.png"
        for key in ("cross_validation", "held_out")
        for picture in ("confusion", "reliability", "comparison")
    ]

    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert all(picture.name in (report / "report.html").read_text() for picture in pictures)


def test_every_error_is_listed_with_what_was_right(report: Path) -> None:
    with (report / "errors.csv").open(encoding="utf-8", newline="") as file:
        errors = list(csv.DictReader(file))

    assert errors
    assert all(error["right"] != error["named"] for error in errors)


def test_rasas_stock_pipeline_learns_and_is_judged_by_rasa(tmp_path: Path) -> None:
    lines = [
        Line(f"{words} {number}", scam_type, "en", "statement", "w")
        for scam_type, words in (
            ("parcel_scam", "a fee for my parcel at customs"),
            ("job_scam", "they want a deposit for a remote job"),
        )
        for number in ("today", "yesterday", "this week", "again")
    ]

    assert judge_stock(lines, {"en statement": lines}, tmp_path)["en statement"] > 0.5


@pytest.mark.parametrize("folds", ["1", "-2", "many"])
def test_folds_that_cannot_be_made_are_refused(folds: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["eval", "--folds", folds])

    assert refused.value.code == 2
