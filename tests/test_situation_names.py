"""A situation that came as a file is named where Rasa looks for its name, once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain

from bot.project import ROOT
from bot.situation_names import FILES, name_situations


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return tmp_path


def add(root: Path, name: str) -> None:
    folder = root / "knowledge/situations"
    text = (folder / "threats.yml").read_text().replace("id: threats", f"id: {name}")
    (folder / f"{name}.yml").write_text(text)


def test_the_project_needs_nothing(copy: Path) -> None:
    before = {file: (copy / file).read_bytes() for file in FILES}

    assert name_situations(copy) == []
    assert {file: (copy / file).read_bytes() for file in FILES} == before


def test_a_new_situation_is_named_everywhere_and_only_once(copy: Path) -> None:
    add(copy, "fake_charity")

    assert name_situations(copy) == ["fake_charity"]
    assert name_situations(copy) == []
    domain = Domain.load(str(copy / "domain.yml"))
    assert "describe_fake_charity" in domain.intents
    slot = next(slot for slot in domain.slots if slot.name == "situation")
    assert "fake_charity" in slot.values  # type: ignore[attr-defined]
    for file in FILES[1:]:
        assert (copy / file).read_text().count("- intent: describe_fake_charity\n") == 1


def test_a_name_that_begins_or_ends_like_another_is_a_name_of_its_own(copy: Path) -> None:
    for name in ("threats_by_ex", "more_threats"):
        add(copy, name)

    assert name_situations(copy) == ["more_threats", "threats_by_ex"]


@pytest.mark.parametrize("name", ["._threats", "threats copy", "threats.bak", "#x", "Threats"])
def test_a_file_that_an_editor_left_there_is_no_situation(copy: Path, name: str) -> None:
    folder = copy / "knowledge/situations"
    shutil.copy(folder / "threats.yml", folder / f"{name}.yml")

    assert name_situations(copy) == []


def test_half_a_name_is_completed(copy: Path) -> None:
    """Given an intent that somebody wrote by hand, with a remark, then the value is added."""
    add(copy, "fake_charity")
    domain = copy / "domain.yml"
    text = domain.read_text()
    new = "  - describe_fake_charity  # new\n  - describe_none\n"
    domain.write_text(text.replace("  - describe_none\n", new))

    assert name_situations(copy) == ["fake_charity"]
    assert domain.read_text().count("describe_fake_charity") == 1
    assert "      - fake_charity\n" in domain.read_text()


def test_nothing_else_of_the_files_changes(copy: Path) -> None:
    add(copy, "fake_charity")
    before = {file: (copy / file).read_text().splitlines() for file in FILES}
    name_situations(copy)

    for file in FILES:
        after = (copy / file).read_text().splitlines()
        assert [line for line in after if "fake_charity" not in line] == before[file]
