"""What the danger model learns from: the writers' lines, and ordinary talk about scams."""

from __future__ import annotations

from pathlib import Path

from bot.care.danger_lines import NONE, UNSURE, DangerLine, danger_lines
from bot.care.danger_model import DangerModel, fit_model
from bot.nlu_examples import read_examples
from bot.project import ROOT

LANGUAGES = ("fr", "en")
NOT_ORDINARY = {
    *("describe_threats", "describe_image_abuse", "describe_sextortion_minor"),
    *("afraid", "talk_to_human"),
}
"""Intents among whose examples somebody may well be in danger: they teach neither."""
SPOKEN_OF_CALMLY = {"ask_prevention", "ask_rights", "ask_data_removal", "ask_sources"}
"""Questions about danger by somebody who is in none: their words are those of others who are."""
TALK = "talk"
"""The writer of lines that are taken from ``nlu/``."""


def lines_to_learn(root: Path = ROOT) -> list[DangerLine]:
    """Every line that the model learns from.

    Args:
        root: the project folder.

    Raises:
        DangerLinesError: when a file of ``danger/`` cannot be used.
        ExamplesError: when a file of ``nlu/`` cannot be used.
    """
    written = danger_lines(root / "danger")
    judged = {line.text for line in written}
    talk = [line for line in ordinary_lines(root / "nlu") if line.text not in judged]
    return [*(line for line in written if line.kind != UNSURE), *talk]


def ordinary_lines(folder: Path) -> list[DangerLine]:
    """What people say to the guide from day to day: its own training examples, each one once."""
    found: dict[str, DangerLine] = {}
    for language in LANGUAGES:
        for path in sorted((folder / language).glob("*.yml")):
            for example in read_examples(path):
                left_out = example.intent in NOT_ORDINARY | SPOKEN_OF_CALMLY
                if not left_out and example.kind == "statement":
                    line = DangerLine(example.text, "ordinary", NONE, language, TALK)
                    found.setdefault(example.text, line)
    return list(found.values())


def train_danger_model(threads: int, root: Path = ROOT) -> DangerModel:
    """Learn from every line.

    Args:
        threads: how many texts are read at a time.
        root: the project folder.
    """
    lines = lines_to_learn(root)
    return fit_model([line.text for line in lines], [line.kind for line in lines], threads)
