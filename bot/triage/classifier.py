"""Tells labels apart by two views of a text: how it is spelled and what it means.

Each view has a logistic regression of its own; their probabilities are multiplied. What is written
in a language of the training data is judged by both; any other language by its meaning alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from bot.triage.encoder import Vector
from bot.triage.linear import Linear, Scores, learn, log_softmax
from bot.triage.normal import RECEIVED_MARK, clean, fold, without_greeting

FIRST, LAST = 1000, 500
"""Characters read from the beginning and from the end; what is between adds nothing to a letter."""
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
        characters: most character n-grams kept.
        words: most words and word pairs kept.
        spelling_c: inverse regularisation of the view of spelling.
        meaning_c: inverse regularisation of the view of meaning.
        spelling_weight: weight of the spelling.
        meaning_weight: weight of the meaning beside it.
        alone_weight: weight of the meaning in a language that was not learnt.
        balanced: whether every label weighs the same, however many examples it has.
        max_iter: steps of the solver.
        seed: of the solver.
    """

    characters: int = 50_000
    words: int = 40_000
    spelling_c: float = 10.0
    meaning_c: float = 0.003
    spelling_weight: float = 1.0
    meaning_weight: float = 0.7
    alone_weight: float = 1.4
    balanced: bool = True
    max_iter: int = 60
    seed: int = 0


def spelling_of(text: str) -> str:
    """The text as its spelling is read: without greeting, accents and capitals.

    Example:
        >>> spelling_of("Bonjour, j'ai REÇU un mail de la police")
        "j'ai recu un mail de la police"
    """
    plain = without_greeting(clean(text).replace(RECEIVED_MARK, ""))
    if len(plain) > FIRST + LAST:
        plain = plain[:FIRST] + "\n" + plain[-LAST:]
    return fold(plain)


class TextClassifier:
    """A classifier over texts and their encodings (``bot.triage.encoder``).

    Args:
        config: strengths and weights.
        shifts: what to take off the meaning of a text in a language that was not learnt
            (``bot.triage.language_shift``).
    """

    def __init__(self, config: ClassifierConfig, shifts: Mapping[str, Vector]) -> None:
        self.config = config
        self.shifts = dict(shifts)
        self._speller: FeatureUnion | None = None
        self._spelling: Linear | None = None
        self._meaning: Linear | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels learnt, in the order of the columns."""
        return self._spelling.labels if self._spelling else ()

    def fit(self, texts: Sequence[str], meanings: Matrix, labels: Sequence[str]) -> TextClassifier:
        """Learn from texts.

        Args:
            texts: one for each example.
            meanings: shape ``(examples, 1792)``.
            labels: one for each example.

        Returns:
            The classifier itself.
        """
        config = self.config
        self._speller = FeatureUnion(
            [
                ("characters", _vectorizer("char_wb", (2, 5), config.characters)),
                ("words", _vectorizer("word", (1, 2), config.words)),
            ]
        )
        spelled = self._speller.fit_transform([spelling_of(text) for text in texts])
        solver = (config.max_iter, config.seed)
        with ThreadPoolExecutor(2) as pool:
            spelling = pool.submit(
                learn, spelled, labels, config.spelling_c, *solver, balanced=config.balanced
            )
            self._meaning = learn(
                meanings, labels, config.meaning_c, *solver, scaled=True, balanced=config.balanced
            )
            self._spelling = spelling.result()
        return self

    def views(
        self, texts: Sequence[str], meanings: Matrix, others: Sequence[str | None]
    ) -> tuple[Scores, Scores]:
        """What each view says by itself.

        Args:
            texts: one for each example.
            meanings: shape ``(examples, 1792)``.
            others: for each text, the code of its language when that was not learnt.

        Returns:
            The log-probabilities by spelling and by meaning, each ``(examples, labels)``.

        Raises:
            ValueError: when nothing was learnt yet.
        """
        if self._speller is None or self._spelling is None or self._meaning is None:
            raise ValueError("TextClassifier must be fitted before it can classify.")
        spelled = self._speller.transform([spelling_of(text) for text in texts])
        still = np.zeros(meanings.shape[1], dtype=np.float32)
        shifts = np.stack([self.shifts.get(other or "", still) for other in others])
        by_spelling = self._spelling.log_probabilities(spelled)
        return by_spelling, self._meaning.log_probabilities(meanings - shifts)

    def probabilities(
        self, texts: Sequence[str], meanings: Matrix, others: Sequence[str | None]
    ) -> Scores:
        """How likely each label is for each text.

        Args:
            texts: one for each example.
            meanings: shape ``(examples, 1792)``.
            others: for each text, the code of its language when that was not learnt.

        Returns:
            Shape ``(examples, labels)``; each row sums to one, in the order of ``labels``.
        """
        return weigh(self.config, *self.views(texts, meanings, others), others)


def weigh(
    config: ClassifierConfig, by_spelling: Scores, by_meaning: Scores, others: Sequence[str | None]
) -> Scores:
    """Bring the two views together; a language that was not learnt is judged by meaning alone."""
    by_spelling, by_meaning = np.maximum(by_spelling, FLOOR), np.maximum(by_meaning, FLOOR)
    both = config.spelling_weight * by_spelling + config.meaning_weight * by_meaning
    learnt = np.array([other is None for other in others])[:, None]
    return np.exp(log_softmax(np.where(learnt, both, config.alone_weight * by_meaning)))


def _vectorizer(analyzer: str, ngrams: tuple[int, int], most: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=analyzer,
        ngram_range=ngrams,
        token_pattern=r"[^\s.,;:!?()\"«»]+" if analyzer == "word" else None,
        min_df=2,
        sublinear_tf=True,
        max_features=most,
        dtype=np.float32,
    )
