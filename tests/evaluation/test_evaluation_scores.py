"""The figures mean what their names say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.scores import Predictions, calibration_error, reliability, scores_of


def test_a_classifier_that_is_right_and_sure_has_no_error() -> None:
    scores = scores_of(Predictions(["phishing", "none"], ["phishing", "none"], np.ones(2)))

    assert (scores.accuracy, scores.macro_f1, scores.calibration_error) == (1.0, 1.0, 0.0)


def test_every_situation_weighs_the_same_in_the_macro_f1() -> None:
    truth = ["phishing"] * 9 + ["threats"]
    scores = scores_of(Predictions(truth, ["phishing"] * 10, np.ones(10)))

    assert scores.accuracy == 0.9
    assert scores.macro_f1 < 0.5


def test_only_real_scams_count_as_called_none() -> None:
    truth = ["phishing", "threats", "unclear", "none"]
    scores = scores_of(Predictions(truth, ["none", "threats", "none", "none"], np.ones(4)))

    assert scores.scams_called_none == 0.5


def test_sure_and_wrong_is_badly_calibrated() -> None:
    assert calibration_error(np.array([False, False]), np.array([0.9, 0.9])) == pytest.approx(0.9)


def test_nothing_to_judge_is_said() -> None:
    with pytest.raises(ValueError, match="no line"):
        scores_of(Predictions([], [], np.array([])))


@given(st.lists(st.tuples(st.booleans(), st.floats(0.01, 1.0)), min_size=1))
def test_every_line_is_in_one_bin(pairs: list[tuple[bool, float]]) -> None:
    right = np.array([r for r, _ in pairs])
    confidence = np.array([c for _, c in pairs])

    assert sum(lines for _, _, lines in reliability(right, confidence)) == len(pairs)
    assert 0.0 <= calibration_error(right, confidence) <= 1.0
