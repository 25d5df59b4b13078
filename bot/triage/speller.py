"""How a text is spelled, as numbers: its character n-grams, words and word pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
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
        characters, words = (
            vectorizer.fit_transform(plain) for vectorizer in (self._characters, self._words)
        )
        for vectorizer in (self._characters, self._words):
            # Every n-gram that was too rare: millions of them, and of no use.
            del vectorizer.stop_words_
        return csr_matrix(hstack([characters, words], format="csr"))

    def read(self, texts: Sequence[str]) -> Spelled:
        """Find the n-grams of texts; shape ``(texts, n-grams)``.

        What scikit-learn's own ``transform`` gives, without what it costs for a single text.
        """
        shift = len(self._characters.vocabulary_)
        rows = [
            (*_row(self._characters, plain, 0), *_row(self._words, plain, shift))
            for plain in map(spelling_of, texts)
        ]
        columns = [part for row in rows for part in (row[0], row[2])]
        values = [part for row in rows for part in (row[1], row[3])]
        ends = np.cumsum([0, *(len(row[0]) + len(row[2]) for row in rows)])
        width = shift + len(self._words.vocabulary_)
        return csr_matrix(
            (np.concatenate(values), np.concatenate(columns), ends), shape=(len(texts), width)
        )


def _row(
    vectorizer: TfidfVectorizer, plain: str, shift: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """The columns and the weights of one text: sublinear counts, weighted and normalised."""
    known = vectorizer.vocabulary_
    counts = Counter(known[ngram] for ngram in vectorizer.build_analyzer()(plain) if ngram in known)
    columns = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
    often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
    weights = (1 + np.log(often)) * vectorizer.idf_[columns]
    norm = float(np.sqrt((weights**2).sum()))
    return columns + shift, np.asarray(weights / norm if norm else weights, dtype=np.float32)


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
