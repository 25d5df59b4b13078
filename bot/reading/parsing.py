"""One file to its text, whatever its kind. Runs in the worker alone: the bytes may be hostile."""

from __future__ import annotations

import dataclasses

from bot.reading.document import Document, PictureClosed, Progress, Unreadable
from bot.reading.file_kind import kind_of
from bot.reading.limits import MAX_FILE, MAX_TEXT
from bot.reading.mail import read_mail
from bot.reading.outlook import read_outlook
from bot.reading.pdf import read_pdf
from bot.reading.picture import read_picture
from bot.reading.plain import decode
from bot.reading.seeing import Recogniser
from bot.reading.web_page import page_text
from bot.reading.word import read_word

CODE_MARK = "[QR] "
"""Stands before what a code says."""


def read_file(
    content: bytes, pictures: bool, recogniser: Recogniser | None, progress: Progress
) -> Document:
    """Read one file.

    Args:
        content: its bytes.
        pictures: whether pictures attached to a mail may be opened; a file that is itself a
            picture was allowed by whoever handed it over.
        recogniser: the loaded model, if there is one.
        progress: told before each page.

    Returns:
        What was read; at most ``MAX_TEXT`` characters, what its codes say at the end.

    Raises:
        Unreadable: with one of the codes of ``bot.reading.document.REFUSALS``.
        RecognitionNeeded: when it must be read again with a recogniser.
    """
    if len(content) > MAX_FILE:
        raise Unreadable("too_large")
    document = _read(content, pictures, recogniser, progress, depth=0)
    codes = "\n".join(CODE_MARK + code for code in document.codes)
    text = f"{document.text}\n\n{codes}".strip()
    if not text:
        raise Unreadable("no_text")
    if len(text) > MAX_TEXT:
        warnings = (*document.warnings, "cut")
        return dataclasses.replace(document, text=text[:MAX_TEXT], warnings=warnings)
    return dataclasses.replace(document, text=text)


def _read(
    content: bytes,
    pictures: bool,
    recogniser: Recogniser | None,
    progress: Progress,
    depth: int,
) -> Document:
    def read_part(part: bytes, name: str) -> Document:
        return _read(part, pictures, recogniser, _quietly, depth + 1)

    kind = kind_of(content)
    inner = read_part if depth == 0 else None  # one level down, no further
    if kind == "image":
        if depth and not pictures:
            raise PictureClosed
        progress(1, 1)
        return read_picture(content, recogniser)
    if kind == "pdf":
        return read_pdf(content, recogniser, progress)
    if kind == "eml":
        return read_mail(content, inner)
    if kind == "msg":
        return read_outlook(content, inner)
    if kind == "docx":
        return read_word(content)
    if kind == "html":
        return Document("html", page_text(content))
    return Document("text", decode(content).strip())


def _quietly(page: int, pages: int) -> None:
    """Pages of an attachment are not told."""
