"""The figures of the danger model mean what their names say, and keep above a floor."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.care.danger import load_detector
from bot.care.danger_kinds import KINDS
from bot.care.danger_lines import HELD_OUT, NONE, DangerLine, danger_lines
from bot.care.danger_model import Heard
from bot.care.danger_training import TALK, lines_to_learn
from bot.evaluation.danger import DANGER_SECTIONS, Share, right_kinds, shares, thresholds
from bot.evaluation.danger_command import judge, unseen

SAMPLE = 900
"""Held-out lines that the floor is checked on; `sangfroid eval --danger` judges all of them."""


def line(text: str, section: str = "self_explicit", kind: str = KINDS[0]) -> DangerLine:
    return DangerLine(text, section, kind, "fr", "w")


def talk(text: str) -> DangerLine:
    return DangerLine(text, "ordinary", NONE, "fr", TALK)


def decoy(text: str) -> DangerLine:
    return line(text, "decoy_self", NONE)


def test_the_interval_is_wilsons() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263 gives 0.2553 to 0.3662."""
    low, high = Share(81, 263).bounds

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_within_its_interval(hits: int, misses: int) -> None:
    share = Share(hits, hits + misses)
    low, high = share.bounds

    assert -1e-12 <= low <= high <= 1 + 1e-12
    if share.lines:
        assert low - 1e-12 <= share.share <= high + 1e-12


def test_all_decoys_are_one_section_and_talk_is_its_own() -> None:
    lines = [line("a"), line("b"), decoy("c"), line("d", "decoy_child", NONE), talk("e")]
    found = shares(lines, np.array([3.0, -1.0, 0.0, 2.0, -5.0]), 0.0)

    assert found == {
        "self_explicit": Share(1, 2),
        "decoy": Share(2, 2),
        "talk": Share(0, 1),
    }


def test_thresholds_keep_false_alarms_at_what_is_promised() -> None:
    random_scores = np.random.default_rng(7).normal(size=2000)
    lines = [decoy(str(i)) if i % 2 else talk(str(i)) for i in range(2000)]
    sure, possible = thresholds(lines, random_scores)
    loud, noticed = (shares(lines, random_scores, t) for t in (sure, possible))

    assert loud["decoy"].share <= 0.041 and loud["talk"].share <= 0.008
    assert noticed["decoy"].share <= 0.131 and noticed["talk"].share <= 0.031


def test_only_dangers_that_were_noticed_have_a_kind() -> None:
    lines = [line("a"), line("b"), line("c"), decoy("d")]
    heard = [
        Heard(1.0, KINDS[0]),
        Heard(1.0, KINDS[1]),
        Heard(-1.0, KINDS[0]),
        Heard(1.0, KINDS[0]),
    ]

    assert right_kinds(lines, heard, 0.0) == Share(1, 2)


@pytest.mark.parametrize("learnt", ["Je veux mourir.", "je veux, mourir", "JE VEUX MOURIR !!"])
def test_a_line_that_was_learnt_is_not_judged(learnt: str) -> None:
    held_out = [line("je veux mourir"), line("je veux vivre"), line("😭"), line("…")]

    assert unseen(held_out, [line(learnt), line("😭")]) == [held_out[1], held_out[3]]


def test_lines_that_were_not_learnt_stay_above_the_floor(model: Path) -> None:
    """Well below the figures of docs/measurements.md: a guard against breaking the detector."""
    lines = [
        one
        for one in unseen(danger_lines(HELD_OUT), lines_to_learn())
        if one.language in ("fr", "en")
    ]
    sure, noticed, kinds = judge(load_detector(), random.Random(5).sample(lines, SAMPLE))

    assert {*DANGER_SECTIONS, "decoy", "ordinary"} <= set(noticed)
    for section in DANGER_SECTIONS:
        assert noticed[section].share >= 0.80, section
    assert sum(noticed[section].hits for section in DANGER_SECTIONS) >= 0.90 * sum(
        noticed[section].lines for section in DANGER_SECTIONS
    )
    assert noticed["decoy"].share <= 0.20 and sure["decoy"].share <= 0.08
    assert noticed["ordinary"].share <= 0.06
    assert kinds.share >= 0.88
