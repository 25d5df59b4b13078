"""Reads a text as entries of the catalogue, from its first character to its last.

An entry is a template: pieces that stand for themselves, and placeholders between them that are
filled in by a kind of their own (a number, the name of a situation, a quotation ...).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

KEY = 12
"""Characters by which the entries that may stand at a place are found."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

Filling = Callable[[str, int], Iterable[int]]
"""Where a placeholder may end that begins at a place of a text."""


@dataclass(frozen=True)
class Template:
    """One entry, ready to be matched.

    Args:
        pieces: what stands around the placeholders; one more than there are names.
        names: the placeholders between them.
    """

    pieces: tuple[str, ...]
    names: tuple[str, ...]


def template(words: str) -> Template:
    """Make a template of the words of an entry.

    Example:
        >>> template("Étape {position} : {title}.")
        Template(pieces=('Étape ', ' : ', '.'), names=('position', 'title'))
    """
    parts = _PLACEHOLDER.split(words)
    return Template(tuple(parts[::2]), tuple(parts[1::2]))


class Phrasebook:
    """Templates, found by how they begin.

    Args:
        texts: their words.
        fillings: what each placeholder may be; a text with another one never matches.
    """

    def __init__(self, texts: Iterable[str], fillings: Mapping[str, Filling]) -> None:
        self._fillings = fillings
        self._by_start: dict[str, list[Template]] = {}
        for words in dict.fromkeys(texts):
            one = template(words)
            self._by_start.setdefault(one.pieces[0][:KEY], []).append(one)
        self._lengths = sorted({len(start) for start in self._by_start}, reverse=True)

    def ends(self, text: str, start: int) -> Iterator[int]:
        """Where an entry may end that begins at a place of a text."""
        for length in self._lengths:
            for one in self._by_start.get(text[start : start + length], ()):
                yield from self._ends_of(one, text, start)

    def _ends_of(self, one: Template, text: str, start: int, number: int = 0) -> Iterator[int]:
        piece = one.pieces[number]
        if not text.startswith(piece, start):
            return
        start += len(piece)
        if number == len(one.names):
            yield start
            return
        filling = self._fillings.get(one.names[number])
        for end in filling(text, start) if filling else ():
            yield from self._ends_of(one, text, end, number + 1)


def fixed(pattern: str) -> Filling:
    """A filling that a regular expression describes; it must not run on over lines."""
    compiled = re.compile(pattern)

    def ends(text: str, start: int) -> Iterator[int]:
        match = compiled.match(text, start)
        if match:
            yield match.end()

    return ends
