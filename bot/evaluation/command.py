"""``sangfroid eval``: the whole evaluation, by one command."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from bot.evaluation.experiments import Judged, cross_validate, encode_lines, judge_held_out
from bot.evaluation.lines import Line, held_out_lines, tag_of, training_lines
from bot.evaluation.report import sets_of, write_report
from bot.evaluation.stock import STOCK, judge_stock


def evaluate(
    folder: Path,
    folds: int,
    seed: int,
    writers: int | None = None,
    kind: str | None = None,
    against_stock: bool = False,
) -> str:
    """Evaluate the triage and write the report.

    Args:
        folder: where the report goes.
        folds: groups of writers for the cross-validation; 0 leaves it out.
        seed: of the division of the writers and of the solvers.
        writers: learn from so many writers of each language only; None for all.
        kind: learn from and judge by ``statement`` or ``received`` lines only; None for both.
        against_stock: also train Rasa's stock pipeline on the same lines.

    Returns:
        The text of the report.

    Raises:
        LinesError: when the data cannot be used.
        StockFailed: when Rasa cannot train its stock pipeline.
    """
    began = time.monotonic()

    def tell(words: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {words}", file=sys.stderr, flush=True)

    lines, held_out = training_lines(), held_out_lines()
    if kind is not None:
        lines = [line for line in lines if line.kind == kind]
        held_out = [line for line in held_out if line.kind == kind]
    if writers is not None:
        lines = _of_some_writers(lines, writers, seed)
    tell(f"Reading {len(lines)} lines by {len({tag_of(line) for line in lines})} writers")
    meanings = encode_lines(lines)
    results: dict[str, Judged] = {}
    if folds:
        results["cross_validation"] = cross_validate(lines, meanings, folds, seed, tell)
    tell(f"Learning from all of them, judging {len(held_out)} held-out lines")
    results["held_out"] = judge_held_out(lines, meanings, held_out, seed)
    stock = None
    if against_stock:
        tell("Training Rasa's stock pipeline on the same lines")
        sets = {
            name: [line for line, keep in zip(held_out, mask, strict=True) if keep]
            for name, mask in sets_of(held_out).items()
        }
        stock = judge_stock(lines, sets, folder / "stock")
    tell(f"Writing {folder}")
    return write_report(results, stock, STOCK, folder)


def _of_some_writers(lines: list[Line], writers: int, seed: int) -> list[Line]:
    chosen: set[str] = set()
    for language in sorted({line.language for line in lines}):
        tags = sorted({tag_of(line) for line in lines if line.language == language})
        random.Random(seed).shuffle(tags)  # noqa: S311 (a shuffle, not a secret)
        chosen.update(tags[:writers])
    return [line for line in lines if tag_of(line) in chosen]
