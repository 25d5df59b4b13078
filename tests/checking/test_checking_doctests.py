"""The examples in the docstrings of what can be said, and of what checks it, are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import bot.care
import bot.checking

MODULES = [
    f"{package.__name__}.{module.name}"
    for package in (bot.care, bot.checking)
    for module in pkgutil.iter_modules(package.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))

    assert failed == 0


def test_examples_are_found() -> None:
    tried = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)

    assert tried >= 15
