"""A situation has one file; what Rasa must also be told of it is written here, without Python.

Rasa wants each intent named in ``domain.yml`` and in the rules that wait for it. Whoever adds
``knowledge/situations/x.yml`` need not know that: before training, the intent ``describe_x`` and
the value ``x`` are put beside the others, where they are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bot.plans.knowledge import GENERAL
from bot.project import ROOT

LAST_INTENT = re.compile(r"^( *)- (intent: )?describe_none$", re.MULTILINE)
"""Before this line each list of situations takes another one."""
VALUES = re.compile(r"^  situation:\n    type: categorical\n    values:\n((?:      - .*\n)+)", re.M)
FILES = ("domain.yml", "stories/asking.yml", "stories/beginning.yml")


def name_situations(root: Path = ROOT) -> list[str]:
    """Name every situation that has a file where Rasa looks for its name.

    Args:
        root: the project folder; ``domain.yml`` and rules are changed in it where need be.

    Returns:
        The situations that were added; none where all are known.
    """
    situations = sorted(path.stem for path in (root / "knowledge/situations").glob("*.yml"))
    added: set[str] = set()
    for name in FILES:
        path = root / name
        text = path.read_text(encoding="utf-8")
        new = [s for s in situations if s != GENERAL and not _names(text, s)]
        if new:
            path.write_text(_with(text, new), encoding="utf-8")
            added.update(new)
    return sorted(added)


def _names(text: str, situation: str) -> bool:
    return re.search(rf"\bdescribe_{re.escape(situation)}$", text, re.MULTILINE) is not None


def _with(text: str, situations: Iterable[str]) -> str:
    """The text with an intent, and in the domain a value, for each situation."""
    for situation in situations:
        text = LAST_INTENT.sub(
            lambda last, s=situation: f"{last[1]}- {last[2] or ''}describe_{s}\n{last[0]}",  # type: ignore[misc]
            text,
        )
        text = VALUES.sub(lambda values, s=situation: f"{values[0]}      - {s}\n", text)  # type: ignore[misc]
    return text
