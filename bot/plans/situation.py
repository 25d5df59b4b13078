"""One situation, as its file tells it: what it is, what to do first, how it works, which steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PlanEntry:
    """A step of a plan, and the facts that must hold for it to be shown."""

    step: str
    when: Mapping[str, tuple[str, ...]]

    def holds(self, facts: Mapping[str, str | None]) -> bool:
        """Whether the facts are those under which the step is shown."""
        return all(facts.get(name) in values for name, values in self.when.items())


@dataclass(frozen=True)
class Explanation:
    """What is told to somebody who wants to understand a scam.

    Args:
        signs: ids of ``knowledge/signs.yml``, the most telling first.
        do: by language, what helps.
        dont: by language, what is better left.
        myths: pairs of a belief and what is true, each by language.
        stages: by audience and language, from the first contact to the trap.
        reflex: by audience and language, the one thing to remember.
    """

    signs: tuple[str, ...]
    do: Mapping[str, tuple[str, ...]]
    dont: Mapping[str, tuple[str, ...]]
    myths: tuple[tuple[Mapping[str, str], Mapping[str, str]], ...]
    stages: Mapping[str, Mapping[str, tuple[str, ...]]]
    reflex: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class LegalNote:
    """What the law sees in a situation.

    Args:
        offences: ids of ``knowledge/law.yml``, the most fitting first.
        note: by language, what somebody concerned should know.
        sources: where that was read.
        checked_on: the day on which somebody read it, as ``2026-12-01``.
    """

    offences: tuple[str, ...]
    note: Mapping[str, str]
    sources: tuple[str, ...]
    checked_on: str


@dataclass(frozen=True)
class Situation:
    """What is known about one situation; texts are tables by voice and language.

    The general situation, which serves what has no file of its own, explains nothing.
    """

    id: str
    name: Mapping[str, str]
    button: Mapping[str, str] | None
    verdict: Mapping[str, Any]
    first_aid: Mapping[str, Any]
    doubt: Mapping[str, Any]
    questions: tuple[str, ...]
    plan: tuple[PlanEntry, ...]
    sources: tuple[str, ...]
    explanation: Explanation | None = field(default=None, repr=False)
    law: LegalNote | None = field(default=None, repr=False)


def read_situation(entry: Mapping[str, Any]) -> Situation:
    """Read what a file of ``knowledge/situations`` holds.

    Raises:
        KeyError: when something is missing.
    """
    law = entry.get("law")
    return Situation(
        id=entry["id"],
        name=entry["name"],
        button=entry.get("button"),
        verdict=entry["verdict"],
        first_aid=entry["first_aid"],
        doubt=entry["doubt"],
        questions=tuple(entry["questions"]),
        plan=tuple(map(read_plan_entry, entry["plan"])),
        sources=tuple(entry["sources"]),
        explanation=_explanation(entry) if "stages" in entry else None,
        law=LegalNote(
            offences=tuple(law["offences"]),
            note=law["note"],
            sources=tuple(law["sources"]),
            checked_on=str(law["checked_on"]),
        )
        if law
        else None,
    )


def read_plan_entry(item: Mapping[str, Any]) -> PlanEntry:
    """Read one item of a plan: a step, and under « when » the facts that it needs.

    Raises:
        KeyError: when no step is named.
    """
    when = {
        name: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in (item.get("when") or {}).items()
    }
    return PlanEntry(item["step"], when)


def _explanation(entry: Mapping[str, Any]) -> Explanation:
    return Explanation(
        signs=tuple(entry["signs"]),
        do=_lists(entry["do"]),
        dont=_lists(entry["dont"]),
        myths=tuple((myth["belief"], myth["truth"]) for myth in entry["myths"]),
        stages={audience: _lists(told) for audience, told in entry["stages"].items()},
        reflex=entry["reflex"],
    )


def _lists(by_language: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(lines) for language, lines in by_language.items()}
