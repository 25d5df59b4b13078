"""YAML as an editor expects it: « no » is a word, « 9:00 » is no number; read quickly."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

# The one in C reads the whole knowledge base sixteen times as fast; it is in every wheel.
_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Fastest):  # type: ignore[misc]
    """Scalars by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)."""


# YAML 1.1, which PyYAML follows by itself, makes false of « no » and 1005 of « 16:45 ».
_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), list(_first))


def load_yaml(path: Path) -> Any:
    """Read one YAML file.

    Args:
        path: the file.

    Raises:
        OSError: when it cannot be read.
        yaml.YAMLError: when it is not YAML.
        UnicodeDecodeError: when it is not UTF-8.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
