"""Words that are not said here: how a list of them is held against a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.checking.problem import Problem
from bot.checking.texts import Text


@dataclass(frozen=True)
class Forbidden:
    """A theme: what is not said, by language, each with why and what to write instead.

    Args:
        rules: language, then pairs of a pattern and its reason. A pattern begins at a word; it
            is held against the text on one line, with straight apostrophes.
        names_excused: whether the directory is left out: services have the names that they have.
    """

    rules: Mapping[str, tuple[tuple[str, str], ...]]
    names_excused: bool = False

    def __post_init__(self) -> None:
        compiled = {
            language: tuple(
                (re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), why)
                for pattern, why in rules
            )
            for language, rules in self.rules.items()
        }
        object.__setattr__(self, "_compiled", compiled)

    def found_in(self, text: Text) -> Iterator[Problem]:
        """A problem for each rule that a text breaks."""
        if self.names_excused and "/countries/" in text.document.file:
            return
        flat = flattened(text.words)
        compiled: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = self._compiled  # type: ignore[attr-defined]
        for pattern, why in compiled.get(text.language, ()):
            match = pattern.search(flat)
            if match:
                yield text.problem(f"“{match.group()}” is not said here: {why}.", match.group())


def flattened(words: str) -> str:
    """A text on one line, as the patterns expect it."""
    return " ".join(words.replace("’", "'").split())


def sentences(words: str) -> list[str]:
    """The sentences of a text; a line of its own ends one too.

    Example:
        >>> sentences("On reprend ? Oui, « C'est fait. » Bien…")
        ['On reprend ?', "Oui, « C'est fait. »", 'Bien…']
    """
    found = []
    for line in words.replace("’", "'").split("\n"):
        found += re.findall(r"\S.*?(?:[.!?…]+(?:\s?[»”])?(?=\s|$)|$)", line.strip())
    return found
