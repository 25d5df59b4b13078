"""The lines that the triage learns from and is judged by, with who wrote them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.nlu_examples import ExamplesError, read_examples
from bot.project import ROOT
from bot.triage.situation import DESCRIBE

HELD_OUT = ROOT / "evaluation" / "held_out"
KINDS = ("statement", "received")


@dataclass(frozen=True)
class Line:
    """One line of training or evaluation data.

    Attributes:
        text: what was said or received.
        scam_type: the situation.
        language: the code of its language.
        kind: ``statement`` or ``received``.
        writer: the tag of who wrote it.
    """

    text: str
    scam_type: str
    language: str
    kind: str
    writer: str


class LinesError(ValueError):
    """A data file cannot be used; the message names it and what to mend."""


def training_lines(root: Path = ROOT) -> list[Line]:
    """Every line of ``nlu/`` that describes a situation and says who wrote it."""
    files = [
        path for language in ("fr", "en") for path in sorted((root / "nlu" / language).glob("*"))
    ]
    return [line for path in files for line in _read(path, path.parent.name) if line.writer]


def held_out_lines(folder: Path = HELD_OUT) -> list[Line]:
    """Every line of ``evaluation/held_out``, which no classifier learns from."""
    return [line for path in sorted(folder.glob("*.yml")) for line in _read(path, path.stem)]


def writer_folds(lines: Sequence[Line], folds: int, seed: int) -> list[tuple[str, ...]]:
    """Divide the writers, so that nobody's lines are both learnt from and judged.

    Args:
        lines: the training lines.
        folds: how many groups.
        seed: of the shuffle.

    Returns:
        The groups; each has writers of both languages as far as there are enough of them.

    Raises:
        LinesError: when there are fewer writers than folds.
    """
    return fold_writers({tag_of(line) for line in lines}, folds, seed)


def fold_writers(tags: set[str], folds: int, seed: int) -> list[tuple[str, ...]]:
    """Divide writers, named ``language:writer``; see ``writer_folds``."""
    by_language: dict[str, set[str]] = {}
    for tag in tags:
        by_language.setdefault(tag.split(":")[0], set()).add(tag)
    groups: list[list[str]] = [[] for _ in range(folds)]
    place = 0
    for language in sorted(by_language):
        writers = sorted(by_language[language])
        random.Random(seed).shuffle(writers)  # noqa: S311 (a shuffle, not a secret)
        for writer in writers:
            groups[place % folds].append(writer)
            place += 1
    if not all(groups):
        raise LinesError(f"There are {place} writers: too few for {folds} folds.")
    return [tuple(group) for group in groups]


def tag_of(line: Line) -> str:
    """The writer, told apart by language: « house » writes in both."""
    return f"{line.language}:{line.writer}"


def _read(path: Path, language: str) -> Iterator[Line]:
    try:
        for example in read_examples(path):
            if example.intent.startswith(DESCRIBE):
                situation = example.intent.removeprefix(DESCRIBE)
                yield Line(example.text, situation, language, example.kind, example.writer)
    except ExamplesError as error:
        raise LinesError(str(error)) from error
