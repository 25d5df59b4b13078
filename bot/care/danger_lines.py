"""The lines that the danger model learns from, and those by which it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.care.danger_kinds import KINDS
from bot.project import ROOT

LEARNT = ROOT / "danger"
HELD_OUT = ROOT / "evaluation" / "danger"
NONE = "none"
UNSURE = "unsure"
"""The section of lines about which reasonable readers differ; they are not learnt."""
KIND_OF_SECTION = {
    "self_explicit": "crisis_self",
    "self_indirect": "crisis_self",
    "incitement": "crisis_self",
    "other": "crisis_other",
    "child": "child_danger",
    "violence": "violence_danger",
    **dict.fromkeys(
        ("decoy", "decoy_self", "decoy_other", "decoy_child", "decoy_violence", "ordinary"), NONE
    ),
    UNSURE: UNSURE,
}


class DangerLinesError(ValueError):
    """A file of lines cannot be used; the message names it, the line, and what to mend."""


@dataclass(frozen=True)
class DangerLine:
    """One message, as somebody might write it.

    Attributes:
        text: the message.
        section: the heading that it stands under.
        kind: the danger that it tells of, ``none``, or ``unsure``.
        language: the code of its language.
        writer: who wrote it.
    """

    text: str
    section: str
    kind: str
    language: str
    writer: str


def danger_lines(folder: Path = LEARNT) -> list[DangerLine]:
    """Read every line of a folder of languages: ``fr/<writer>.txt``, ``en/<writer>.txt``.

    Raises:
        DangerLinesError: for a line without a heading, or under one that is not known.
    """
    return [line for path in sorted(folder.glob("*/*.txt")) for line in _read(path)]


def _read(path: Path) -> Iterator[DangerLine]:
    section = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = raw.strip()
        if text.startswith("## "):
            section = text.removeprefix("## ").strip()
            if section not in KIND_OF_SECTION:
                known = ", ".join(KIND_OF_SECTION)
                raise DangerLinesError(f"{path}:{number}: “{section}” is none of {known}.")
        elif text and not text.startswith("# "):
            if section is None:
                raise DangerLinesError(f"{path}:{number}: a line stands before any “## …”.")
            kind = KIND_OF_SECTION[section]
            yield DangerLine(text, section, kind, path.parent.name, path.stem)


assert set(KIND_OF_SECTION.values()) == {*KINDS, NONE, UNSURE}  # noqa: S101
