"""YAML files that remember their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.checking.problem import Problem

Trail: TypeAlias = tuple[str | int, ...]
"""The way to a value: the keys and list positions from the top of its file."""


@dataclass(frozen=True)
class Document:
    """A YAML file as its editor sees it.

    Args:
        file: its name, from the project folder.
        data: its content, with the marks that ruamel leaves about lines.
        lines: its text, line by line.
    """

    file: str
    data: Any
    lines: tuple[str, ...]

    def get(self, *trail: str | int) -> Any:
        """The value at the end of a trail; None where the trail breaks off."""
        value = self.data
        for key in trail:
            if isinstance(value, Mapping):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def line(self, trail: Sequence[str | int] = (), words: str = "") -> int:
        """The line of a value, or of the last thing on its trail that exists.

        Args:
            trail: the way to the value.
            words: where given, the line that holds these words, if one line of the value does.
        """
        line, value = 1, self.data
        for key in trail:
            marks = getattr(getattr(value, "lc", None), "data", None) or {}
            if key not in marks:
                break
            line, value = marks[key][0] + 1, value[key]
        if not words:
            return line
        # A folded text runs on over several lines.
        extent = range(line, min(line + str(value).count("\n") + 12, len(self.lines)) + 1)
        return next((n for n in extent if words in self.lines[n - 1]), line)

    def problem(self, message: str, *trail: str | int, words: str = "") -> Problem:
        """A problem at a place of this file."""
        return Problem(self.file, self.line(trail, words), message)

    def items(self, *trail: str | int) -> Iterator[tuple[Any, Any]]:
        """The entries of a mapping or the numbered items of a list; nothing of anything else."""
        value = self.get(*trail)
        if isinstance(value, Mapping):
            yield from value.items()
        elif isinstance(value, list):
            yield from enumerate(value)


def read_document(root: Path, file: str) -> Document | Problem:
    """Read one YAML file of the project.

    Args:
        root: the project folder.
        file: the file's name from there.

    Returns:
        The document, or what keeps it from being read.
    """
    try:
        text = (root / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        return Problem(file, 1, "this file is missing.")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(file, 1, f"this file cannot be read as UTF-8 text ({error}).")
    content = _parsed(text)
    if isinstance(content, tuple):
        line, what = content
        return Problem(file, line, f"this is not valid YAML: {what}.")
    if content is None:
        return Problem(file, 1, "this file is empty.")
    return Document(file, content, tuple(text.splitlines()))


@lru_cache(maxsize=128)
def _parsed(text: str) -> Any:
    """The content of a YAML text, or the line and words of what is wrong with it."""
    try:
        return YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(str(error.problem or error.context).split())
        return (mark.line + 1 if mark else 1, what.split(" with value ")[0])
    except Exception as error:  # ruamel raises many kinds
        return (1, " ".join(str(error).split()))
