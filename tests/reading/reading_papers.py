"""Papers as files: PDF with text, with links, scanned, locked; Word documents."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document as new_word_document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches
from fpdf import FPDF
from PIL import Image
from reading_pictures import encoded
from reading_words import FONTS, SANS


def _blank_pdf() -> FPDF:
    pdf = FPDF()
    pdf.add_font("Sans", fname=FONTS / SANS)
    pdf.set_font("Sans", size=12)
    return pdf


def text_pdf(pages: Iterable[str], locked: bool = False) -> bytes:
    """A PDF of typed pages, perhaps locked with a password."""
    pdf = _blank_pdf()
    if locked:
        pdf.set_encryption(owner_password="propriétaire", user_password="fermé")
    for text in pages:
        pdf.add_page()
        pdf.multi_cell(0, text=text)
    return bytes(pdf.output())


def linked_pdf(words: str, address: str) -> bytes:
    """A PDF whose words lead somewhere that they do not name."""
    pdf = _blank_pdf()
    pdf.add_page()
    pdf.cell(text=words, link=address)
    return bytes(pdf.output())


def scanned_pdf(pictures: Iterable[Image.Image]) -> bytes:
    """A PDF of pictures of pages."""
    pdf = _blank_pdf()
    pdf.set_margin(0)
    for picture in pictures:
        pdf.add_page()
        pdf.image(io.BytesIO(encoded(picture, "JPEG", quality=85)), 0, 0, pdf.epw, pdf.eph)
    return bytes(pdf.output())


def pdf_with_code(text: str, code: Image.Image) -> bytes:
    """A typed page with a code below its text."""
    pdf = _blank_pdf()
    pdf.add_page()
    pdf.multi_cell(0, text=text)
    pdf.image(io.BytesIO(encoded(code)), 20, 180, 40)
    return bytes(pdf.output())


class WordDocument:
    """A Word document that is being written."""

    def __init__(self) -> None:
        self._document = new_word_document()

    def paragraph(self, text: str) -> WordDocument:
        self._document.add_paragraph(text)
        return self

    def set_tabulator(self) -> None:
        """Give the last paragraph a place to which a tabulator would lead."""
        self._document.paragraphs[-1].paragraph_format.tab_stops.add_tab_stop(Inches(2))

    def table(self, *rows: tuple[str, ...]) -> WordDocument:
        table = self._document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return self

    def link(self, words: str, address: str) -> WordDocument:
        _append_link(self._document.add_paragraph("Voir "), words, address)
        return self

    def old_link(self, words: str, address: str) -> WordDocument:
        """A link as a field, which is how older programs write it, in two runs."""
        start, end = address[:9], address[9:]
        self._document.add_paragraph()._p.append(
            parse_xml(
                f"<w:ins {nsdecls('w')}><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                f'<w:r><w:instrText> HYPERLINK "{start}</w:instrText></w:r>'
                f'<w:r><w:instrText>{end}" </w:instrText></w:r>'
                f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                f"<w:r><w:t>{words}</w:t></w:r>"
                f"<w:r><w:fldChar w:fldCharType='end'/></w:r></w:ins>"
            )
        )
        return self

    def header(self, text: str, words: str, address: str) -> WordDocument:
        """What stands above every page, with a link of its own."""
        header = self._document.sections[0].header
        header.is_linked_to_previous = False
        _append_link(header.paragraphs[0], words, address)
        header.paragraphs[0].add_run(text)
        return self

    def text_box(self, text: str) -> WordDocument:
        """A text box, written twice: for programs that know text boxes, and for older ones."""
        box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        self._document.add_paragraph()._p.append(
            parse_xml(
                f"<w:r {nsdecls('w')} "
                'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
                'xmlns:v="urn:schemas-microsoft-com:vml">'
                f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}'
                "</wps:txbx></w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>"
            )
        )
        return self

    def form_field(self, text: str) -> WordDocument:
        """A field of a form inside a paragraph (content control)."""
        self._document.add_paragraph("Montant : ")._p.append(
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>{text}</w:t></w:r>"
                "</w:sdtContent></w:sdt>"
            )
        )
        return self

    def picture(self, picture: Image.Image) -> WordDocument:
        self._document.add_picture(io.BytesIO(encoded(picture)), width=Inches(1))
        return self

    def saved(self) -> bytes:
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()


def _append_link(paragraph: object, words: str, address: str) -> None:
    target = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>{words}</w:t></w:r></w:hyperlink>")
    link.set(qn("r:id"), target)
    paragraph._p.append(link)
