"""The schemas of evidence, captures, and letters."""

from __future__ import annotations

from bot.checking import dossier
from bot.checking.project import BLOCKS, EVIDENCE, Project
from bot.checking.schema_parts import (
    Schema,
    dated,
    named_entries,
    one_of,
    several,
    sources,
    string,
    table,
    texts,
)
from bot.dossier.case import KINDS
from bot.dossier.checklist import GENERAL, PLATFORMS
from bot.plans.wording import MOST_CHARACTERS

ANYTHING: Schema = {
    "type": "object",
    "title": "Part",
    "description": "A text by language, or a list: `each` kind of item, `head`, `line`.",
}


def evidence_schema(project: Project) -> Schema:
    """The shape of ``knowledge/evidence.yml``."""
    document = project.documents.get(EVIDENCE)
    names = [str(name) for name, _ in document.items("pieces")] if document else []
    piece = table(
        "Piece",
        "Something that helps an investigation, a bank or a platform.",
        {
            "kind": one_of("Kind", "What it becomes in a dossier.", KINDS),
            "name": texts("Name", "As a line of a list, no full stop.", dossier.LONGEST_PIECE),
        },
    )
    some = several("Pieces", "The most useful first.", one_of("Piece", "Its id.", names))
    return table(
        "Evidence",
        "What to look for in each situation.",
        {
            "pieces": named_entries("Pieces", "By id: small letters and “_”.", piece),
            "when_paid": some,
            "situations": table(
                "Situations",
                "The pieces of each situation.",
                dict.fromkeys((*project.situations, GENERAL), some),
            ),
            **dated(),
        },
    )


def capture_schema(project: Project) -> Schema:
    """The shape of ``knowledge/capture.yml``."""
    how = table(
        "How",
        "How written evidence is captured there. Words and addresses, no intimate image.",
        {
            "text": texts("Text", "Said to adults and children alike.", MOST_CHARACTERS),
            "sources": sources(),
        },
    )
    return table("Capture", "By device and platform.", dict.fromkeys(PLATFORMS, how))


def letter_schema(project: Project) -> Schema:
    """The shape of a file of ``knowledge/letters``."""
    document = project.documents.get(BLOCKS)
    parts = [str(name) for name, _ in document.items("parts")] if document else []
    own = [*dossier.OWN_PARTS, "links", "name_only"]
    words = {
        "order": _said("integer", "Order", "Those with small numbers are offered first."),
        "languages": several("Languages", "In which it is written.", string("Language", "fr, en")),
        "countries": several("Countries", "Where it is read.", string("Country", "FR, OTHER …")),
        "button": texts("Button", "What the person taps.", dossier.LONGEST_BUTTON),
        "title": texts("Title", "What the document is called."),
        "who_sends": _said(
            "object", "Who sends it", "The person, never the program; `fr_tu` for a child."
        ),
        "parts": several(
            "Parts", "In their order.", one_of("Part", "Shared ones.", [*parts, *own])
        ),
    }
    more = {
        "situations": several("Situations", "For these alone.", string("Situation", "An id.")),
        "also_for": several("Also for", "Whatever the facts.", string("Situation", "An id.")),
        "if": _said("object", "If", "The facts that must hold."),
        "if_any": _said("array", "If any", "Sets of facts, of which one must hold."),
        "unless": _said("object", "Unless", "The facts that must not all hold."),
        "extra_parts": _said("object", "Extra parts", "Parts of this letter alone."),
        "addressee": _said("object", "Addressee", "By country; `other` for all the rest."),
        "subject": _said("object", "Subject", "By language."),
        "opening": _said("object", "Opening", "By language; {what} names the situation."),
        "requests": _said("object", "Requests", "What is asked for, by language."),
        "sources": _said("array", "Sources", "Where facts in it were read; may be empty."),
        "checked_on": _said("string", "Checked on", "The day on which they were read."),
    }
    schema = table("Letter", "A letter that is written from what was confirmed.", words)
    return {**schema, "properties": {**schema["properties"], **more}}


def _said(kind: str, title: str, words: str) -> Schema:
    return {"type": kind, "title": title, "description": words}


def blocks_schema(project: Project) -> Schema:
    """The shape of ``knowledge/letters/blocks.yml``."""
    return table(
        "Blocks",
        "What letters have in common.",
        {
            "blanks": named_entries(
                "Blanks", "What the person fills in.", texts("Blank", "Its name.")
            ),
            "parts": named_entries("Parts", "Paragraphs and lists.", ANYTHING),
            "date_unknown": texts("Date", "Where none is known."),
            "message_line": texts("Message", "What stands for a message in a list."),
            "what": table(
                "What",
                "What each situation is called: « Je signale … ».",
                dict.fromkeys((*project.situations, GENERAL), texts("What", "A noun phrase.")),
            ),
        },
    )
