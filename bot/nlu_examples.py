"""Reads the examples of ``nlu/`` without Rasa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Example:
    """One example of an intent.

    Attributes:
        text: what somebody writes, without marks of entities.
        intent: the intent that it stands under.
        kind: ``statement`` or ``received``, where the file says so.
        writer: the tag of who wrote it, or empty.
    """

    text: str
    intent: str
    kind: str
    writer: str


class ExamplesError(ValueError):
    """A file is not Rasa training data; the message names it."""


def read_examples(path: Path) -> Iterator[Example]:
    """Read the examples of every intent of one file.

    Raises:
        ExamplesError: when the file is not Rasa training data.
    """
    try:
        for block in YAML(typ="safe", pure=False).load(path)["nlu"]:
            if "intent" not in block:
                continue
            about = block.get("metadata") or {}
            kind, writer = str(about.get("kind", "statement")), str(about.get("writer", ""))
            for text in _texts(block["examples"]):
                yield Example(_ENTITY.sub(r"\1", text), str(block["intent"]), kind, writer)
    except (KeyError, TypeError, AttributeError) as error:
        raise ExamplesError(f"{path}: this is not Rasa training data ({error}).") from error


def _texts(examples: Any) -> Iterator[str]:
    if isinstance(examples, str):
        for line in examples.splitlines():
            if line.strip():
                yield line.strip().removeprefix("- ").strip()
        return
    for example in examples:
        yield str(example["text"] if isinstance(example, dict) else example).strip()
