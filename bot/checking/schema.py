"""JSON Schemas of the knowledge files: editors complete, explain and underline from them.

They are draft-07, which the language server of YAML editors knows. They hold ids and limits, never
a text of the knowledge base: editing words does not put them out of date.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.checking.problem import Problem
from bot.checking.project import Project, read_project
from bot.checking.schema_directory import country_schema, shelf_life_schema
from bot.checking.schema_dossier import (
    blocks_schema,
    capture_schema,
    evidence_schema,
    letter_schema,
)
from bot.checking.schema_parts import Schema
from bot.checking.schema_plans import (
    payments_schema,
    stages_schema,
    steps_schema,
)
from bot.checking.schema_situations import situation_schema
from bot.checking.schema_texts import (
    genuine_schema,
    law_schema,
    names_schema,
    prevention_schema,
    rights_schema,
    signs_schema,
)
from bot.project import ROOT

FOLDER = "knowledge/schema"
KINDS: dict[str, Callable[[Project], Schema]] = {
    "situation": situation_schema,
    "steps": steps_schema,
    "country": country_schema,
    "payments": payments_schema,
    "stages": stages_schema,
    "law": law_schema,
    "rights": rights_schema,
    "genuine": genuine_schema,
    "prevention": prevention_schema,
    "shelf_life": shelf_life_schema,
    "signs": signs_schema,
    "names": names_schema,
    "evidence": evidence_schema,
    "capture": capture_schema,
    "letter": letter_schema,
    "blocks": blocks_schema,
}
"""The kinds of files that have a schema."""
_HEAD = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$comment": "Written by `sangfroid check --schema`; not edited by hand.",
}


def schemas(project: Project) -> dict[str, Schema]:
    """Build the schema of each kind of file.

    Args:
        project: what was read; its ids are what the schemas offer.

    Returns:
        The schemas by file name below ``knowledge/schema``.
    """
    return {f"{kind}.schema.json": _HEAD | build(project) for kind, build in KINDS.items()}


def write_schemas(root: Path = ROOT) -> list[Path]:
    """Write every schema.

    Args:
        root: the project folder.

    Returns:
        The files, whether or not they changed.

    Raises:
        ValueError: when a file of the project cannot be read: its ids would be missing.
    """
    project, problems = read_project(root)
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(project).items():
        path = folder / name
        path.write_text(_as_text(schema), encoding="utf-8")
        written.append(path)
    return written


def check_schemas(project: Project, root: Path = ROOT) -> Iterator[Problem]:
    """Check that the written schemas know what the project's files know.

    Args:
        project: what was read; nothing is said while a file of it cannot be read.
        root: the project folder.
    """
    for name, schema in schemas(project).items() if not project.unread else ():
        path = root / FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != _as_text(schema):
            file = f"{FOLDER}/{name}"
            yield Problem(file, 1, f"{file} is out of date: run sangfroid check --schema")


def _as_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
