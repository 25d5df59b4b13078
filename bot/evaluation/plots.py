"""The pictures of an evaluation: what is taken for what, and whether « 80 % sure » is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
import numpy as np

from bot.evaluation.scores import Predictions, confusion_of, reliability

matplotlib.use("Agg")
from matplotlib import pyplot

DPI = 110


def draw_confusion(predictions: Predictions, path: Path, title: str) -> None:
    """Draw the confusion matrix, each row as shares of its situation."""
    situations = sorted(set(predictions.truth))
    table = confusion_of(predictions, situations).astype(float)
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot.subplots(figsize=(11, 10))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, column in zip(*np.nonzero(table), strict=True):
        dark = shares[row, column] > 0.5
        axes.text(
            column,
            row,
            f"{int(table[row, column])}",
            ha="center",
            va="center",
            fontsize=7,
            color="white" if dark else "black",
        )
    axes.set_xticks(range(len(situations)), situations, rotation=90)
    axes.set_yticks(range(len(situations)), situations)
    axes.set_xlabel("named")
    axes.set_ylabel("right")
    axes.set_title(title)
    _save(figure, path)


def draw_reliability(predictions: Predictions, path: Path, title: str) -> None:
    """Draw how often the classifier is right for each degree of confidence."""
    right = np.array(predictions.truth) == np.array(predictions.named)
    points = reliability(right, predictions.confidence)
    figure, axes = pyplot.subplots(figsize=(6, 6))
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="perfectly calibrated")
    axes.plot([c for c, _, _ in points], [a for _, a, _ in points], marker="o", label="measured")
    for confidence, share, lines in points:
        axes.annotate(f"{lines}", (confidence, share), fontsize=7, xytext=(4, -10),
                      textcoords="offset points")  # fmt: skip
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xlabel("confidence")
    axes.set_ylabel("share named rightly")
    axes.set_title(title)
    axes.legend(loc="upper left")
    _save(figure, path)


def draw_comparison(scores: dict[str, dict[str, float]], path: Path, title: str) -> None:
    """Draw the macro-F1 of several classifiers, a group of bars for each set of lines."""
    sets = list(next(iter(scores.values())))
    width = 0.8 / len(scores)
    figure, axes = pyplot.subplots(figsize=(max(8, 1.2 * len(sets)), 5))
    for number, (classifier, by_set) in enumerate(scores.items()):
        places = np.arange(len(sets)) + number * width
        axes.bar(places, [by_set.get(name, 0.0) for name in sets], width, label=classifier)
    axes.set_xticks(np.arange(len(sets)) + 0.4 - width / 2, sets, rotation=30, ha="right")
    axes.set_ylim(0, 1)
    axes.set_ylabel(f"macro-F1, {title}")
    axes.legend(loc="lower center", ncol=len(scores), bbox_to_anchor=(0.5, 1.05))
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=DPI)
    pyplot.close(figure)
