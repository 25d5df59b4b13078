"""The examples in the docstrings of the reading modules are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import bot.reading

MODULES = [f"bot.reading.{module.name}" for module in pkgutil.iter_modules(bot.reading.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_reading_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))

    assert failed == 0


def test_examples_of_reading_are_found() -> None:
    tried = sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES)

    assert tried >= 6
