"""The model is trained when what it learns from has changed, and only then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import training
from bot.project import (
    MODEL,
    MODEL_INPUTS,
    ROOT,
    danger_fingerprint,
    inputs_fingerprint,
    model_is_current,
)
from bot.training import TrainingFailed, train

INPUTS = ("config.yml", "domain.yml", "requirements.lock")
FOLDERS = ("nlu", "stories", "bot/dialogue/components", "bot/triage")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in INPUTS:
        shutil.copy(ROOT / name, tmp_path / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_a_copy_has_the_same_fingerprint(copy: Path) -> None:
    assert inputs_fingerprint(copy) == inputs_fingerprint(ROOT)


@pytest.mark.parametrize(
    "name",
    [
        "config.yml",
        "domain.yml",
        "requirements.lock",
        "nlu/fr/dialogue.yml",
        "stories/anytime.yml",
        "bot/dialogue/components/intent_classifier.py",
        "bot/triage/normal.py",
    ],
)
def test_one_byte_of_an_input_changes_it(copy: Path, name: str) -> None:
    before = inputs_fingerprint(copy)
    content = bytearray((copy / name).read_bytes())
    content[-1] ^= 1
    (copy / name).write_bytes(content)

    assert inputs_fingerprint(copy) != before


def test_a_new_or_renamed_file_changes_it(copy: Path) -> None:
    before = inputs_fingerprint(copy)
    file = copy / "nlu/fr/dialogue.yml"
    renamed = file.rename(file.with_name("zdialogue.yml"))
    after = inputs_fingerprint(copy)
    (copy / "nlu/fr/empty.yml").touch()

    assert renamed.exists()
    assert len({before, after, inputs_fingerprint(copy)}) == 3


def test_what_the_model_does_not_learn_from_does_not_change_it(copy: Path) -> None:
    before = inputs_fingerprint(copy)
    (copy / "knowledge").mkdir()
    (copy / "knowledge" / "crisis.yml").write_text("x")
    (copy / "bot" / "cli.py").write_text("x")
    (copy / "bot" / "triage" / "facts.py").write_text("x")

    assert inputs_fingerprint(copy) == before


@pytest.mark.parametrize(
    "name",
    [
        "danger/fr/writer-a.txt",
        "danger/en/new.txt",
        "nlu/en/dialogue.yml",
        "bot/care/danger_patterns.py",
    ],
)
def test_what_the_danger_model_learns_from_changes_it(tmp_path: Path, name: str) -> None:
    for folder in ("danger", "nlu", "bot/care", "bot/triage"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    before = danger_fingerprint(tmp_path)
    with (tmp_path / name).open("a") as file:
        file.write("\n")

    assert danger_fingerprint(tmp_path) != before


def test_a_current_model_is_not_trained_again(model: Path) -> None:
    before = MODEL.stat().st_mtime_ns, MODEL_INPUTS.read_text()

    assert model_is_current()
    assert train() is False
    assert (MODEL.stat().st_mtime_ns, MODEL_INPUTS.read_text()) == before


def test_a_failed_training_shows_the_end_of_what_rasa_printed() -> None:
    import sys

    script = "for n in range(100): print('line', n)\nraise SystemExit(3)"
    with pytest.raises(TrainingFailed) as failure:
        training._run([sys.executable, "-c", script])

    lines = str(failure.value).splitlines()
    assert lines[-1] == "line 99"
    assert "line 0" not in lines
