"""A Word document (``.docx``): its paragraphs, tables and text boxes, with links written out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document as open_docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from bot.reading.document import Document, Unreadable
from bot.reading.limits import MAX_MEMBERS, MAX_UNPACKED

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURES = "word/media/"


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
        parts = [document.element.body, *_headers_and_footers(document)]
        text = "\n".join(line for part in parts for line in _lines(part, document)).strip()
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


def _headers_and_footers(document: Any) -> Iterator[Any]:
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield part._element


def _lines(part: Any, document: Any) -> Iterator[str]:
    for element in part.iter(qn("w:p")):
        # A text box is written twice, the second time for old programs.
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        paragraph = Paragraph(element, document)
        links = [
            f"<{link.address}>"
            for link in paragraph.hyperlinks
            if link.address and link.address not in paragraph.text
        ]
        yield " ".join([paragraph.text, *links])
