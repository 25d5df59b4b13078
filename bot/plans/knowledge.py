"""What Sangfroid knows, loaded once from ``knowledge/``: situations, steps, signs, channels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from bot.plans.channel import Channel, read_channels
from bot.plans.countries import Country, read_country
from bot.plans.genuine import GenuineCheck, read_genuine
from bot.plans.law import Offence, read_offences
from bot.plans.payments import ANY_MEANS, FIRST_HOUR, PaymentMeans, read_payments
from bot.plans.prevention import Prevention, read_prevention
from bot.plans.situation import PlanEntry, Situation, read_situation
from bot.plans.sourced_text import SourcedText, read_rights
from bot.plans.stages import Stage, read_stages
from bot.plans.step import Step, read_step
from bot.plans.yaml_file import load_yaml

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
GENERAL = "general"
"""The situation file that serves every situation that has none of its own yet."""
SINGLE = (
    *("names", "signs", "phrases", "other_languages", "payments", "stages", "law", "rights"),
    *("genuine", "prevention", "shelf_life"),
)
SEVERAL = ("countries", "steps", "situations")


class KnowledgeError(ValueError):
    """A knowledge file cannot be used; the message names the file and what to mend."""


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
    payments: Mapping[str, PaymentMeans]
    stages: Mapping[str, Stage]
    offences: Mapping[str, Offence]
    rights: Mapping[str, SourcedText]
    genuine: Mapping[str, GenuineCheck]
    prevention: Prevention
    shelf_life_days: int

    def situation(self, scam_type: str) -> Situation:
        """The situation of a ``scam_type``, or the general one where none is written yet."""
        return self.situations.get(scam_type) or self.situations[GENERAL]

    def name(self, scam_type: str, language: str) -> str:
        """The name of a ``scam_type`` as a noun phrase: « une fausse convocation »."""
        own = self.situations.get(scam_type)
        return str((own.name if own else self.names[scam_type])[language])

    def button(self, scam_type: str, language: str) -> str:
        """What a button says for a ``scam_type``, in the person's own terms."""
        own = self.situations.get(scam_type)
        button = own.button if own and own.button else self.names[scam_type]["button"]
        return str(button[language])


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
        with _naming(path):
            if path.parent.name == "steps":
                steps |= {step: read_step(step, entry) for step, entry in content.items()}
            elif path.parent.name == "situations":
                situations[path.stem] = read_situation(content)
            elif path.parent.name == "countries":
                country = read_country(content)
                countries[country.id] = country
                channels |= read_channels(country, content.get("channels") or ())
    knowledge = Knowledge(
        situations=situations,
        names=files["names.yml"],
        steps=steps,
        signs=files["signs.yml"],
        phrases=files["phrases.yml"],
        other_languages=files["other_languages.yml"],
        countries=countries,
        channels=channels,
        payments=_read(files, "payments", read_payments),
        stages=_read(files, "stages", read_stages),
        offences=_read(files, "law", read_offences),
        rights=_read(files, "rights", read_rights),
        genuine=_read(files, "genuine", read_genuine),
        prevention=_read(files, "prevention", read_prevention),
        shelf_life_days=int(files["shelf_life.yml"]["days"]),
    )
    _cross_reference(knowledge)
    return knowledge


def read_yaml(path: Path) -> Any:
    """Read one YAML file.

    Raises:
        KnowledgeError: when the file is missing or is not YAML.
    """
    try:
        return load_yaml(path)
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read ({error.strerror}).") from error
    except Exception as error:
        raise KnowledgeError(f"{path}: this is not valid YAML: {error}") from error


Content = TypeVar("Content")


def _read(files: Mapping[str, Any], name: str, read: Callable[[Any], Content]) -> Content:
    with _naming(Path("knowledge") / f"{name}.yml"):
        return read(files[f"{name}.yml"])


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file in which something is missing."""
    try:
        yield
    except KeyError as error:
        raise KnowledgeError(f"{path}: the entry {error} is missing.") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise KnowledgeError(f"{path}: this file has not the shape that it should.") from error


def _cross_reference(knowledge: Knowledge) -> None:
    """Nothing refers to a step or a channel that does not exist."""
    entries: list[tuple[str, PlanEntry]] = [
        *(
            (f"situations/{situation.id}", entry)
            for situation in knowledge.situations.values()
            for entry in situation.plan
        ),
        *(("stages", entry) for stage in knowledge.stages.values() for entry in stage.steps),
    ]
    named = [(file, entry.step) for file, entry in entries if entry.step != FIRST_HOUR]
    named += [("payments", means.step) for means in knowledge.payments.values()]
    for file, name in named:
        if name not in knowledge.steps:
            raise KnowledgeError(
                f"knowledge/{file}.yml: there is no step “{name}” in knowledge/steps/."
            )
    if ANY_MEANS not in knowledge.payments:
        raise KnowledgeError(f"knowledge/payments.yml: the means “{ANY_MEANS}” is missing.")
    for situation in knowledge.situations.values():
        for offence in situation.law.offences if situation.law else ():
            if offence not in knowledge.offences:
                raise KnowledgeError(
                    f"knowledge/situations/{situation.id}.yml: there is no offence “{offence}” "
                    "in knowledge/law.yml."
                )
    for audience, order in knowledge.prevention.order.items():
        for name in order:
            if name not in knowledge.situations:
                raise KnowledgeError(
                    f"knowledge/prevention.yml: “{audience}” lists “{name}”, which has no file."
                )
    for step in knowledge.steps.values():
        for channel in step.channels:
            if channel not in knowledge.channels:
                raise KnowledgeError(
                    f"knowledge/steps: step “{step.id}” names the channel “{channel}”, "
                    "which is in no file of knowledge/countries/, or has confidence low."
                )
