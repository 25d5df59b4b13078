"""A situation is added by files alone: copied in, trained, and talked through.

The files stand in ``tests/authoring``; ``docs/authoring.md`` explains them. What is not about them
is smaller than in the project (a part of the examples, the danger model as it is), so that this
takes a minute.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.project import DANGER_MODEL, ROOT, danger_fingerprint

EXAMPLE = ROOT / "tests/authoring/fake_charity"
COPIED = ("bot", "config.yml", "domain.yml", "endpoints.yml", "knowledge", "nlu", "pyproject.toml")
ALSO_COPIED = ("requirements.lock", "stories", "danger", "evaluation")
KEPT = 6
"""One in so many examples of the other situations is kept."""
CONVERSATIONS = ("conftest.py", "conversations/script.py", "conversations/test_conversations.py")


def test_the_example_is_made_of_four_files_and_no_program() -> None:
    files = sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*") if p.is_file())

    assert files == [
        "knowledge/situations/fake_charity.yml",
        "nlu/en/fake_charity.yml",
        "nlu/fr/fake_charity.yml",
        "tests/conversations/fausse_collecte.yml",
    ]
    guide = (ROOT / "docs/authoring.md").read_text()
    assert all(file in guide for file in files)


@pytest.fixture(scope="module")
def copy(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the files of the example put where they belong."""
    root = tmp_path_factory.mktemp("project")
    for name in (*COPIED, *ALSO_COPIED):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    for name in CONVERSATIONS:
        (root / "tests" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / name, root / "tests" / name)
    for path in (root / "nlu").glob("*/*.yml"):
        _thin_out(path)
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    (root / "models").mkdir()
    shutil.copy(DANGER_MODEL, root / "models")
    (root / "models/danger.inputs").write_text(danger_fingerprint(root))
    return root


def _thin_out(path: Path) -> None:
    """Keep a part of the examples of a situation, so that training is quick."""
    lines = path.read_text().split("\n")
    if not any(line.startswith("- intent: describe_") for line in lines):
        return
    kept, number = [], 0
    for line in lines:
        number += bool(re.match(r"    - \S", line))
        if number % KEPT == 1 or not re.match(r"    - \S", line):
            kept.append(line)
    path.write_text("\n".join(kept))


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the copy, as somebody would in its folder."""
    environment = {**os.environ, "PYTHONPATH": str(root), "SANGFROID_DATA": str(root / "var")}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
    )


def test_it_is_trained_checked_and_talked_through(copy: Path) -> None:
    trained = run(copy, "bot", "train")
    assert trained.returncode == 0, trained.stderr[-3000:]
    assert "New situations: fake_charity." in trained.stderr

    checked = run(copy, "bot", "check")
    assert checked.returncode == 0, checked.stdout
    assert "describe_fake_charity" in (copy / "domain.yml").read_text()

    talked = run(copy, "pytest", "-q", "tests/conversations", "-k", "fausse_collecte", "-rA")
    assert talked.returncode == 0, talked.stdout[-3000:]
    assert "2 passed" in talked.stdout


def test_a_second_training_finds_nothing_new(copy: Path) -> None:
    assert "New situations" not in run(copy, "bot", "train").stderr
