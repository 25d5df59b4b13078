"""Learning from some writers and judging by others."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.evaluation.lines import Line, tag_of, writer_folds
from bot.evaluation.scores import Predictions
from bot.triage.classifier import ClassifierConfig, Matrix, TextClassifier, weigh
from bot.triage.encoder import Vector, encode_all
from bot.triage.language import other_language
from bot.triage.language_shift import language_shifts
from bot.triage.linear import Scores
from bot.triage.normal import without_greeting
from bot.triage.speller import Speller

SPELLING, MEANING, BOTH = "spelling alone", "meaning alone", "spelling and meaning"
VIEWS = (SPELLING, MEANING, BOTH)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Judged:
    """Lines that a classifier had not seen, and what each of its views said of them."""

    lines: tuple[Line, ...]
    by_view: dict[str, Predictions]


def encode_lines(lines: Sequence[Line]) -> Matrix:
    """Encode every line; shape ``(lines, 1792)``."""
    return encode_all([without_greeting(line.text) for line in lines], threads=os.cpu_count() or 1)


def cross_validate(
    lines: Sequence[Line], meanings: Matrix, folds: int, seed: int, tell: Tell
) -> Judged:
    """Judge each writer's lines by a classifier that learnt from the other writers.

    Args:
        lines: the training lines.
        meanings: their encodings.
        folds: how many times the writers are divided.
        seed: of the division and the solver.
        tell: is told of each step.
    """
    shifts = language_shifts()
    judged: list[Line] = []
    parts: dict[str, list[Predictions]] = {view: [] for view in VIEWS}
    for number, group in enumerate(writer_folds(lines, folds, seed), start=1):
        held = np.array([tag_of(line) in group for line in lines])
        tell(f"Fold {number} of {folds}: without {', '.join(group)}")
        speller, classifier = _fit(lines, meanings, ~held, seed, shifts)
        left_out = [line for line, out in zip(lines, held, strict=True) if out]
        for view, predictions in _judge(speller, classifier, left_out, meanings[held]).items():
            parts[view].append(predictions)
        judged += left_out
    return Judged(tuple(judged), {view: _joined(found) for view, found in parts.items()})


def judge_held_out(
    lines: Sequence[Line], meanings: Matrix, held_out: Sequence[Line], seed: int
) -> Judged:
    """Learn from every training line and judge the lines that are never learnt from."""
    every = np.ones(len(lines), dtype=bool)
    taught = _fit(lines, meanings, every, seed, language_shifts())
    return Judged(tuple(held_out), _judge(*taught, held_out, encode_lines(held_out)))


def _fit(
    lines: Sequence[Line],
    meanings: Matrix,
    learnt: npt.NDArray[np.bool_],
    seed: int,
    shifts: dict[str, Vector],
) -> tuple[Speller, TextClassifier]:
    chosen = [line for line, keep in zip(lines, learnt, strict=True) if keep]
    speller = Speller()
    spelled = speller.fit([line.text for line in chosen])
    classifier = TextClassifier(ClassifierConfig(seed=seed), shifts)
    classifier.fit(spelled, meanings[learnt], [line.scam_type for line in chosen])
    return speller, classifier


def _judge(
    speller: Speller, classifier: TextClassifier, lines: Sequence[Line], meanings: Matrix
) -> dict[str, Predictions]:
    others = [other_language(line.text) for line in lines]
    views = classifier.views(speller.read([line.text for line in lines]), meanings, others)
    said = {
        SPELLING: np.exp(views.spelling),
        MEANING: np.exp(views.meaning),
        BOTH: weigh(classifier.config, views, others),
    }
    truth = [line.scam_type for line in lines]
    return {view: _named(truth, p, classifier.labels) for view, p in said.items()}


def _named(truth: Sequence[str], probabilities: Scores, labels: Sequence[str]) -> Predictions:
    best = probabilities.argmax(axis=1)
    return Predictions(
        truth, [labels[index] for index in best], probabilities.max(axis=1).astype(np.float64)
    )


def _joined(parts: Sequence[Predictions]) -> Predictions:
    return Predictions(
        [truth for part in parts for truth in part.truth],
        [named for part in parts for named in part.named],
        np.concatenate([part.confidence for part in parts]),
    )
