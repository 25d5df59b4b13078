"""Tells labels apart by two views of a text: how it is spelled and what it means.

Each view has a logistic regression of its own; their probabilities are multiplied. What is written
in a language of the training data is judged by both; any other language by its meaning alone, where
the sentences' vectors count once more: they travel between languages better than the words'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.triage.encoder import SENTENCE, Vector
from bot.triage.linear import Linear, Scores, learn, log_softmax
from bot.triage.speller import Spelled

FLOOR = np.float32(np.log(1e-5))
"""No view may rule a label out alone."""

Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class ClassifierConfig:
    """How the two views learn and how they are weighed.

    The weights are exponents of the views' probabilities. Together they also set how sure the
    classifier sounds; they are those for which it is right as often as it says
    (``docs/triage.md``).

    Attributes:
        spelling_c: inverse regularisation of the view of spelling.
        meaning_c: inverse regularisation of the view of meaning.
        spelling_weight: weight of the spelling.
        meaning_weight: weight of the meaning beside it.
        alone_weight: weight of the meaning, and of the sentences' vectors by themselves, in a
            language that was not learnt.
        balanced: whether every label weighs the same, however many examples it has.
        max_iter: steps of the solver.
        seed: of the solver.
    """

    spelling_c: float = 10.0
    meaning_c: float = 0.003
    spelling_weight: float = 1.0
    meaning_weight: float = 0.7
    alone_weight: float = 0.7
    balanced: bool = True
    max_iter: int = 60
    seed: int = 0


class TextClassifier:
    """A classifier over how texts are spelled (``speller``) and what they mean (``encoder``).

    Args:
        config: strengths and weights.
        shifts: what to take off the meaning of a text in a language that was not learnt
            (``bot.triage.language_shift``).
    """

    def __init__(self, config: ClassifierConfig, shifts: Mapping[str, Vector]) -> None:
        self.config = config
        self.shifts = dict(shifts)
        self._spelling: Linear | None = None
        self._meaning: Linear | None = None
        self._sentences: Linear | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels learnt, in the order of the columns."""
        return self._spelling.labels if self._spelling else ()

    def fit(self, spelled: Spelled, meanings: Matrix, labels: Sequence[str]) -> TextClassifier:
        """Learn from texts.

        Args:
            spelled: shape ``(examples, n-grams)``.
            meanings: shape ``(examples, 1792)``.
            labels: one for each example.

        Returns:
            The classifier itself.
        """
        config = self.config
        solver = (config.max_iter, config.seed)
        with ThreadPoolExecutor(2) as pool:
            spelling = pool.submit(
                learn, spelled, labels, config.spelling_c, *solver, balanced=config.balanced
            )
            self._meaning = learn(
                meanings, labels, config.meaning_c, *solver, scaled=True, balanced=config.balanced
            )
            self._sentences = learn(
                meanings[:, :SENTENCE],
                labels,
                config.meaning_c,
                *solver,
                scaled=True,
                balanced=config.balanced,
            )
            self._spelling = spelling.result()
        return self

    def spelling(self, spelled: Spelled) -> Scores:
        """Log-probabilities by the spelling alone, shape ``(examples, labels)``.

        Raises:
            ValueError: when nothing was learnt yet.
        """
        if self._spelling is None:
            raise ValueError("TextClassifier must be fitted before it can classify.")
        return self._spelling.log_probabilities(spelled)

    def views(self, spelled: Spelled, meanings: Matrix, others: Sequence[str | None]) -> Views:
        """What each view says by itself.

        Args:
            spelled: shape ``(examples, n-grams)``.
            meanings: shape ``(examples, 1792)``.
            others: for each text, the code of its language when that was not learnt.

        Raises:
            ValueError: when nothing was learnt yet.
        """
        if not (self._spelling and self._meaning and self._sentences):
            raise ValueError("TextClassifier must be fitted before it can classify.")
        still = np.zeros(meanings.shape[1], dtype=np.float32)
        shifted = meanings - np.stack([self.shifts.get(other or "", still) for other in others])
        return Views(
            self._spelling.log_probabilities(spelled),
            self._meaning.log_probabilities(shifted),
            self._sentences.log_probabilities(shifted[:, :SENTENCE]),
        )

    def probabilities(
        self, spelled: Spelled, meanings: Matrix, others: Sequence[str | None]
    ) -> Scores:
        """How likely each label is for each text.

        Args:
            spelled: shape ``(examples, n-grams)``.
            meanings: shape ``(examples, 1792)``.
            others: for each text, the code of its language when that was not learnt.

        Returns:
            Shape ``(examples, labels)``; each row sums to one, in the order of ``labels``.
        """
        return weigh(self.config, self.views(spelled, meanings, others), others)


@dataclass(frozen=True)
class Views:
    """Log-probabilities by each view, each of shape ``(examples, labels)``."""

    spelling: Scores
    meaning: Scores
    sentences: Scores


def weigh(config: ClassifierConfig, views: Views, others: Sequence[str | None]) -> Scores:
    """Bring the views together.

    Args:
        config: the weights.
        views: what each view says.
        others: for each text, the code of its language when that was not learnt.

    Returns:
        Probabilities, shape ``(examples, labels)``.
    """
    spelling, meaning = np.maximum(views.spelling, FLOOR), np.maximum(views.meaning, FLOOR)
    both = config.spelling_weight * spelling + config.meaning_weight * meaning
    alone = config.alone_weight * (meaning + np.maximum(views.sentences, FLOOR))
    learnt = np.array([other is None for other in others])[:, None]
    return np.exp(log_softmax(np.where(learnt, both, alone)))
