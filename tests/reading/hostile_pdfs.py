"""Hostile PDF files."""

from __future__ import annotations

import random
import zlib

from fpdf import FPDF
from hostile_bytes import MEGABYTE
from hostile_files import ADDRESS, READ, hostile

_TEXT = b"BT /F 12 Tf 72 700 Td (Payez avant vendredi, sans en parler.) Tj ET"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(
    content: bytes = _TEXT,
    page: bytes = b"",
    catalogue: bytes = b"",
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    more: tuple[bytes, ...] = (),
    stream: bytes = b"",
    box: bytes = b"[0 0 595 842]",
) -> bytes:
    """A PDF of one page; each part can be given something more, or something else."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages %s >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> %s >>" % (box, page),
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), stream, content),
        *(more[:1] or (_FONT,)),
        *more[1:],
    ]
    written, places = bytearray(b"%PDF-1.7\n"), []
    for number, content_of in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content_of)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


@hostile("too_slow")
def a_pdf_that_is_never_drawn_to_its_end() -> bytes:
    """Twenty times the same page, each of sixteen million strokes of the brush."""
    packed = zlib.compress(_TEXT + b" 0 g" * 16_000_000)
    pages = b"/Kids [%s] /Count 20" % (b"3 0 R " * 20)
    return pdf(packed, pages=pages, stream=b"/Filter /FlateDecode")


@hostile("encrypted")
def a_pdf_with_a_password() -> bytes:
    document = FPDF()
    document.set_encryption(owner_password="patron", user_password="secret")
    document.add_page()
    document.set_font("Helvetica", size=12)
    document.cell(text="Payez")
    return bytes(document.output())


@hostile()
def a_pdf_whose_page_unpacks_to_a_hundred_megabytes() -> bytes:
    packed = zlib.compress(_TEXT + b" " * (100 * MEGABYTE), 9)
    return pdf(packed, stream=b"/Filter /FlateDecode")


@hostile()
def a_pdf_packed_ten_times() -> bytes:
    content = _TEXT + b" " * (50 * MEGABYTE)
    for _ in range(10):
        content = zlib.compress(content, 9)
    return pdf(content, stream=b"/Filter [%s]" % (b"/FlateDecode " * 10))


@hostile("damaged", "no_text", READ)
def a_pdf_whose_pages_contain_themselves() -> bytes:
    return pdf(pages=b"/Kids [2 0 R 2 0 R 3 0 R] /Count 3 /Parent 2 0 R")


@hostile(READ, "damaged")
def a_pdf_whose_table_leads_to_itself() -> bytes:
    content = pdf()
    start = content.index(b"xref\n")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


@hostile(READ, "damaged", "no_text")
def a_pdf_that_claims_a_million_pages() -> bytes:
    return pdf(pages=b"/Kids [3 0 R] /Count 1000000")


@hostile(READ)
def a_pdf_of_five_thousand_pages() -> bytes:
    return pdf(pages=b"/Kids [%s] /Count 5000" % (b"3 0 R " * 5_000))


@hostile("damaged")
def a_pdf_cut_after_its_first_object() -> bytes:
    return pdf()[:80]


@hostile("damaged")
def rubbish_that_is_called_a_pdf() -> bytes:
    return b"%PDF-1.7\n" + random.Random(11).randbytes(500_000)


@hostile(READ)
def a_pdf_page_of_a_million_points() -> bytes:
    return pdf(box=b"[0 0 1000000 1000000]")


@hostile()
def an_empty_looking_pdf_page_of_a_million_points_by_one() -> bytes:
    return pdf(b"0 0 1000000 1 re f", box=b"[0 0 1000000 1]")


@hostile(READ)
def a_pdf_with_scripts_and_programs_to_start() -> bytes:
    script = b"<< /S /JavaScript /JS (app.launchURL('%s'); while (true) {}) >>" % ADDRESS.encode()
    launch = b"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"
    return pdf(
        catalogue=b"/OpenAction %s /AA << /WC %s >>" % (script, launch),
        page=b"/AA << /O %s /C %s >>" % (script, launch),
    )


@hostile(READ)
def a_pdf_with_a_form_and_links_elsewhere() -> bytes:
    here = ADDRESS.encode()
    submit = b"<< /S /SubmitForm /F << /FS /URL /F (%s/form) >> >>" % here
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (%s/l) >> >>" % here
    field = b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (a) /Rect [9 9 99 99] /A %s >>" % submit
    return pdf(
        catalogue=b"/AcroForm << /Fields [] /XFA (%s/x) >>" % here,
        page=b"/Annots [%s %s]" % (link, field),
    )


@hostile(READ)
def a_pdf_with_a_program_inside() -> bytes:
    program = stream(b"/Type /EmbeddedFile", b"MZ" + bytes(10_000))
    names = b"/Names << /EmbeddedFiles << /Names [(a.exe) << /EF << /F 6 0 R >> >>] >> >>"
    return pdf(catalogue=names, more=(_FONT, program))


@hostile("no_text", "too_complex", "too_slow", "crashed", "damaged")
def a_pdf_with_a_picture_of_60000_by_60000() -> bytes:
    size = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB"
    packed = zlib.compress(bytes(100 * MEGABYTE), 9)
    picture = stream(size + b" /BitsPerComponent 8 /Filter /FlateDecode", packed)
    return pdf(b"q 500 0 0 500 0 0 cm /I Do Q", more=(_FONT, picture))


@hostile()
def a_pdf_with_arrays_a_hundred_thousand_deep() -> bytes:
    return pdf(page=b"/X " + b"[" * 100_000 + b"]" * 100_000)


@hostile()
def a_pdf_whose_drawing_draws_itself() -> bytes:
    form = stream(
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 6 0 R >> >>",
        b"/I Do " * 100,
    )
    return pdf(b"/I Do", more=(_FONT, form))


@hostile(READ, "no_text", "crashed")
def a_pdf_with_broken_fonts() -> bytes:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R /FirstChar 0 >>"
    descriptor = b"<< /Type /FontDescriptor /FontName /X /FontFile2 7 0 R /Flags -1 >>"
    rubbish = b"\0\x01\0\0\xff\xff" + random.Random(12).randbytes(100_000)
    return pdf(more=(font, descriptor, stream(b"", rubbish)))


@hostile(READ, "crashed")
def a_pdf_with_a_million_words_on_one_page() -> bytes:
    return pdf(b"BT /F 12 Tf 72 700 Td " + b"(Payez ) Tj " * 300_000 + b"ET")


@hostile()
def a_pdf_that_is_a_zip_too() -> bytes:
    from hostile_bytes import a_zip_that_climbs_out_of_its_folder

    return pdf() + a_zip_that_climbs_out_of_its_folder()
