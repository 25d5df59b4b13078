"""A model of its own that listens for danger said without any alarming word.

Two logistic regressions, over how a message is spelled and over what it means, with their
probabilities multiplied (``bot.triage.classifier``). What it says is measured in
``docs/danger.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import joblib
import numpy as np
import numpy.typing as npt

from bot.care.danger_kinds import KINDS
from bot.care.danger_lines import NONE
from bot.care.danger_words import danger_in_words
from bot.care.disguise import emoji_in_words, undisguised
from bot.triage.classifier import ClassifierConfig, TextClassifier
from bot.triage.encoder import encode_all
from bot.triage.language import detect_language, other_language
from bot.triage.language_shift import language_shifts
from bot.triage.speller import Speller

CONFIG = ClassifierConfig(
    spelling_c=10.0,
    meaning_c=0.003,
    spelling_weight=1.0,
    meaning_weight=0.7,
    alone_weight=0.7,
    balanced=False,
)
CHARACTERS, WORDS = 100_000, 80_000
"""Most character n-grams, and most words and word pairs, that are kept."""
FLOOR = 1e-9


class Heard(NamedTuple):
    """What the model says of a text.

    Attributes:
        score: log-odds that it tells of danger.
        kind: the kind of danger, if it is one.
    """

    score: float
    kind: str


@dataclass(frozen=True)
class DangerModel:
    """A fitted model.

    Attributes:
        speller: finds the n-grams that were learnt.
        classifier: tells the kinds of danger, and ``none``.
    """

    speller: Speller
    classifier: TextClassifier

    def hear(self, texts: Sequence[str]) -> list[Heard]:
        """Score texts.

        Args:
            texts: messages or parts of them.

        Returns:
            One for each text.
        """
        plain = [plain_text(text) for text in texts]
        likely = self.classifier.probabilities(
            self.speller.read([with_words_found(text) for text in plain]),
            encode_all(plain),
            [other_language(text) for text in plain],
        )
        return heard_of(likely, self.classifier.labels)

    def spelled_score(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Log-odds of danger by the spelling alone: quick, for finding where to listen closely."""
        plain = [with_words_found(plain_text(text)) for text in texts]
        likely = np.exp(self.classifier.spelling(self.speller.read(plain)))
        none = likely[:, self.classifier.labels.index(NONE)]
        return np.asarray(np.log((1 - none + FLOOR) / (none + FLOOR)), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the model, whole or not at all."""
        unfinished = path.with_suffix(".unfinished")
        joblib.dump((self.speller, self.classifier), unfinished)
        unfinished.replace(path)


def load_model(path: Path) -> DangerModel:
    """Load a model that this project trained.

    Raises:
        OSError: when there is none.
    """
    return DangerModel(*joblib.load(path))


def fit_model(texts: Sequence[str], kinds: Sequence[str], threads: int = 2) -> DangerModel:
    """Learn from messages.

    Args:
        texts: messages.
        kinds: the danger that each tells of, or ``none``.
        threads: how many texts are read at a time.
    """
    plain = [plain_text(text) for text in texts]
    speller = Speller(CHARACTERS, WORDS)
    spelled = speller.fit([with_words_found(text) for text in plain])
    classifier = TextClassifier(CONFIG, language_shifts())
    return DangerModel(speller, classifier.fit(spelled, encode_all(plain, threads), kinds))


def plain_text(text: str) -> str:
    """A message as it would be read aloud: no disguise, emoji in words."""
    plain = undisguised(text)
    return emoji_in_words(plain, detect_language(plain) or "fr") if not plain.isascii() else plain


def with_words_found(text: str) -> str:
    """Add to a text, as one more word, what the lists of words say of it."""
    danger = danger_in_words(text)
    return f"{text} §{danger.kind}_{danger.level}" if danger else text


def heard_of(likely: npt.NDArray[np.float32], labels: Sequence[str]) -> list[Heard]:
    """Turn probabilities into log-odds of danger and the likeliest kind.

    Args:
        likely: shape ``(texts, labels)``; rows sum to one.
        labels: the columns.
    """
    none = likely[:, labels.index(NONE)]
    danger = likely[:, [labels.index(kind) for kind in KINDS]]
    scores = np.log((danger.sum(axis=1) + FLOOR) / (none + FLOOR))
    return [
        Heard(float(s), KINDS[int(k)]) for s, k in zip(scores, danger.argmax(axis=1), strict=True)
    ]
