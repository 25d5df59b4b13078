"""How a text is spelled, as numbers: its character n-grams, words and word pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.triage.normal import RECEIVED_MARK, clean, fold, without_greeting

FIRST, LAST = 1000, 500
"""Characters read from the beginning and from the end; what is between adds nothing to a letter."""
CHARACTERS, WORDS = 50_000, 40_000
"""Most character n-grams, and most words and word pairs, that are kept."""

Spelled: TypeAlias = csr_matrix


class Speller:
    """Learns which n-grams there are, and then finds them in texts.

    Both halves are normalised by themselves, so that a letter weighs no more than a line.
    """

    def __init__(self, characters: int = CHARACTERS, words: int = WORDS) -> None:
        self._characters = _vectorizer("char_wb", (2, 5), characters)
        self._words = _vectorizer("word", (1, 2), words)

    def fit(self, texts: Sequence[str]) -> Spelled:
        """Learn the n-grams of texts.

        Returns:
            What ``read`` gives for the same texts.
        """
        plain = [spelling_of(text) for text in texts]
        return _side_by_side(
            self._characters.fit_transform(plain), self._words.fit_transform(plain)
        )

    def read(self, texts: Sequence[str]) -> Spelled:
        """Find the n-grams of texts; shape ``(texts, n-grams)``."""
        plain = [spelling_of(text) for text in texts]
        return _side_by_side(self._characters.transform(plain), self._words.transform(plain))


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


def _side_by_side(characters: Spelled, words: Spelled) -> Spelled:
    return csr_matrix(hstack([characters, words], format="csr"))


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
