"""A situation has one file; what Rasa must also be told of it is written here, without Python.

Rasa wants each intent named in ``domain.yml`` and in the rules that wait for it. Whoever adds
``knowledge/situations/x.yml`` need not know that: before training, the intent ``describe_x`` and
the value ``x`` are put beside the others, where they are missing.
"""

from __future__ import annotations

import re
from pathlib import Path

from bot.plans.knowledge import GENERAL
from bot.project import ROOT

NAME = re.compile(r"[a-z][a-z0-9_]*")
"""Any other file beside the situations (a copy, a backup) is none."""
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
    stems = sorted(path.stem for path in (root / "knowledge/situations").glob("*.yml"))
    situations = [stem for stem in stems if stem != GENERAL and NAME.fullmatch(stem)]
    added: set[str] = set()
    for name in FILES:
        path = root / name
        text = path.read_text(encoding="utf-8")
        for situation in situations:
            whole = _with_value(_with_intent(text, situation), situation)
            if whole != text:
                added.add(situation)
                text = whole
                _replace(path, text)
    return sorted(added)


def _with_intent(text: str, situation: str) -> str:
    """The text with the situation in each list of intents that lacks it."""
    if re.search(rf"^ *- (?:intent: )?describe_{situation}(?: *#.*)?$", text, re.MULTILINE):
        return text
    return LAST_INTENT.sub(
        lambda last: f"{last[1]}- {last[2] or ''}describe_{situation}\n{last[0]}", text
    )


def _with_value(text: str, situation: str) -> str:
    """The text with the situation among the values of the slot, if it has that slot."""
    values = VALUES.search(text)
    if not values or re.search(rf"^      - {situation}(?: *#.*)?$", values[1], re.MULTILINE):
        return text
    return VALUES.sub(lambda found: f"{found[0]}      - {situation}\n", text)


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all: a half-written domain would stop the service."""
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
