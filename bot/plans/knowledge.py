"""What Sangfroid knows, loaded once from ``knowledge/``: situations, steps, signs, channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.plans.channel import Channel, read_channels
from bot.plans.countries import Country, read_country

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
GENERAL = "general"
"""The situation file that serves every situation that has none of its own yet."""
SINGLE = ("names", "signs", "phrases", "other_languages")
SEVERAL = ("countries", "steps", "situations")


class KnowledgeError(ValueError):
    """A knowledge file cannot be used; the message names the file and what to mend."""


@dataclass(frozen=True)
class PlanEntry:
    """A step of a plan, and the facts that must hold for it to be shown."""

    step: str
    when: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Situation:
    """What is known about one situation; texts are tables by voice and language."""

    id: str
    name: Mapping[str, str]
    verdict: Mapping[str, Any]
    first_aid: Mapping[str, Any]
    doubt: Mapping[str, Any]
    questions: tuple[str, ...]
    plan: tuple[PlanEntry, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step, which any plan may use; texts are tables by voice and language."""

    id: str
    title: Mapping[str, str]
    title_parent: Mapping[str, str] | None
    urgency: str
    texts: Mapping[str, Any]
    how: Mapping[str, tuple[str, ...]]
    channels: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """Everything in ``knowledge/``, by id."""

    situations: Mapping[str, Situation]
    names: Mapping[str, Mapping[str, Any]]
    steps: Mapping[str, Step]
    signs: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Mapping[str, Any]]
    other_languages: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, Country]
    channels: Mapping[str, Channel]

    def situation(self, scam_type: str) -> Situation:
        """The situation of a ``scam_type``, or the general one where none is written yet."""
        return self.situations.get(scam_type) or self.situations[GENERAL]

    def name(self, scam_type: str, language: str) -> str:
        """The name of a ``scam_type`` as a noun phrase: « une fausse convocation »."""
        own = self.situations.get(scam_type)
        return str((own.name if own else self.names[scam_type])[language])

    def button(self, scam_type: str, language: str) -> str:
        """What a button says for a ``scam_type``, in the person's own terms."""
        return str(self.names[scam_type]["button"][language])


@lru_cache(maxsize=1)
def load_knowledge(folder: Path = KNOWLEDGE) -> Knowledge:
    """Read the whole knowledge base.

    Args:
        folder: the ``knowledge/`` folder.

    Returns:
        The knowledge, complete and cross-referenced.

    Raises:
        KnowledgeError: when a file is unreadable or refers to something that does not exist.
    """
    paths = [
        *(folder / f"{name}.yml" for name in SINGLE),
        *(path for several in SEVERAL for path in sorted((folder / several).glob("*.yml"))),
    ]
    return build_knowledge({path.relative_to(folder).as_posix(): read_yaml(path) for path in paths})


def build_knowledge(files: Mapping[str, Any]) -> Knowledge:
    """Put the knowledge base together.

    Args:
        files: what each file holds, by its name below ``knowledge/``.

    Raises:
        KnowledgeError: when something is missing or refers to what does not exist.
    """
    steps: dict[str, Step] = {}
    situations: dict[str, Situation] = {}
    countries: dict[str, Country] = {}
    channels: dict[str, Channel] = {}
    for name, content in files.items():
        path = Path("knowledge") / name
        if path.parent.name == "steps":
            for step_id, entry in content.items():
                steps[step_id] = _step(path, step_id, entry)
        elif path.parent.name == "situations":
            situations[path.stem] = _situation(path, content)
        elif path.parent.name == "countries":
            country, own = _country(path, content)
            countries[country.id] = country
            channels |= own
    for situation in situations.values():
        for plan_entry in situation.plan:
            if plan_entry.step not in steps:
                raise KnowledgeError(
                    f"knowledge/situations/{situation.id}.yml: there is no step "
                    f"“{plan_entry.step}” in knowledge/steps/."
                )
    for step in steps.values():
        for channel in step.channels:
            if channel not in channels:
                raise KnowledgeError(
                    f"knowledge/steps: step “{step.id}” names the channel “{channel}”, "
                    "which is in no file of knowledge/countries/, or has confidence low."
                )
    return Knowledge(
        situations=situations,
        names=files["names.yml"],
        steps=steps,
        signs=files["signs.yml"],
        phrases=files["phrases.yml"],
        other_languages=files["other_languages.yml"],
        countries=countries,
        channels=channels,
    )


def read_yaml(path: Path) -> Any:
    """Read one YAML file.

    Raises:
        KnowledgeError: when the file is missing or is not YAML.
    """
    try:
        return YAML(typ="safe", pure=False).load(path)
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from error
    except Exception as error:
        raise KnowledgeError(f"{path}: this is not valid YAML: {error}") from error


def _country(path: Path, content: Mapping[str, Any]) -> tuple[Country, dict[str, Channel]]:
    try:
        country = read_country(content)
        return country, read_channels(country, content.get("channels") or ())
    except KeyError as error:
        raise KnowledgeError(f"{path}: the entry {error} is missing.") from error


def _situation(path: Path, entry: Mapping[str, Any]) -> Situation:
    try:
        return Situation(
            id=entry["id"],
            name=entry["name"],
            verdict=entry["verdict"],
            first_aid=entry["first_aid"],
            doubt=entry["doubt"],
            questions=tuple(entry["questions"]),
            plan=tuple(_plan_entry(item) for item in entry["plan"]),
            sources=tuple(entry["sources"]),
        )
    except KeyError as error:
        raise KnowledgeError(f"{path}: the entry {error} is missing.") from error


def _plan_entry(item: Mapping[str, Any]) -> PlanEntry:
    when = {
        name: tuple(value) if isinstance(value, list) else (str(value),)
        for name, value in (item.get("when") or {}).items()
    }
    return PlanEntry(item["step"], when)


def _step(path: Path, step_id: str, entry: Mapping[str, Any]) -> Step:
    try:
        return Step(
            id=step_id,
            title=entry["title"],
            title_parent=entry.get("title_parent"),
            urgency=entry["urgency"],
            texts={voice: entry[voice] for voice in ("victim", "child", "parent", "staff")},
            how={language: tuple(moves) for language, moves in entry["how"].items()},
            channels=tuple(entry.get("channels") or ()),
            sources=tuple(entry["sources"]),
        )
    except KeyError as error:
        raise KnowledgeError(f"{path}: step “{step_id}” lacks {error}.") from error
