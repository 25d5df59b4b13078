"""One mistake of each kind is planted in a copy of the project, and found at its line."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from planted_faults import (
    CHANNEL,
    CRISIS,
    DIRECTORY,
    DOMAIN,
    FAULTS,
    GENERAL,
    MONEY,
    NAMES,
    PHRASES,
    QUICK_EXIT,
    SIGNS,
    SUMMONS,
    Fault,
)

from bot.checking import Problem, check_project
from bot.project import ROOT

TODAY = date(2026, 12, 1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what is checked."""
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / DOMAIN, tmp_path)
    return tmp_path


@cache
def own_problems() -> Counter[tuple[str, str]]:
    """What the project itself is told, by file and message."""
    return Counter((p.file, p.message) for p in check_project(ROOT, TODAY))


def found_in(root: Path) -> list[Problem]:
    """The problems that the project itself does not have."""
    own = own_problems()
    return [p for p in check_project(root, TODAY) if not own[p.file, p.message]]


ALONE = ("not yaml", "a key twice", "an unconfirmed site")
"""Mistakes that would hide others."""


def rounds() -> list[list[str]]:
    """The mistakes in groups with one a file: a check takes seconds, and finds them all."""
    groups: list[list[str]] = [[name] for name in ALONE]
    for name, fault in FAULTS.items():
        if name in ALONE:
            continue
        free = (
            g for g in groups if g[0] not in ALONE and fault.file not in {FAULTS[n].file for n in g}
        )
        group = next(free, None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    return groups


def plant(root: Path, fault: Fault) -> int:
    """Put a mistake into its file; give the line that must be named."""
    path = root / fault.file
    text = path.read_text()
    start = text.index(fault.old, text.index(fault.after))
    text = text[:start] + fault.new + text[start + len(fault.old) :]
    path.write_text(text)
    where = text.rindex(fault.at, 0, start + len(fault.new)) if fault.at else start
    # The mark may begin with the end of the line before.
    return text.count("\n", 0, where) + 1 + fault.at.startswith("\n")


@pytest.mark.parametrize("names", rounds(), ids=" · ".join)
def test_planted_mistakes_are_named_with_their_files_and_lines(
    copy: Path, names: list[str]
) -> None:
    lines = {name: plant(copy, FAULTS[name]) for name in names}

    problems = found_in(copy)

    for name in names:
        fault = FAULTS[name]
        named = {p.line for p in problems if p.file == fault.file and fault.says in p.message}
        assert named == {lines[name]}, (name, problems)
    assert {p.file for p in problems} == {FAULTS[name].file for name in names}


def test_missing_files_are_named(copy: Path) -> None:
    files = [DOMAIN, DIRECTORY, NAMES, SIGNS, PHRASES, CRISIS, CHANNEL, QUICK_EXIT, GENERAL]
    for file in files:
        (copy / file).unlink()

    assert {(file, 1) for file in files} <= {(p.file, p.line) for p in found_in(copy)}


@pytest.mark.parametrize(
    "content", ["", "- 1\n- 2\n", "just words", "a: 1\n", "\x00", "? [a]\n: b\n"]
)
def test_files_with_something_else_in_them_are_reported_not_fatal(copy: Path, content: str) -> None:
    files = {DOMAIN, DIRECTORY, NAMES, CRISIS, CHANNEL, SUMMONS, MONEY}
    for file in files:
        (copy / file).write_text(content)

    assert files <= {problem.file for problem in found_in(copy)}


def test_a_file_that_is_not_text_is_reported(copy: Path) -> None:
    (copy / MONEY).write_bytes(b"\xff\xfe\x00stop")

    assert any(p.file == MONEY and "UTF-8" in p.message for p in found_in(copy))
