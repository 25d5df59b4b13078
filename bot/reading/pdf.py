"""A PDF: the text of its pages, the links under it, and the text of scanned pages."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image

from bot.reading.codes import codes_of
from bot.reading.document import Document, Progress, Unreadable
from bot.reading.limits import MAX_PAGES
from bot.reading.seeing import Recogniser, needed

FEWEST_CHARACTERS = 25
"""A page with less text than this and something drawn on it is taken for a scan."""
_LONG_SIDE = 1754
"""Pixels; A4 at 150 dots an inch."""
_MOST_LINKS = 50
_CAN_BE_A_CODE = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)
"""What a QR code is drawn with."""
_POINTS = 72.0


def read_pdf(content: bytes, recogniser: Recogniser | None, progress: Progress) -> Document:
    """Read a PDF.

    Args:
        content: the file.
        recogniser: reads scanned pages; None when the model is not loaded.
        progress: told before each page.

    Raises:
        Unreadable: ``encrypted``, ``damaged``, or ``no_text``.
        RecognitionNeeded: when there are scanned pages and no recogniser.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable("encrypted" if locked else "damaged") from error
    try:
        return _read(document, recogniser, progress)
    finally:
        document.close()


def _read(
    document: pypdfium2.PdfDocument, recogniser: Recogniser | None, progress: Progress
) -> Document:
    count = len(document)
    if not count:
        raise Unreadable("damaged")
    texts: list[str] = []
    codes: list[str] = []
    warnings = ["pages_cut"] if count > MAX_PAGES else []
    shown = min(count, MAX_PAGES)
    for number in range(shown):
        progress(number + 1, shown)
        page = _page(document, number)
        if page is None:
            warnings.append("pages_unread")
            continue
        text = _text(page)
        if len(text) < FEWEST_CHARACTERS and _draws(page):
            seen = needed(recogniser).read(_picture(page))
            text = f"{text}\n{seen.text}".strip()
            codes += seen.codes
            warnings += seen.warnings
        elif _draws(page, _CAN_BE_A_CODE):
            codes += codes_of(_picture(page))
        texts.append("\n".join([text, *_hidden_links(document, page, text)]).strip())
        page.close()
        if "time_short" in warnings:
            break
    whole = "\n\n".join(text for text in texts if text)
    return Document(
        "pdf", whole, len(texts), codes=tuple(dict.fromkeys(codes)), warnings=tuple(warnings)
    )


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage | None:
    try:
        return document[number]
    except pypdfium2.PdfiumError:
        return None


def _text(page: pypdfium2.PdfPage) -> str:
    text_page = page.get_textpage()
    try:
        text = str(text_page.get_text_bounded())
    finally:
        text_page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "").strip()


def _draws(page: pypdfium2.PdfPage, kinds: Sequence[int] | None = None) -> bool:
    """Whether anything is drawn on a page, or anything of certain kinds."""
    return next(iter(page.get_objects(kinds, max_depth=3)), None) is not None


def _picture(page: pypdfium2.PdfPage) -> Image:
    long_side = max(*page.get_size(), 1.0)
    picture: Image = page.render(scale=_LONG_SIDE / long_side, rev_byteorder=True).to_pil()
    return picture.convert("RGB")


def _hidden_links(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: str
) -> Iterator[str]:
    """The addresses behind a page's words that the words do not show."""
    found: set[str] = set()
    for address in islice(_link_targets(document, page), _MOST_LINKS):
        if address and address not in text and address not in found:
            found.add(address)
            yield f"<{address}>"


def _link_targets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action: Any = pdfium.FPDFLink_GetAction(link)
        if not action:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if length:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            stated = buffer.raw[: length - 1]
            # An address is ASCII; some programs write what they are given all the same.
            encoding = "utf-16" if stated.startswith(codecs.BOM_UTF16_BE) else "utf-8"
            yield stated.decode(encoding, "replace").strip("\0 ")
