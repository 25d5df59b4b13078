"""Rasa's stock pipeline on the same lines: what `rasa init` gives to everybody, trained by Rasa."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.evaluation.lines import Line
from bot.training import rasa_environment
from bot.triage.situation import DESCRIBE

STOCK = "Rasa's stock pipeline (DIET)"
KEPT_CHARACTERS = 2000
"""Of what Rasa printed, when it failed."""


class StockFailed(RuntimeError):
    """Rasa could not train or test its stock pipeline; the message has the end of its output."""


def judge_stock(
    lines: Sequence[Line], sets: Mapping[str, Sequence[Line]], folder: Path
) -> dict[str, float]:
    """Train the stock pipeline on lines and let Rasa test it on others.

    Args:
        lines: what it learns from.
        sets: the lines it is judged by, by name.
        folder: where the model and Rasa's own reports go.

    Returns:
        The macro-F1 of each set, as ``rasa test nlu`` reports it.

    Raises:
        StockFailed: when one of Rasa's commands fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "config.yml"
    config.write_text(_initial_config(), encoding="utf-8")
    training = folder / "training.yml"
    _write(lines, training)
    model = folder / "stock.tar.gz"
    _rasa("train", "nlu", "--config", config, "--nlu", training, "--out", folder,
          "--fixed-model-name", "stock")  # fmt: skip
    scores = {}
    for name, judged in sets.items():
        place = folder / name.replace(" ", "_")
        place.mkdir(exist_ok=True)
        _write(judged, place / "lines.yml")
        _rasa("test", "nlu", "--model", model, "--nlu", place / "lines.yml", "--out", place,
              "--no-plot")  # fmt: skip
        report = json.loads((place / "intent_report.json").read_text(encoding="utf-8"))
        scores[name] = float(report["macro avg"]["f1-score"])
    return scores


def _initial_config() -> str:
    spec = importlib.util.find_spec("rasa")
    if spec is None or not spec.submodule_search_locations:
        raise StockFailed("Rasa is not installed: run `make .venv/installed`.")
    package = Path(next(iter(spec.submodule_search_locations)))
    return (package / "cli" / "initial_project" / "config.yml").read_text(encoding="utf-8")


def _write(lines: Sequence[Line], path: Path) -> None:
    blocks: dict[str, list[dict[str, str]]] = {}
    for line in lines:
        blocks.setdefault(DESCRIBE + line.scam_type, []).append({"text": line.text})
    entries = ({"intent": intent, "examples": texts} for intent, texts in blocks.items())
    # JSON is YAML; Rasa looks for the key at the beginning of a line.
    rows = ['version: "3.1"', "nlu:", *(f"- {json.dumps(entry)}" for entry in entries)]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _rasa(*arguments: Any) -> None:
    done = subprocess.run(  # noqa: S603 (our own interpreter and arguments)
        [sys.executable, "-W", "ignore", "-m", "rasa", *map(str, arguments)],
        env=rasa_environment(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise StockFailed(f"rasa {arguments[0]} failed:\n{done.stderr[-KEPT_CHARACTERS:]}")
