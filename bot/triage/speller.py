"""How a text is spelled, as numbers: its character n-grams, words and word pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.triage.normal import RECEIVED_MARK, both_ends, clean, fold, without_greeting

FIRST, LAST = 1000, 500
"""Characters read from the beginning and from the end of a long text."""
CHARACTERS, WORDS = 50_000, 40_000
"""Most character n-grams, and most words and word pairs, that are kept."""

Spelled: TypeAlias = csr_matrix


class Speller:
    """Learns which n-grams there are, and then finds them in texts.

    Both halves are normalised by themselves, so that a letter weighs no more than a line.
    """

    def __init__(self, characters: int = CHARACTERS, words: int = WORDS) -> None:
        self._vectorizers = (
            _vectorizer("char_wb", (2, 5), characters),
            _vectorizer("word", (1, 2), words),
        )
        self._halves: tuple[_Ngrams, ...] = ()

    def fit(self, texts: Sequence[str]) -> Spelled:
        """Learn the n-grams of texts.

        Returns:
            What ``read`` gives for the same texts.
        """
        plain = [spelling_of(text) for text in texts]
        spelled = [vectorizer.fit_transform(plain) for vectorizer in self._vectorizers]
        shift = 0
        for vectorizer in self._vectorizers:
            # Every n-gram that was too rare: millions of them, and of no use.
            del vectorizer.stop_words_
            self._halves += (_Ngrams(vectorizer, shift),)
            shift += len(vectorizer.vocabulary_)
        return csr_matrix(hstack(spelled, format="csr"))

    def read(self, texts: Sequence[str]) -> Spelled:
        """Find the n-grams of texts; shape ``(texts, n-grams)``.

        What scikit-learn's own ``transform`` gives, without what it costs for a single text.
        """
        parts = [half.read(plain) for plain in map(spelling_of, texts) for half in self._halves]
        lengths = [len(columns) for columns, _ in parts]
        ends = np.cumsum([0, *lengths])[:: len(self._halves)]
        return csr_matrix(
            (np.concatenate([w for _, w in parts]), np.concatenate([c for c, _ in parts]), ends),
            shape=(len(texts), sum(half.width for half in self._halves)),
        )


class _Ngrams:
    """One half of the spelling: which n-grams count, in which column, and how much."""

    def __init__(self, vectorizer: TfidfVectorizer, shift: int) -> None:
        self._analyze = vectorizer.build_analyzer()
        self._columns = vectorizer.vocabulary_
        self._rarity = np.asarray(vectorizer.idf_, dtype=np.float32)
        self._shift = shift
        self.width = len(self._columns)

    def read(self, plain: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The columns and the weights of one text: sublinear counts, weighted and normalised."""
        known = self._columns
        counts = Counter(known[ngram] for ngram in self._analyze(plain) if ngram in known)
        columns = np.fromiter(counts.keys(), dtype=np.int64, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (1 + np.log(often)) * self._rarity[columns]
        norm = float(np.linalg.norm(weights))
        return columns + self._shift, weights / norm if norm else weights


def spelling_of(text: str) -> str:
    """The text as its spelling is read: without greeting, accents and capitals.

    Example:
        >>> spelling_of("Bonjour, j'ai REÇU un mail de la police")
        "j'ai recu un mail de la police"
    """
    plain = without_greeting(clean(text).replace(RECEIVED_MARK, ""))
    return fold(both_ends(plain, FIRST, LAST))


def _vectorizer(analyzer: str, ngrams: tuple[int, int], most: int) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=analyzer,
        ngram_range=ngrams,
        lowercase=False,
        token_pattern=r"[^\s.,;:!?()\"«»]+" if analyzer == "word" else None,
        min_df=2,
        sublinear_tf=True,
        max_features=most,
        dtype=np.float32,
    )
