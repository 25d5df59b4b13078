"""One mistake in the project's texts, said so that whoever edits them can find and mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake and where it is.

    Args:
        file: the file, from the project folder.
        line: its line there, from 1.
        message: what is wrong, and what would be right.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"
