"""Checks what dossiers are made of: pieces of evidence, captures, letters, the words on paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from bot.checking import shape
from bot.checking.document import Document
from bot.checking.problem import Problem
from bot.checking.project import (
    BLOCKS,
    CAPTURE,
    COUNTRIES,
    DOSSIER_TEXTS,
    EVIDENCE,
    LETTERS,
    Project,
)
from bot.dossier.case import KINDS
from bot.dossier.checklist import GENERAL, PLATFORMS
from bot.plans.wording import LANGUAGES, MOST_CHARACTERS

LONGEST_PIECE, LONGEST_BUTTON, LONGEST_WHO = 70, 32, 240
OF_A_CASE = {"has_payment": ("yes", "no"), "about_images": ("yes", "no")}
"""What conditions of letters may ask beside the facts: it follows from what was kept."""
FILLED = {"what", "date", "item", "kind", "hash"}
OWN_PARTS = ("addressee", "subject", "opening", "requests")
PARTS_OF_A_LETTER = ("order", "languages", "countries", "button", "title", "who_sends", "parts")
MORE_OF_A_LETTER = (
    *("situations", "if", "if_any", "unless", "also_for", "extra_parts", "checked_on", "sources"),
    *OWN_PARTS,
)
_PLACEHOLDER = re.compile(r"\{(\??\w+)\}")


def check_dossier(project: Project, today: date) -> Iterator[Problem]:
    """Check ``evidence.yml``, ``capture.yml``, ``dossier_texts.yml`` and ``letters/``."""
    documents = project.documents
    if EVIDENCE in documents:
        yield from _evidence(project, documents[EVIDENCE], today)
    if CAPTURE in documents:
        yield from _capture(documents[CAPTURE])
    if DOSSIER_TEXTS in documents:
        yield from _texts(project, documents[DOSSIER_TEXTS])
    if BLOCKS in documents:
        yield from _blocks(project, documents[BLOCKS])
        for document in project.within(LETTERS):
            if document.file != BLOCKS:
                yield from _letter(project, document, documents[BLOCKS], today)


def _evidence(project: Project, document: Document, today: date) -> Iterator[Problem]:
    yield from shape.keys(document, (), ("pieces", "when_paid", "situations", *shape.DATED))
    yield from shape.dated(document, (), today)
    pieces = [str(piece) for piece, _ in document.items("pieces")]
    for piece in pieces:
        yield from shape.keys(document, ("pieces", piece), ("kind", "name"))
        yield from shape.texts(document, ("pieces", piece, "name"), longest=LONGEST_PIECE)
        yield from _known(document, ("pieces", piece, "kind"), KINDS, "kind of item")
    # A situation without a list of its own takes the general one.
    yield from shape.keys(document, ("situations",), (GENERAL,), project.situations)
    for trail in (
        ("when_paid",),
        *(("situations", str(s)) for s, _ in document.items("situations")),
    ):
        for number, _ in document.items(*trail):
            yield from _known(document, (*trail, number), pieces, "piece")


def _capture(document: Document) -> Iterator[Problem]:
    yield from shape.keys(document, (), PLATFORMS)
    for platform, _ in document.items():
        yield from shape.keys(document, (platform,), ("text", "sources"))
        yield from shape.texts(document, (platform, "text"), longest=MOST_CHARACTERS)
        yield from shape.sources(document, (platform, "sources"))


def _texts(project: Project, document: Document) -> Iterator[Problem]:
    for name, _ in document.items():
        inside = [(name, part) for part, _ in document.items(name)]
        for trail in inside if name in ("origins", "fact_lines") else [(name,)]:
            yield from shape.texts(document, trail)
    for line, _ in document.items("fact_lines"):
        fact, _, value = str(line).partition(".")
        if value not in project.facts.get(fact, ()):
            yield document.problem(f"no fact is “{line}”.", "fact_lines", line)


def _blocks(project: Project, document: Document) -> Iterator[Problem]:
    parts = ("blanks", "parts", "date_unknown", "message_line", "what")
    yield from shape.keys(document, (), parts)
    for group in ("blanks", "what"):
        for name, _ in document.items(group):
            yield from shape.texts(document, (group, name))
    for name in ("date_unknown", "message_line"):
        yield from shape.texts(document, (name,))
    yield from shape.keys(document, ("what",), (GENERAL,), project.situations)
    for name, _ in document.items("parts"):
        yield from _part(project, document, ("parts", str(name)), document, LANGUAGES)


def _letter(
    project: Project, document: Document, blocks: Document, today: date
) -> Iterator[Problem]:
    yield from shape.keys(document, (), PARTS_OF_A_LETTER, MORE_OF_A_LETTER)
    yield from shape.texts(document, ("button",), longest=LONGEST_BUTTON)
    yield from shape.texts(document, ("title",))
    yield from shape.texts(document, ("who_sends",), longest=LONGEST_WHO, optional=("fr_tu",))
    languages = [str(language) for _, language in document.items("languages")]
    for number, _ in document.items("languages"):
        yield from _known(document, ("languages", number), LANGUAGES, "language")
    codes = {
        *(
            name.removeprefix(f"{COUNTRIES}/").removesuffix(".yml").upper()
            for name in project.documents
            if name.startswith(f"{COUNTRIES}/")
        ),
        "OTHER",
    }
    for number, _ in document.items("countries"):
        yield from _known(document, ("countries", number), codes, "country")
    for key in ("situations", "also_for"):
        for number, _ in document.items(key):
            yield from _known(document, (key, number), project.situations, "situation")
    for key in ("if", "unless"):
        yield from _conditions(project, document, (key,))
    for number, _ in document.items("if_any"):
        yield from _conditions(project, document, ("if_any", number))
    for own in OWN_PARTS[1:]:
        if document.get(own) is not None:
            yield from _part(project, document, (own,), blocks, languages)
    for where, _ in document.items("addressee"):
        yield from _part(project, document, ("addressee", str(where)), blocks, languages)
    if document.get("addressee") is not None and document.get("addressee", "other") is None:
        yield document.problem("“addressee” lacks “other”.", "addressee")
    for name, _ in document.items("extra_parts"):
        yield from _part(project, document, ("extra_parts", str(name)), blocks, languages)
    known = {
        *(str(name) for name, _ in blocks.items("parts")),
        *(str(name) for name, _ in document.items("extra_parts")),
        *(own for own in OWN_PARTS if document.get(own) is not None),
    }
    for number, _ in document.items("parts"):
        yield from _known(document, ("parts", number), known, "part")
    if document.get("sources"):
        yield from shape.dated(document, (), today)


def _part(
    project: Project,
    document: Document,
    trail: tuple[str, ...],
    blocks: Document,
    languages: Collection[str],
) -> Iterator[Problem]:
    """One part of a letter: a text, or a list of items under a head."""
    yield from _conditions(project, document, (*trail, "if"))
    texts = [trail]
    if document.get(*trail, "each") is not None:
        texts = [(*trail, "head"), (*trail, "line")]
        for number, _ in document.items(*trail, "each"):
            yield from _known(document, (*trail, "each", number), KINDS, "kind of item")
    blanks = {f"?{name}" for name, _ in blocks.items("blanks")}
    for where in texts:
        for language in languages:
            words = document.get(*where, language)
            # Where a letter goes to one country alone, one language is enough.
            if not isinstance(words, str):
                if len(languages) == 1 or trail[0] != "addressee":
                    yield document.problem(f"{shape.named(where)} lacks “{language}”.", *where)
                continue
            for name in _PLACEHOLDER.findall(words):
                if name not in FILLED | blanks:
                    yield document.problem(
                        f"nothing fills in “{{{name}}}”. Known: "
                        f"{shape.listed(sorted(FILLED | blanks))}.",
                        *(*where, language),
                        words=f"{{{name}}}",
                    )


def _conditions(
    project: Project, document: Document, trail: tuple[str | int, ...]
) -> Iterator[Problem]:
    known: Mapping[str, Collection[str]] = {**project.facts, **OF_A_CASE}
    for fact, value in document.items(*trail):
        if str(value) not in known.get(str(fact), ()):
            yield document.problem(f"no fact is “{fact}: {value}”.", *trail, fact)


def _known(
    document: Document, trail: tuple[str | int, ...], known: Collection[str], what: str
) -> Iterator[Problem]:
    value = document.get(*trail)
    if value is not None and str(value) not in known:
        yield document.problem(
            f"there is no {what} “{value}”. Known: {shape.listed(sorted(known))}.", *trail
        )
