"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from bot.care import crisis, danger, danger_patterns
from bot.triage import (
    fact_patterns,
    facts,
    kind,
    language,
    normal,
    number_words,
    other_countries,
    patterns,
    person_patterns,
    sign_patterns,
    signs,
)

MODULES = [
    crisis,
    danger,
    danger_patterns,
    fact_patterns,
    facts,
    kind,
    language,
    normal,
    number_words,
    other_countries,
    patterns,
    person_patterns,
    sign_patterns,
    signs,
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_of_a_module_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
