"""A letter as a Word file, which any office program opens."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from bot.dossier.letters import BLANK

LOCALE = {"fr": "fr-FR", "en": "en-GB"}
FONT = "Calibri"
MADE = datetime(2000, 1, 1)
"""When files say that they were made: the day is nobody's business, and no program is named."""


def to_docx(text: str, title: str, language: str) -> bytes:
    """Write a letter as a Word file.

    Args:
        text: its paragraphs, an empty line between them; blanks are marked in yellow.
        title: what the document is called in its properties.
        language: ``fr`` or ``en``, for the spelling checker.

    Returns:
        The bytes of a ``.docx`` file on A4.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    language_mark = style.element.get_or_add_rPr().makeelement(
        qn("w:lang"), {qn("w:val"): LOCALE[language]}
    )
    style.element.get_or_add_rPr().append(language_mark)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.created = properties.modified = MADE
    properties.comments = ""
    for paragraph in text.split("\n\n"):
        _write(document.add_paragraph(), _printable(paragraph))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(paragraph: object, text: str) -> None:
    position = 0
    for match in BLANK.finditer(text):
        paragraph.add_run(text[position : match.start()])  # type: ignore[attr-defined]
        run = paragraph.add_run(match.group())  # type: ignore[attr-defined]
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        position = match.end()
    paragraph.add_run(text[position:])  # type: ignore[attr-defined]


def _printable(text: str) -> str:
    """What XML can hold: neither control characters nor lone surrogates."""
    kept = (c for c in text if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    return "".join(c for c in kept if c not in "\ufffe\uffff")
