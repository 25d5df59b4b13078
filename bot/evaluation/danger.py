"""Judges the danger model by writers it did not learn from, and chooses its thresholds."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.care.danger_kinds import KINDS
from bot.care.danger_lines import NONE, DangerLine
from bot.care.danger_model import (
    CHARACTERS,
    CONFIG,
    WORDS,
    Heard,
    heard_of,
    plain_text,
    with_words_found,
)
from bot.care.danger_training import TALK
from bot.evaluation.lines import fold_writers
from bot.triage.classifier import TextClassifier
from bot.triage.encoder import encode_all
from bot.triage.language import other_language
from bot.triage.language_shift import language_shifts
from bot.triage.speller import Speller

DANGER_SECTIONS = ("self_explicit", "self_indirect", "incitement", "other", "child", "violence")
Z_95 = 1.959964
"""The normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True)
class Share:
    """So many of so many lines.

    Attributes:
        hits: how many.
        lines: of how many.
    """

    hits: int
    lines: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.hits / self.lines if self.lines else 0.0

    @property
    def bounds(self) -> tuple[float, float]:
        """The 95 % interval of Wilson ("Probable inference", JASA 22, 1927)."""
        n, p, z = self.lines, self.share, Z_95
        if not n:
            return 0.0, 1.0
        middle = p + z * z / (2 * n)
        spread = z * float(np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)))
        return (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)


def cross_validated(lines: Sequence[DangerLine], folds: int, seed: int) -> list[Heard]:
    """Hear each writer's lines by a model that learnt from the others.

    Lines of ordinary talk belong to no writer: each fold is judged by those that it did not learn.

    Args:
        lines: the lines that the model learns from.
        folds: how many times the writers are divided.
        seed: of the division.

    Returns:
        One for each line.
    """
    plain = [plain_text(line.text) for line in lines]
    spelled = [with_words_found(text) for text in plain]
    meanings = encode_all(plain, threads=os.cpu_count() or 1)
    others = [other_language(text) for text in plain]
    fold_of = _folds_of(lines, folds, seed)
    shifts = language_shifts()
    heard: list[Heard] = [Heard(0.0, KINDS[0])] * len(lines)
    for fold in range(folds):
        judged = np.flatnonzero(fold_of == fold)
        learnt = np.flatnonzero(fold_of != fold)
        speller = Speller(CHARACTERS, WORDS)
        classifier = TextClassifier(CONFIG, shifts).fit(
            speller.fit([spelled[i] for i in learnt]),
            meanings[learnt],
            [lines[i].kind for i in learnt],
        )
        likely = classifier.probabilities(
            speller.read([spelled[i] for i in judged]),
            meanings[judged],
            [others[i] for i in judged],
        )
        for place, one in zip(judged, heard_of(likely, classifier.labels), strict=True):
            heard[int(place)] = one
    return heard


def _folds_of(lines: Sequence[DangerLine], folds: int, seed: int) -> npt.NDArray[np.int64]:
    tags = [f"{line.language}:{line.writer}" for line in lines]
    groups = fold_writers({tag for tag in tags if not tag.endswith(TALK)}, folds, seed)
    of_writer = {tag: fold for fold, group in enumerate(groups) for tag in group}
    spread = np.random.default_rng(seed).integers(0, folds, len(lines))
    return np.array([of_writer.get(tag, int(spread[i])) for i, tag in enumerate(tags)])


def thresholds(lines: Sequence[DangerLine], scores: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Choose the scores from which danger is ``sure`` and ``possible``.

    The lowest that keep false alarms, on lines that were not learnt from, at 4 % (sure) and 13 %
    (possible) of hard decoys and at 0.7 % and 3 % of ordinary talk: a little below what is
    promised.

    Args:
        lines: the lines.
        scores: what a model that did not learn them says.

    Returns:
        The two thresholds.
    """
    decoys = np.array([line.section.startswith("decoy") for line in lines])
    talk = np.array([line.writer == TALK for line in lines])
    sure = max(np.quantile(scores[decoys], 0.96), np.quantile(scores[talk], 0.993))
    possible = max(np.quantile(scores[decoys], 0.87), np.quantile(scores[talk], 0.97))
    return float(sure), float(possible)


def shares(
    lines: Sequence[DangerLine], scores: npt.NDArray[np.float64], threshold: float
) -> dict[str, Share]:
    """How many lines of each section reach a threshold; all decoys together are ``decoy``."""
    reached = scores >= threshold
    found: dict[str, list[bool]] = {}
    for line, hit in zip(lines, reached, strict=True):
        name = "decoy" if line.section.startswith("decoy") else line.section
        found.setdefault("talk" if line.writer == TALK else name, []).append(bool(hit))
    return {name: Share(sum(hits), len(hits)) for name, hits in found.items()}


def right_kinds(lines: Sequence[DangerLine], heard: Sequence[Heard], threshold: float) -> Share:
    """Of the dangers that were noticed, how many are of the right kind."""
    noticed = [
        one.kind == line.kind
        for line, one in zip(lines, heard, strict=True)
        if line.kind != NONE and one.score >= threshold
    ]
    return Share(sum(noticed), len(noticed))
