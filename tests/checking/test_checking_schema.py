"""Editors are told by a schema what the checks would say: what is right passes, mistakes do not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from bot.checking import check_project, directory, plans
from bot.checking.project import Project, read_project
from bot.checking.schema import FOLDER, KINDS, check_schemas, schemas, write_schemas
from bot.project import ROOT

TODAY = date(2026, 12, 1)
BY_FOLDER = {"countries": "country", "situations": "situation", "steps": "steps"}
KNOWLEDGE = ROOT / "knowledge"
FILES = {
    path.relative_to(ROOT).as_posix(): kind
    for pattern, kind in (
        *((f"{folder}/*.yml", kind) for folder, kind in BY_FOLDER.items()),
        *((f"{kind}.yml", kind) for kind in KINDS if kind not in BY_FOLDER.values()),
    )
    for path in sorted(KNOWLEDGE.glob(pattern))
}
"""The files that have a schema, each with its kind."""
SUMMONS = "knowledge/situations/fake_summons.yml"
GENERAL = "knowledge/situations/general.yml"
MONEY = "knowledge/steps/money.yml"
FRANCE = "knowledge/countries/fr.yml"
LAW = "knowledge/law.yml"
RIGHTS = "knowledge/rights.yml"
PREVENTION = "knowledge/prevention.yml"
SHELF_LIFE = "knowledge/shelf_life.yml"
SIGNS = "knowledge/signs.yml"
NAMES = "knowledge/names.yml"
STAGES = "knowledge/stages.yml"
PAYMENTS = "knowledge/payments.yml"


@cache
def project() -> Project:
    return read_project(ROOT)[0]


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(schemas(project())[f"{kind}.schema.json"])


def content_of(file: str) -> Any:
    """A file as an editor reads it, to whom a day without quotes is a text."""
    content = YAML(typ="safe", pure=True).load(ROOT / file)
    return json.loads(json.dumps(content, default=date.isoformat))


def complaints(file: str, content: Any) -> list[str]:
    found = validator(FILES[file]).iter_errors(content)
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in found]


class Mistake(NamedTuple):
    """A mistake to make.

    Args:
        file: the file it is made in.
        trail: where in it.
        becomes: what stands there then, or what makes it of what stood there.
    """

    file: str
    trail: tuple[str | int, ...]
    becomes: Any | Callable[[Any], Any]


def without(key: str) -> Callable[[Any], Any]:
    return lambda table: {name: value for name, value in table.items() if name != key}


def with_key(key: str, value: Any = "x") -> Callable[[Any], Any]:
    return lambda table: {**table, key: value}


def times(number: int) -> Callable[[Any], Any]:
    return lambda listed: (listed * number)[:number]


MISTAKES = {
    "a missing key": Mistake(SUMMONS, (), without("doubt")),
    "a missing explanation": Mistake(SUMMONS, (), without("reflex")),
    "an explanation of nothing": Mistake(GENERAL, (), with_key("signs", ["deadline", "free_mail"])),
    "a missing translation": Mistake(SUMMONS, ("verdict", "child"), without("en")),
    "a missing voice": Mistake(SUMMONS, ("first_aid",), without("staff")),
    "an empty text": Mistake(SUMMONS, ("verdict", "victim", "fr"), ""),
    "a number for a text": Mistake(SUMMONS, ("verdict", "victim", "fr"), 3018),
    "an extra key": Mistake(SUMMONS, (), with_key("verdicts")),
    "an unknown step": Mistake(SUMMONS, ("plan", 0, "step"), "run_away"),
    "an unknown question": Mistake(SUMMONS, ("questions", 0), "exposition"),
    "too many questions": Mistake(SUMMONS, ("questions",), times(plans.MOST_QUESTIONS + 1)),
    "an unknown fact": Mistake(SUMMONS, ("plan", 0, "when"), {"payed": "yes"}),
    "an unknown value": Mistake(SUMMONS, ("plan", 0, "when"), {"paid": "perhaps"}),
    "an unknown value in a list": Mistake(
        SUMMONS, ("plan", 0, "when"), {"payment_means": ["coupon", "cheque"]}
    ),
    "an unknown sign": Mistake(SUMMONS, ("signs", 0), "bad_smell"),
    "one sign alone": Mistake(SUMMONS, ("signs",), times(1)),
    "an unknown offence": Mistake(SUMMONS, ("law", "offences", 0), "theft_of_time"),
    "a source that is no address": Mistake(SUMMONS, ("sources", 0), "care.md"),
    "no source": Mistake(SUMMONS, ("sources",), []),
    "a title too long": Mistake(MONEY, ("stop_paying", "title", "fr"), "x" * 47),
    "an unknown urgency": Mistake(MONEY, ("stop_paying", "urgency"), "soon"),
    "an unknown channel": Mistake(MONEY, ("stop_paying", "channels"), ["fr-nobody"]),
    "too many moves": Mistake(MONEY, ("stop_paying", "how", "en"), times(plans.MOST_MOVES + 1)),
    "a step that replaces nothing": Mistake(
        MONEY, ("stop_paying",), with_key("instead_of", ["run_away"])
    ),
    "an id too long for a button": Mistake(MONEY, (), lambda steps: {"s" * 60: steps["call_bank"]}),
    "an unknown kind": Mistake(FRANCE, ("channels", 0, "kind"), "police_raport"),
    "an unknown confidence": Mistake(FRANCE, ("channels", 0, "confidence"), "sure"),
    "an unknown audience": Mistake(FRANCE, ("channels", 0, "audience"), "everybody"),
    "an unknown country": Mistake(FRANCE, ("id",), "XX"),
    "a channel without a label": Mistake(FRANCE, ("channels", 0), without("label")),
    "a label too long": Mistake(FRANCE, ("channels", 0, "label", "fr"), "x" * 61),
    "hours in other words": Mistake(FRANCE, ("channels", 0, "hours"), "9h-23h"),
    "a day that is none": Mistake(FRANCE, ("channels", 0, "checked_on"), "22/11/2026"),
    "an offence of no country": Mistake(LAW, ("fraud", "country"), "XX"),
    "a right without its day": Mistake(RIGHTS, ("removal",), without("checked_on")),
    "a right that nothing reads": Mistake(RIGHTS, (), with_key("refund", {})),
    "a situation that is not offered": Mistake(
        PREVENTION, ("parent", "situations"), lambda listed: listed[1:]
    ),
    "no days": Mistake(SHELF_LIFE, ("days",), 0),
    "a sign without « tu »": Mistake(SIGNS, ("deadline",), without("fr_tu")),
    "a sign that nothing finds": Mistake(SIGNS, (), with_key("bad_smell", {})),
    "a button too long": Mistake(SUMMONS, ("button", "fr"), "x" * 34),
    "a situation without a name": Mistake(SUMMONS, (), without("name")),
    "a stage without its facts": Mistake(STAGES, ("paid",), without("when")),
    "a means of payment that is none": Mistake(PAYMENTS, (), with_key("barter", {})),
}


def made(mistake: Mistake) -> Any:
    content = content_of(mistake.file)

    def with_it(value: Any, trail: tuple[str | int, ...]) -> Any:
        if not trail:
            return mistake.becomes(value) if callable(mistake.becomes) else mistake.becomes
        changed = value.copy()
        # « when » may be new there; everything else on a trail exists.
        below = value.get(trail[0]) if isinstance(value, dict) else value[trail[0]]
        changed[trail[0]] = with_it(below, trail[1:])
        return changed

    return with_it(content, mistake.trail)


@pytest.mark.parametrize("file", FILES)
def test_every_file_is_as_its_schema_says(file: str) -> None:
    assert complaints(file, content_of(file)) == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused(mistake: Mistake) -> None:
    assert complaints(mistake.file, made(mistake))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("a missing translation", "lacks “en”"),
        ("an unknown value in a list", "never “cheque”"),
        ("an unknown channel", "in no file of knowledge/countries"),
        ("a label too long", "at most 60"),
    ],
)
def test_the_check_refuses_it_too(name: str, says: str, tmp_path: Path) -> None:
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    mistake = MISTAKES[name]
    YAML(typ="safe", pure=True).dump(made(mistake), tmp_path / mistake.file)

    problems = check_project(tmp_path, TODAY)

    assert any(p.file == mistake.file and says in p.message for p in problems)


def test_a_text_may_be_as_long_as_the_check_allows_and_end_its_line() -> None:
    longest = Mistake(MONEY, ("stop_paying", "title", "fr"), "x" * plans.LONGEST_TITLE + "\n")

    assert complaints(MONEY, made(longest)) == []


def test_a_channel_that_nobody_confirmed_is_not_offered() -> None:
    low = [str(e["id"]) for *_, e in project().channels() if e["confidence"] == "low"]

    step = schemas(project())["steps.schema.json"]["additionalProperties"]["properties"]
    offered = step["channels"]["items"]["enum"]

    assert low and not set(low) & set(offered)
    assert "fr-3018" in offered


def test_the_schemas_and_the_checks_know_the_same_keys() -> None:
    situation = schemas(project())["situation.schema.json"]
    step = schemas(project())["steps.schema.json"]["additionalProperties"]
    country = schemas(project())["country.schema.json"]
    channel = country["properties"]["channels"]["items"]

    assert set(situation["required"]) == set(plans._SITUATION)
    assert set(step["required"]) == set(plans._STEP)
    assert set(step["properties"]) == {*plans._STEP, *plans._STEP_MAY_HAVE}
    assert set(country["required"]) == set(directory._COUNTRY)
    assert set(country["properties"]) == {*directory._COUNTRY, *directory._COUNTRY_MAY_HAVE}
    assert set(channel["required"]) == {*directory._REQUIRED, *directory._ALSO_REQUIRED}
    assert set(channel["properties"]) == {*channel["required"], *directory._OPTIONAL}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_explains_every_key(kind: str) -> None:
    schema = schemas(project())[f"{kind}.schema.json"]

    Draft7Validator.check_schema(schema)
    assert schema["description"]
    assert unexplained(schema) == []


def unexplained(schema: Any, trail: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The keys of which an editor could say nothing."""
    found = []
    for key, value in schema.get("properties", {}).items():
        if not (value.get("title") and value.get("description")):
            found.append((*trail, key))
        found += unexplained(value, (*trail, key))
    for below in ("items", "additionalProperties"):
        if isinstance(schema.get(below), dict):
            found += unexplained(schema[below], (*trail, below))
    return found


