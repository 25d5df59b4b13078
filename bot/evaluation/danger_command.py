"""``sangfroid eval --danger``: how well danger is noticed, by lines that were not learnt from."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Mapping, Sequence

import numpy as np

from bot.care.danger import POSSIBLE_SCORE, SURE_SCORE, DangerDetector
from bot.care.danger_kinds import SURE
from bot.care.danger_lines import HELD_OUT, NONE, DangerLine, danger_lines
from bot.care.danger_model import load_model
from bot.care.danger_training import lines_to_learn
from bot.evaluation.danger import Share, cross_validated, right_kinds, shares, thresholds
from bot.project import DANGER_MODEL

SPOKEN = ("fr", "en")


def evaluate_danger(folds: int, seed: int) -> str:
    """Judge the model by writers left out, and the whole detector by the held-out lines.

    Args:
        folds: groups of writers; 0 leaves the cross-validation out.
        seed: of the division of the writers.

    Returns:
        The figures as Markdown tables.
    """
    began = time.monotonic()

    def tell(words: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {words}", file=sys.stderr, flush=True)

    parts = []
    if folds:
        lines = lines_to_learn()
        tell(f"Leaving writers out of {len(lines)} lines, {folds} times")
        heard = cross_validated(lines, folds, seed)
        scores = np.array([one.score for one in heard])
        sure, possible = thresholds(lines, scores)
        parts.append(
            f"Writers left out ({folds} folds, {len(lines)} lines); thresholds by them: sure "
            f"{sure:.2f}, possible {possible:.2f} (in use: {SURE_SCORE}, {POSSIBLE_SCORE}).\n\n"
            + _table(shares(lines, scores, SURE_SCORE), shares(lines, scores, POSSIBLE_SCORE))
            + f"\n\nRight kind: {_share(right_kinds(lines, heard, POSSIBLE_SCORE))}"
        )
    detector = DangerDetector(load_model(DANGER_MODEL))
    held_out = unseen(danger_lines(HELD_OUT), lines_to_learn())
    tell(f"Judging {len(held_out)} held-out lines")
    for name, chosen in (
        ("French", [line for line in held_out if line.language == "fr"]),
        ("English", [line for line in held_out if line.language == "en"]),
        ("French and English", [line for line in held_out if line.language in SPOKEN]),
        ("Six other languages", [line for line in held_out if line.language not in SPOKEN]),
    ):
        if chosen:
            parts.append(f"{name}, held out ({len(chosen)} lines)\n\n{_judge(detector, chosen)}")
    return "\n\n".join(parts)


def unseen(held_out: Sequence[DangerLine], learnt: Sequence[DangerLine]) -> list[DangerLine]:
    """Leave out what a writer happens to have written as well: « je veux mourir », « merci ».

    Args:
        held_out: the lines to judge by.
        learnt: the lines that the model learns from.
    """
    known = {_letters(line.text) for line in learnt}
    return [line for line in held_out if _letters(line.text) not in known]


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip() or text


def judge(
    detector: DangerDetector, lines: Sequence[DangerLine]
) -> tuple[dict[str, Share], dict[str, Share], Share]:
    """Judge the whole detector, words and model together.

    Args:
        detector: the detector.
        lines: lines that it did not learn from.

    Returns:
        By section: how many lines are ``sure``, and how many are noticed at all (``sure`` or
        ``possible``); and how many of the dangers noticed are of the right kind.
    """
    found = [detector.detect(line.text) for line in lines]
    noticed = np.array([1.0 if danger else 0.0 for danger in found])
    sure = np.array([1.0 if danger and danger.level == SURE else 0.0 for danger in found])
    kinds = [
        danger.kind == line.kind
        for line, danger in zip(lines, found, strict=True)
        if danger and line.kind != NONE
    ]
    return shares(lines, sure, 1.0), shares(lines, noticed, 1.0), Share(sum(kinds), len(kinds))


def _judge(detector: DangerDetector, lines: Sequence[DangerLine]) -> str:
    sure, noticed, kinds = judge(detector, lines)
    return f"{_table(sure, noticed)}\n\nRight kind: {_share(kinds)}"


def _table(sure: Mapping[str, Share], noticed: Mapping[str, Share]) -> str:
    rows = ["| section | lines | sure | noticed (95 % interval) |", "|---|---|---|---|"]
    for section in noticed:
        low, high = noticed[section].bounds
        rows.append(
            f"| {section} | {noticed[section].lines} | {sure[section].share:.3f} "
            f"| {noticed[section].share:.3f} ({low:.3f}–{high:.3f}) |"
        )
    return "\n".join(rows)


def _share(share: Share) -> str:
    low, high = share.bounds
    return f"{share.share:.3f} of {share.lines} ({low:.3f}–{high:.3f})"
