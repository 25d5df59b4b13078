"""The schemas of evidence, captures, and letters."""

from __future__ import annotations

from bot.checking import dossier
from bot.checking.project import BLOCKS, EVIDENCE, Project
from bot.checking.schema_parts import (
    NAME,
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

ANYTHING: Schema = {"type": "object"}


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
    several_names = several("Ids", "Known ids.", string("Id", "An id."))
    words = {
        "order": {"type": "integer", "description": "Those with small numbers are offered first."},
        "languages": several("Languages", "In which it is written.", string("Language", "fr, en")),
        "countries": several("Countries", "Where it is read.", string("Country", "FR, OTHER …")),
        "button": texts("Button", "What the person taps.", dossier.LONGEST_BUTTON),
        "title": texts("Title", "What the document is called."),
        "who_sends": {
            **ANYTHING,
            "description": "Who does what with it: the person, never the program. `fr_tu` for a "
            "child.",
        },
        "parts": several(
            "Parts",
            f"Of {', '.join(parts)}, or of this file.",
            {"type": "string", "pattern": NAME},
        ),
    }
    more = {
        "situations": several_names,
        "also_for": several_names,
        **dict.fromkeys(("if", "unless", "extra_parts", "addressee"), ANYTHING),
        "if_any": {"type": "array", "items": ANYTHING},
        **dict.fromkeys(("subject", "opening", "requests"), ANYTHING),
        "sources": {"type": "array", "items": {"type": "string"}},
        "checked_on": {"type": "string"},
    }
    schema = table("Letter", "A letter that is written from what was confirmed.", words)
    return {**schema, "properties": {**schema["properties"], **more}}


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