def test_the_written_schemas_are_up_to_date() -> None:
    assert [str(problem) for problem in check_schemas(project(), ROOT)] == []


def test_a_schema_that_is_missing_or_old_is_named_until_it_is_written(tmp_path: Path) -> None:
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    written = write_schemas(tmp_path)
    (tmp_path / FOLDER / "law.schema.json").unlink()
    (tmp_path / FOLDER / "steps.schema.json").write_text("{}\n")

    said = [problem.message for problem in check_schemas(project(), tmp_path)]

    assert said == [
        f"{FOLDER}/{kind}.schema.json is out of date: run sangfroid check --schema"
        for kind in ("steps", "law")
    ]
    assert write_schemas(tmp_path) == written
    assert list(check_schemas(project(), tmp_path)) == []


def test_other_words_leave_the_schemas_as_they_are(tmp_path: Path) -> None:
    for folder in ("knowledge", "stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    for file, old in ((MONEY, "Aucun paiement"), (SUMMONS, "Gardez"), (FRANCE, "24 h/24")):
        path = tmp_path / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, "Autre chose"))

    assert schemas(read_project(tmp_path)[0]) == schemas(project())


def test_no_schema_is_written_from_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"domain\.yml"):
        write_schemas(tmp_path)

    assert not (tmp_path / FOLDER).exists()
    assert list(check_schemas(read_project(tmp_path)[0], tmp_path)) == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_names_its_schema_first(file: str) -> None:
    path = ROOT / file
    first = path.read_text(encoding="utf-8").splitlines()[0]
    head, _, named = first.partition("$schema=")

    assert head == "# yaml-language-server: "
    assert (path.parent / named).resolve() == ROOT / FOLDER / f"{FILES[file]}.schema.json"
    assert (path.parent / named).is_file()
