"""All that is checked, read once: the documents, and the names that they may use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.checking.document import Document, read_document
from bot.checking.problem import Problem
from bot.dialogue.payload import Vocabulary, make_vocabulary
from bot.plans.telling import about_values

DOMAIN = "domain.yml"
COUNTRIES = "knowledge/countries"
NAMES = "knowledge/names.yml"
SIGNS = "knowledge/signs.yml"
PHRASES = "knowledge/phrases.yml"
CRISIS = "knowledge/crisis.yml"
CHANNEL_TEXTS = "knowledge/channel_texts.yml"
QUICK_EXIT = "knowledge/quick_exit.yml"
PAGE_TEXTS = "knowledge/page_texts.yml"
OTHER_LANGUAGES = "knowledge/other_languages.yml"
PAYMENTS = "knowledge/payments.yml"
STAGES = "knowledge/stages.yml"
LAW = "knowledge/law.yml"
RIGHTS = "knowledge/rights.yml"
CAPTURE = "knowledge/capture.yml"
EVIDENCE = "knowledge/evidence.yml"
DOSSIER_TEXTS = "knowledge/dossier_texts.yml"
LETTERS = "knowledge/letters"
BLOCKS = f"{LETTERS}/blocks.yml"
GENUINE = "knowledge/genuine.yml"
PREVENTION = "knowledge/prevention.yml"
SHELF_LIFE = "knowledge/shelf_life.yml"
_EXPECTED = (
    *(DOMAIN, NAMES, SIGNS, PHRASES, CRISIS, CHANNEL_TEXTS),
    *(PAGE_TEXTS, OTHER_LANGUAGES, QUICK_EXIT),
    *(PAYMENTS, STAGES, LAW, RIGHTS, GENUINE, PREVENTION, SHELF_LIFE),
    *(EVIDENCE, CAPTURE, DOSSIER_TEXTS, BLOCKS),
    # Where nothing is known of the country, channels of these three are shown.
    *(f"{COUNTRIES}/{name}.yml" for name in ("fr", "eu", "int")),
)
DERIVED_FACTS = {
    "minor": frozenset({"yes", "no", "unknown"}),
    "abroad": frozenset({"yes", "no"}),
}
"""What a plan may depend on beside the slots of the domain: it follows from them."""
_NO_TABLE = "this file should be a table of names, each followed by “:”."
_FOLDERS = (COUNTRIES, "knowledge/situations", "knowledge/steps", LETTERS, "stories")


@dataclass(frozen=True)
class Project:
    """The readable documents by file name, and what the project's files may name.

    Args:
        documents: the documents.
        facts: the facts that a plan may depend on, each with its values.
        questions: the questions of the form.
        situations: the situations of the domain.
        steps: the steps, each with the file that holds it.
        vocabulary: what the payload of a button may say.
        unread: the files that could not be read; what is in them cannot be said to be missing.
    """

    documents: Mapping[str, Document]
    facts: Mapping[str, frozenset[str]]
    questions: tuple[str, ...]
    situations: tuple[str, ...]
    steps: Mapping[str, str]
    vocabulary: Vocabulary
    unread: frozenset[str]

    def within(self, folder: str) -> Iterator[Document]:
        """The documents of one folder, in the order of their names."""
        for file, document in sorted(self.documents.items()):
            if file.startswith(f"{folder}/"):
                yield document

    def channels(self) -> Iterator[tuple[Document, int, Mapping[str, Any]]]:
        """Each channel of each country: its file, its number in the list there, its entry."""
        for document in self.within(COUNTRIES):
            for number, entry in document.items("channels"):
                if isinstance(entry, Mapping):
                    yield document, number, entry

    @property
    def some_countries_unread(self) -> bool:
        """Whether a channel that seems to be missing may stand in a file that cannot be read."""
        return any(file.startswith(f"{COUNTRIES}/") for file in self.unread)


def read_project(root: Path) -> tuple[Project, list[Problem]]:
    """Read everything that is checked.

    Args:
        root: the project folder.

    Returns:
        The project as far as it can be read, and a problem for each file that cannot.
    """
    files = [*_EXPECTED]
    for folder in _FOLDERS:
        files += sorted(p.relative_to(root).as_posix() for p in (root / folder).glob("*.yml"))
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        read = read_document(root, file)
        if isinstance(read, Problem):
            problems.append(read)
        elif not isinstance(read.data, Mapping):
            problems.append(Problem(file, 1, _NO_TABLE))
        else:
            documents[file] = read
    return _with_names(documents, frozenset(files) - documents.keys()), problems


def _with_names(documents: Mapping[str, Document], unread: frozenset[str]) -> Project:
    slots: dict[str, frozenset[str]] = {}
    questions: tuple[str, ...] = ()
    intents: list[str] = []
    entities: list[str] = []
    domain = documents.get(DOMAIN)
    if domain is not None:
        slots = {
            str(name): frozenset(str(value) for value in slot.get("values") or ())
            for name, slot in domain.items("slots")
            if isinstance(slot, Mapping) and slot.get("type") == "categorical"
        }
        questions = tuple(
            str(name) for _, name in domain.items("forms", "facts_form", "required_slots")
        )
        intents = [str(name) for _, name in domain.items("intents")]
        entities = [str(name) for _, name in domain.items("entities")]
    steps = {
        str(step): document.file
        for document in documents.values()
        if document.file.startswith("knowledge/steps/")
        for step, _ in document.items()
    }
    genuine = documents.get(GENUINE)
    kinds = [str(kind) for kind, _ in genuine.items()] if genuine else []
    about = about_values(sorted(slots.get("situation", ())), kinds)
    return Project(
        documents=documents,
        facts={**slots, **DERIVED_FACTS},
        questions=questions,
        situations=tuple(sorted(slots.get("situation", ()))),
        steps=steps,
        vocabulary=make_vocabulary(
            *(intents, entities, slots, steps.keys(), about),
            platforms=[str(name) for name, _ in documents[CAPTURE].items()]
            if CAPTURE in documents
            else (),
            letters=[Path(name).stem for name in documents if name.startswith(f"{LETTERS}/")],
        ),
        unread=unread,
    )
