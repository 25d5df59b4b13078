"""A softmax over weighted features: what stays of a logistic regression once it has learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Linear:
    """Weights, one row a feature, one column a label.

    Scikit-learn keeps them the other way round and copies all of them for every single text; kept
    like this, a text costs its own features alone.
    """

    labels: tuple[str, ...]
    weights: Scores
    bias: Scores

    def log_probabilities(self, features: Any) -> Scores:
        """Classify rows of features.

        Args:
            features: shape ``(examples, features)``, sparse or dense.

        Returns:
            Shape ``(examples, labels)``.
        """
        return log_softmax(np.asarray(features @ self.weights + self.bias, dtype=np.float32))


def learn(
    features: Any,
    labels: Sequence[str],
    strength: float,
    max_iter: int,
    seed: int,
    *,
    scaled: bool = False,
    balanced: bool = True,
) -> Linear:
    """Fit a logistic regression.

    Args:
        features: shape ``(examples, features)``, sparse or dense.
        labels: one for each example.
        strength: inverse regularisation.
        max_iter: steps of the solver.
        seed: of the solver.
        scaled: learn on features of unit variance (dense features only).
        balanced: let every label weigh the same, however many examples it has.

    Returns:
        The weights, for features as they are given.
    """
    mean, deviation = 0.0, np.float32(1.0)
    if scaled:
        mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-6
        features = (features - mean) / deviation
    regression = LogisticRegression(
        C=strength,
        max_iter=max_iter,
        class_weight="balanced" if balanced else None,
        tol=1e-2,
        random_state=seed,
    ).fit(features, list(labels))
    weights = regression.coef_ / deviation
    bias = regression.intercept_ - (weights @ mean if scaled else 0.0)
    return Linear(
        tuple(str(label) for label in regression.classes_),
        np.ascontiguousarray(weights.T, dtype=np.float32),
        np.asarray(bias, dtype=np.float32),
    )


def log_softmax(scores: Scores) -> Scores:
    """Turn scores into log-probabilities, row by row.

    Example:
        >>> [round(float(p), 2) for p in np.exp(log_softmax(np.array([[0.0, 0.0]])))[0]]
        [0.5, 0.5]
    """
    scores = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), dtype=np.float32)
