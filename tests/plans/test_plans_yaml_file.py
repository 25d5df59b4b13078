"""The quick reader says what a YAML 1.2 library says, whatever an editor writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from bot.plans.knowledge import KNOWLEDGE
from bot.plans.yaml_file import load_yaml

FILES = sorted(KNOWLEDGE.rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KNOWLEDGE)))
def test_it_reads_the_knowledge_as_the_other_library_does(path: Path) -> None:
    assert load_yaml(path) == dates_as_text(YAML(typ="safe", pure=True).load(path))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("16:45", "16:45"),
        ("017", "017"),
        ("2026-11-22", "2026-11-22"),
        ("1_000", "1_000"),
        ("true", True),
        ("90", 90),
        ("0", 0),
        ("1.5", 1.5),
        ("null", None),
        ("", None),
        ("'90'", "90"),
    ],
)
def test_a_word_stays_a_word(tmp_path: Path, written: str, read: object) -> None:
    path = tmp_path / "one.yml"
    path.write_text(f"value: {written}\n")

    assert load_yaml(path) == {"value": read}


def test_no_yaml_makes_an_object_of_python(tmp_path: Path) -> None:
    path = tmp_path / "one.yml"
    path.write_text("value: !!python/object/apply:os.getcwd []\n")

    with pytest.raises(yaml.YAMLError):
        load_yaml(path)


def dates_as_text(value: Any) -> Any:
    """A date without quotes is a date to the other library; both are shown alike."""
    if isinstance(value, dict):
        return {key: dates_as_text(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [dates_as_text(inside) for inside in value]
    return value.isoformat() if isinstance(value, date) else value
