"""Hostile office documents and Outlook messages."""

from __future__ import annotations

import io
import random
import struct
import zipfile

from docx import Document
from hostile_bytes import MEGABYTE, billion_laughs
from hostile_files import ADDRESS, READ, hostile

_WORDS = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def docx(changed: dict[str, bytes]) -> bytes:
    """An ordinary letter in which some members are replaced, or added."""
    letter, packed = io.BytesIO(), io.BytesIO()
    document = Document()
    document.add_paragraph("Payez avant vendredi.")
    document.save(letter)
    with zipfile.ZipFile(letter) as before, zipfile.ZipFile(packed, "w", 8) as after:
        for name in before.namelist():
            if name not in changed:
                after.writestr(name, before.read(name))
        for name, content in changed.items():
            after.writestr(name, content)
    return packed.getvalue()


def body(content: bytes, before: bytes = b"") -> dict[str, bytes]:
    head = b'<?xml version="1.0"?>' + before
    return {
        "word/document.xml": b"%s<w:document %s><w:body>%s</w:body></w:document>"
        % (head, _WORDS, content)
    }


def paragraph(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text


@hostile("too_complex")
def a_letter_that_unpacks_to_70_megabytes() -> bytes:
    return docx(body(paragraph(b"a" * (70 * MEGABYTE))))


@hostile("damaged", "too_complex", "crashed")
def a_letter_that_lies_about_its_size() -> bytes:
    """The directory promises a kilobyte, and 70 megabytes come."""
    content = bytearray(docx(body(paragraph(b"a" * (70 * MEGABYTE)))))
    at = content.rindex(b"word/document.xml") - 46
    content[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    return bytes(content)


@hostile("too_complex")
def a_letter_of_five_thousand_members() -> bytes:
    return docx({f"word/embeddings/{n}.bin": b"x" for n in range(5_000)})


@hostile(READ)
def a_letter_of_half_a_million_paragraphs() -> bytes:
    return docx(body(paragraph(b"Payez") + b"<w:p/>" * 500_000))


@hostile("damaged", "too_complex", "no_text")
def a_letter_nested_fifty_thousand_deep() -> bytes:
    return docx(body(b"<w:sdt>" * 50_000 + b"</w:sdt>" * 50_000))


@hostile("damaged", READ)
def a_letter_whose_entities_multiply() -> bytes:
    return docx(body(paragraph(b"a &i;"), billion_laughs("w:document")))


@hostile("damaged", READ)
def a_letter_that_includes_the_passwords() -> bytes:
    entity = b'<!DOCTYPE w:document [<!ENTITY p SYSTEM "file:///etc/passwd">]>'
    return docx(body(paragraph(b"a &p;"), entity))


@hostile("damaged", READ)
def a_letter_that_includes_from_elsewhere() -> bytes:
    entity = f'<!DOCTYPE w:document [<!ENTITY % p SYSTEM "{ADDRESS}/a.dtd"> %p;]>'.encode()
    return docx(body(paragraph(b"a"), entity))


@hostile(READ)
def a_letter_with_a_template_and_a_picture_from_elsewhere() -> bytes:
    office = "http://schemas.openxmlformats.org"
    kind = f"{office}/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/{what}" Target="{ADDRESS}/{what}" '
        'TargetMode="External"/>'
        for n, what in enumerate(("attachedTemplate", "image", "oleObject", "hyperlink"))
    )
    return docx(
        {
            **body(paragraph(b"Payez")),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{office}/package/2006/'
            f'relationships">{relations}</Relationships>'.encode(),
        }
    )


@hostile("encrypted")
def a_letter_whose_zip_is_locked() -> bytes:
    content = bytearray(docx({}))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


@hostile("damaged")
def a_letter_cut_in_the_middle() -> bytes:
    content = docx({})
    return content[: len(content) // 2]


@hostile("damaged")
def a_letter_without_its_parts() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", b"<w:document")
    return packed.getvalue()


@hostile("unsupported")
def a_spreadsheet() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    return packed.getvalue()


@hostile("encrypted")
def an_office_document_with_a_password() -> bytes:
    return ole({"Root Entry": 5, "EncryptedPackage": 2, "EncryptionInfo": 2})


@hostile("unsupported")
def an_old_office_document_with_macros() -> bytes:
    return ole({"Root Entry": 5, "WordDocument": 2, "Macros": 1})


@hostile("damaged")
def an_outlook_message_of_rubbish() -> bytes:
    mark = "__properties_version1.0".encode("utf-16-le")
    return _OLE + random.Random(8).randbytes(50_000) + mark + random.Random(9).randbytes(50_000)


@hostile("damaged")
def an_outlook_message_cut_short() -> bytes:
    return ole({"Root Entry": 5, "__properties_version1.0": 2})[: 2 * _SECTOR + 300]


@hostile("damaged", "no_text", "too_complex", "too_slow", READ)
def an_outlook_message_whose_table_runs_in_a_circle() -> bytes:
    return ole({"Root Entry": 5, "__properties_version1.0": 2}, {1: 2, 2: 1})


@hostile("damaged", "no_text", "too_complex", READ)
def an_outlook_message_that_contains_itself() -> bytes:
    return ole(
        {"Root Entry": 5, "__properties_version1.0": 2, "__attach_version1.0_#0": 1}, child=0
    )


def ole(entries: dict[str, int], chain: dict[int, int] | None = None, child: int = 1) -> bytes:
    """A compound file (MS-CFB): a header, its table in sector 0, its directory from sector 1.

    Args:
        entries: names and kinds (1 a folder, 2 a stream, 5 the root); each the next one's brother.
        chain: what follows which sector, where it differs.
        child: the entry that a folder contains; 0 is the root itself.
    """
    head = _OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    head += struct.pack("<I", _FREE) * 108
    table = [_FREE] * (_SECTOR // 4)
    table[0], table[1], table[2] = _TABLE, _END, _END
    for sector, following in (chain or {}).items():
        table[sector] = following
    directory = b"".join(
        _entry(name, kind, position + 1 if 0 < position < len(entries) - 1 else _FREE, child)
        for position, (name, kind) in enumerate(entries.items())
    )
    sectors = struct.pack(f"<{len(table)}I", *table) + directory.ljust(_SECTOR, b"\0")
    return head + sectors + bytes(_SECTOR)


def _entry(name: str, kind: int, brother: int, child: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    inside = _FREE if kind == 2 else child
    place = struct.pack("<HBBIII", len(written), kind, 1, _FREE, brother, inside)
    return written.ljust(64, b"\0") + place + bytes(36) + struct.pack("<IQ", _END, 0)
