"""The figures by which a classifier is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score

from bot.triage.situation import NO_HARM

BINS = 10


@dataclass(frozen=True)
class Predictions:
    """What a classifier said of some lines.

    Attributes:
        truth: the right situation of each line.
        named: the situation that was named.
        confidence: how sure the classifier was of it, from 0 to 1.
    """

    truth: Sequence[str]
    named: Sequence[str]
    confidence: npt.NDArray[np.float64]

    def where(self, mask: Sequence[bool]) -> Predictions:
        """Only the lines for which the mask is true."""
        chosen = [index for index, keep in enumerate(mask) if keep]
        return Predictions(
            [self.truth[index] for index in chosen],
            [self.named[index] for index in chosen],
            self.confidence[chosen],
        )


@dataclass(frozen=True)
class Scores:
    """Figures from 0 to 1, over so many lines.

    Attributes:
        lines: how many lines were judged.
        accuracy: share of lines named rightly.
        macro_f1: mean over the situations of the F1 score of each.
        calibration_error: expected calibration error over ten bins of confidence (Guo et al.,
            "On Calibration of Modern Neural Networks", 2017).
        scams_called_none: share of real scams that were called ``none``.
    """

    lines: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    scams_called_none: float


def scores_of(predictions: Predictions) -> Scores:
    """Judge predictions.

    Raises:
        ValueError: when there is nothing to judge.
    """
    if not predictions.truth:
        raise ValueError("There is no line to judge.")
    truth, named = np.array(predictions.truth), np.array(predictions.named)
    scams = ~np.isin(truth, NO_HARM)
    return Scores(
        lines=len(truth),
        accuracy=float(accuracy_score(truth, named)),
        macro_f1=float(f1_score(truth, named, average="macro", zero_division=0)),
        calibration_error=calibration_error(truth == named, predictions.confidence),
        scams_called_none=float((named[scams] == "none").mean()) if scams.any() else 0.0,
    )


def reliability(
    right: npt.NDArray[np.bool_], confidence: npt.NDArray[np.float64]
) -> list[tuple[float, float, int]]:
    """For each bin of confidence that has lines: its mean confidence, its accuracy, its lines."""
    bins = np.clip(np.ceil(confidence * BINS).astype(int) - 1, 0, BINS - 1)
    return [
        (
            float(confidence[bins == b].mean()),
            float(right[bins == b].mean()),
            int((bins == b).sum()),
        )
        for b in range(BINS)
        if (bins == b).any()
    ]


def calibration_error(right: npt.NDArray[np.bool_], confidence: npt.NDArray[np.float64]) -> float:
    """How far the confidence is from the share that is right, on average.

    Example:
        >>> calibration_error(np.array([True, False]), np.array([0.5, 0.5]))
        0.0
    """
    return float(
        sum(abs(mean - share) * lines for mean, share, lines in reliability(right, confidence))
        / len(right)
    )


def confusion_of(predictions: Predictions, situations: Sequence[str]) -> npt.NDArray[np.int64]:
    """Lines by right situation (row) and named situation (column)."""
    table = confusion_matrix(predictions.truth, predictions.named, labels=list(situations))
    return np.asarray(table, dtype=np.int64)
