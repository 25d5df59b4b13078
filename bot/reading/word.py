"""A Word document (``.docx``): its paragraphs, tables and text boxes, with links written out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn

from bot.reading.document import Document, Unreadable
from bot.reading.limits import MAX_MEMBERS, MAX_UNPACKED

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH = qn("w:p")
_RUN = qn("w:r")
_TEXT = qn("w:t")
_BLANKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LINKS = (qn("w:hyperlink"), qn("a:hlinkClick"))
_TARGET = qn("r:id")
_FIELD = qn("w:instrText")
_LINK_FIELD = re.compile(r'HYPERLINK\s+"([^"]{1,400})"')
_PICTURES = "word/media/"
_MOST_LINES = 50_000
"""Paragraphs; a book has fewer."""


def read_word(content: bytes) -> Document:
    """Read a Word document.

    Args:
        content: the file.

    Raises:
        Unreadable: ``too_complex`` when it unpacks to too much, ``damaged`` when it is broken.
    """
    pictures = _pictures_unless_a_bomb(content)
    try:
        document = open_docx(io.BytesIO(content))
        parts = _parts(document)
        lines = (line for part in parts for line in _lines(*part))
        text = "\n".join(islice(lines, _MOST_LINES)).strip()
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # as many kinds as there are ways to break the format
        raise Unreadable("damaged") from error
    warnings = ("pictures_closed",) if pictures else ()
    return Document("docx", text, pictures=pictures, warnings=warnings)


def _pictures_unless_a_bomb(content: bytes) -> int:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged") from error
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable("encrypted")
    if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED:
        raise Unreadable("too_complex")
    return sum(member.filename.startswith(_PICTURES) for member in members)


def _parts(document: Any) -> Iterator[tuple[Any, Any]]:
    """The body, then what stands above and below its pages, each with the part that holds it."""
    yield document.element.body, document.part
    for section in document.sections:
        for margin in (
            section.first_page_header,
            section.header,
            section.footer,
            section.first_page_footer,
        ):
            if not margin.is_linked_to_previous:
                yield margin._element, margin.part


def _lines(element: Any, part: Any) -> Iterator[str]:
    for paragraph in element.iter(_PARAGRAPH):
        # A text box is written twice, the second time for old programs.
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        words = "".join(_words(paragraph))
        links = [f"<{link}>" for link in _links(paragraph, part) if link not in words]
        yield " ".join([words, *links])


def _own(paragraph: Any, *tags: str) -> Iterator[Any]:
    """The elements within a paragraph, without those of a text box that is anchored in it."""
    for node in paragraph.iter(*tags):
        if next(node.iterancestors(_PARAGRAPH, _FALLBACK), None) is paragraph:
            yield node


def _words(paragraph: Any) -> Iterator[str]:
    """The text, also of what was inserted under review or stands in the fields of a form."""
    for node in _own(paragraph, _TEXT, *_BLANKS):
        if node.tag == _TEXT:
            yield node.text or ""
        elif node.getparent().tag == _RUN:  # else it is the place of a tabulator
            yield _BLANKS[node.tag]


def _links(paragraph: Any, part: Any) -> Iterator[str]:
    for node in _own(paragraph, *_LINKS):
        target = part.rels.get(node.get(_TARGET))
        if target is not None and target.is_external:
            yield target.target_ref
    fields = "".join(node.text or "" for node in _own(paragraph, _FIELD))
    yield from _LINK_FIELD.findall(fields)
