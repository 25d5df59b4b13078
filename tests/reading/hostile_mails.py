"""Hostile mails."""

from __future__ import annotations

import base64
import random
from email.message import EmailMessage

from hostile_bytes import MEGABYTE, a_zip_that_unpacks_to_ten_gigabytes
from hostile_files import ADDRESS, READ, hostile
from hostile_pdfs import a_pdf_with_a_password
from hostile_pictures import a_picture_that_claims_60000_by_60000

HEADERS = b"From: Brigade <x@gmail.com>\nTo: y@orange.fr\nSubject: Convocation\nMIME-Version: 1.0\n"


def mail(rest: bytes) -> bytes:
    return HEADERS + rest


def with_attached(*files: tuple[str, str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "x@gmail.com", "y@orange.fr", "Payez"
    message.set_content("Payez avant vendredi.")
    for name, media_type, content in files:
        main, _, sub = media_type.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def nested(levels: int) -> bytes:
    opened = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(levels)
    )
    return mail(b"".join(opened) + b"Content-Type: text/plain\n\nPayez\n")


@hostile("too_complex")
def a_mail_of_ten_thousand_parts() -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nPayez\n"
    return mail(b"Content-Type: multipart/mixed; boundary=b\n\n" + part * 10_000 + b"--b--\n")


@hostile(READ, "too_complex")
def a_mail_nested_500_deep() -> bytes:
    return nested(500)


@hostile(READ, "too_complex")
def a_mail_nested_5000_deep() -> bytes:
    return nested(5_000)


@hostile(READ)
def a_mail_with_a_hundred_thousand_headers() -> bytes:
    return mail(b"X-A: b\n" * 50_000 + b"Received: from a by b; c\n" * 50_000 + b"\nPayez\n")


@hostile(READ)
def a_mail_whose_subject_has_ten_megabytes() -> bytes:
    words = b" =?utf-8?q?a?=\n" * (10 * MEGABYTE // 15)
    return b"From: a@b.fr\nTo: c@d.fr\nDate: x\nSubject:" + words + b"\nPayez\n"


@hostile(READ)
def a_mail_with_a_million_senders() -> bytes:
    return b"To: c@d.fr\nDate: x\nFrom: " + b"a <a@b.fr>, " * 300_000 + b"\n\nPayez\n"


@hostile(READ, "too_complex")
def a_mail_to_a_group_of_groups() -> bytes:
    return b"To: c@d.fr\nDate: x\nReply-To: " + b"(" * 50_000 + b"a:" * 50_000 + b"\n\nPayez\n"


@hostile(READ)
def a_mail_that_contains_itself_again_and_again() -> bytes:
    content = b"Payez\n"
    for _ in range(300):
        content = mail(b"Content-Type: message/rfc822\n\n" + content)
    return content


@hostile(READ)
def a_mail_whose_base64_is_none() -> bytes:
    start = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    return mail(start + b"=A*" * (3 * MEGABYTE))


@hostile(READ)
def a_mail_with_fifteen_megabytes_of_base64() -> bytes:
    start = b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
    return mail(start + base64.encodebytes(b"Payez ! " * (11 * MEGABYTE // 8)))


@hostile(READ)
def a_mail_in_an_encoding_that_nobody_knows() -> bytes:
    return mail(b"Content-Type: text/plain; charset=\xff-martian-\n\nPayez \xe9\xff\n")


@hostile("too_complex")
def a_mail_whose_boundary_is_everywhere() -> bytes:
    return mail(b'Content-Type: multipart/mixed; boundary=""\n\n' + b"--\n\nPayez\n" * 100_000)


@hostile(READ)
def a_mail_with_a_parameter_in_a_million_pieces() -> bytes:
    pieces = b"".join(b";\n boundary*%d*=a" % n for n in range(100_000))
    return mail(b"Content-Type: multipart/mixed" + pieces + b"\n\nPayez\n")


@hostile(READ)
def a_mail_with_headers_that_break_every_rule() -> bytes:
    odd = b"Subject\n: x\nFrom:\nDate: \xff\xfe\nMessage-ID: <\nTo: =?utf-8?b?*?= <\nCc: ,,,;:<>\n"
    return HEADERS + odd + b"Received: ;;;\nReply-To: @\nReturn-Path: <<>\n\nPayez\n"


@hostile(READ)
def a_mail_with_a_zip_bomb() -> bytes:
    return with_attached(("facture.zip", "application/zip", a_zip_that_unpacks_to_ten_gigabytes()))


@hostile(READ)
def a_mail_with_a_locked_pdf() -> bytes:
    return with_attached(("avis.pdf", "application/pdf", a_pdf_with_a_password()))


@hostile(READ)
def a_mail_with_a_picture_bomb() -> bytes:
    return with_attached(("photo.png", "image/png", a_picture_that_claims_60000_by_60000()))


@hostile(READ)
def a_mail_with_300_attachments() -> bytes:
    return with_attached(*((f"{n}.txt", "text/x", b"Payez") for n in range(300)))


@hostile(READ)
def a_mail_with_a_program_that_is_called_a_letter() -> bytes:
    program = b"MZ" + random.Random(10).randbytes(10_000)
    return with_attached(("lettre.pdf", "application/pdf", program))


@hostile(READ)
def a_mail_whose_attachment_climbs_out_of_its_folder() -> bytes:
    return with_attached(("../../../../tmp/sangfroid-was-here.txt", "text/x", b"Payez"))


@hostile(READ)
def a_mail_with_a_page_of_a_hundred_thousand_tags() -> bytes:
    start = b"Content-Type: text/html\n\n<html><body>Payez"
    return mail(start + b"<span>" * 100_000 + b"</body></html>\n")


@hostile(READ)
def a_mail_that_would_load_from_elsewhere() -> bytes:
    body = f'<html><body>Payez <img src="{ADDRESS}/pixel"><a href="{ADDRESS}">x</a></body></html>'
    external = f'Content-Type: message/external-body; access-type=URL; URL="{ADDRESS}/part"\n'
    return mail(
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"
        + body.encode()
        + b"\n--b\n"
        + external.encode()
        + b"\nContent-Type: text/plain\n\n\n--b--\n"
    )
