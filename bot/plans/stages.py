"""How far it went: nothing given, a reply, money, papers, images out, an account lost, a minor.

A situation's file says what its own steps are. Whatever else went wrong on the way needs steps
that are the same in every situation; ``knowledge/stages.yml`` names them once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.plans.situation import PlanEntry, read_plan_entry


@dataclass(frozen=True)
class Stage:
    """One stage.

    Args:
        id: what it is called.
        name: by language, as editors read it in a table.
        when: the facts that make it.
        steps: what it adds to any plan; an entry may need more facts.
    """

    id: str
    name: Mapping[str, str]
    when: PlanEntry
    steps: tuple[PlanEntry, ...]


def read_stages(content: Mapping[str, Any]) -> dict[str, Stage]:
    """Read ``knowledge/stages.yml``.

    Raises:
        KeyError: when something is missing.
    """
    return {
        stage: Stage(
            id=stage,
            name=entry["name"],
            when=read_plan_entry({"step": stage, "when": entry["when"]}),
            steps=tuple(map(read_plan_entry, entry.get("steps") or ())),
        )
        for stage, entry in content.items()
    }
