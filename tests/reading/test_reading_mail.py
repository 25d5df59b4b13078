"""A mail is read as somebody sees it, and what is attached to it one level down."""

from __future__ import annotations

import email
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_mails import GMAIL, mail, plain, raw, sent, two_versions, with_files
from reading_papers import WordDocument, text_pdf
from reading_pictures import encoded, letter
from reading_words import PARCEL

from bot.reading.document import Attachment, Document, Unreadable
from bot.reading.limits import MAX_ATTACHMENTS, MAX_PARTS
from bot.reading.mail import read_mail
from bot.reading.parsing import read_file

PICTURE = encoded(letter("Bonjour", sheet=(300, 100)))


def read(content: bytes | EmailMessage, pictures: bool = False) -> Document:
    whole = content if isinstance(content, bytes) else content.as_bytes()
    return read_file(whole, pictures, None, lambda page, pages: None)


def body_of(content: bytes | EmailMessage) -> str:
    """What stands below the headers."""
    return read(content).text.partition("\n\n")[2]


def test_the_headers_that_matter_come_first() -> None:
    content = sent(GMAIL, Reply_To="c@ailleurs.example")

    assert read(content).text == (
        "From: Banque du Lac <conseil@banque.example>\n"
        "Reply-To: c@ailleurs.example\n"
        "Return-Path: rebond@envoi.example\n"
        "Authentication-Results: spf=softfail dkim=pass dmarc=fail\n"
        "Subject: Votre compte\n"
        "\n"
        "Bonjour."
    )


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_text_is_read_however_it_travelled(charset: str, encoding: str) -> None:
    assert body_of(plain(PARCEL, charset, encoding)) == PARCEL


@pytest.mark.parametrize(
    ("stated", "real"),
    [
        ("text/plain; charset=martien", "utf-8"),
        ("text/plain; charset=us-ascii", "utf-8"),
        ("text/plain; charset=utf-8", "cp1252"),
        ("text/plain", "utf-8"),
        ("text/plain", "cp1252"),
        ("multipart/mixed; boundary=nulle-part", "utf-8"),
    ],
)
def test_a_text_is_read_whatever_is_said_of_it(stated: str, real: str) -> None:
    assert body_of(raw(stated, "Réglez dès l’été.".encode(real))) == "Réglez dès l’été."


def test_of_two_versions_the_page_is_read_which_is_what_people_see() -> None:
    shown = two_versions("Rien à voir.", '<p>Payez <a href="https://x.example/p">ici</a>.</p>')

    assert body_of(shown) == "Payez ici <https://x.example/p>."


def test_of_two_versions_the_text_is_read_where_the_page_is_a_mere_frame() -> None:
    assert body_of(two_versions(PARCEL, "<p>Message</p><!-- -->")) == PARCEL
    assert body_of(two_versions(PARCEL, "<!-- -->")) == PARCEL


def test_a_text_goes_on_below_a_picture() -> None:
    """Some mail programs cut the text in two where a picture stands."""
    message = with_files(("photo.png", "image/png", PICTURE))
    rest = EmailMessage()
    rest.set_content("La suite, sous la photo.")
    message.attach(rest)

    assert body_of(message) == "Voir les pièces jointes.\n\nLa suite, sous la photo."


def test_attachments_are_listed_and_read() -> None:
    message = with_files(
        ("reçu.txt", "text/plain", "Reçu : 12 €".encode()),
        ("avis.pdf", "application/pdf", text_pdf(["Avis de passage du facteur, à conserver"])),
        ("lettre.docx", "application/msword", WordDocument().paragraph("Chère cliente").saved()),
        ("page.html", "text/html", b"<html><p>Une <b>page</b></p></html>"),
    )

    document = read(message)

    assert [(file.name, file.read) for file in document.attachments] == [
        ("reçu.txt", True),
        ("avis.pdf", True),
        ("lettre.docx", True),
        ("page.html", True),
    ]
    assert document.attachments[0] == Attachment("reçu.txt", "text/plain", 14, True)
    assert "Attachment: reçu.txt\nAttachment: avis.pdf\n" in document.text
    for text in (
        "[reçu.txt]\nReçu : 12 €",
        "[avis.pdf]\nAvis de passage du facteur, à conserver",
        "[lettre.docx]\nChère cliente",
        "[page.html]\nUne page",
    ):
        assert text in document.text
    assert document.warnings == ()


def test_an_attached_mail_is_read_but_not_what_is_attached_to_it() -> None:
    inner = with_files(("caché.txt", "text/plain", b"Au fond du fond"))
    outer = mail("Tr : Pièces jointes")
    outer.set_content("Voyez ce que j'ai reçu.")
    outer.add_attachment(inner)

    document = read(outer)

    assert [(file.name, file.media_type, file.read) for file in document.attachments] == [
        ("Pièces jointes.eml", "message/rfc822", True)
    ]
    assert "Voir les pièces jointes." in document.text
    assert "Au fond du fond" not in document.text
    assert document.mail is not None and document.mail.subject == "Tr : Pièces jointes"


def test_a_mail_that_is_nothing_but_a_file_is_read() -> None:
    message = mail()
    message.set_content(
        text_pdf(["Avis de passage du facteur, à conserver"]),
        maintype="application",
        subtype="pdf",
        filename="avis.pdf",
    )

    assert "Avis de passage" in read(message).text


def test_a_picture_in_a_mail_stays_closed_until_somebody_allows_it() -> None:
    document = read(with_files(("photo.png", "image/png", PICTURE)))

    assert document.pictures == 1
    assert document.warnings == ("pictures_closed",)
    assert [(file.name, file.read) for file in document.attachments] == [("photo.png", False)]


def test_a_picture_is_known_by_its_content_and_not_by_its_name() -> None:
    document = read(with_files(("lettre.txt", "text/plain", PICTURE)))

    assert (document.pictures, document.warnings) == (1, ("pictures_closed",))


def test_a_file_that_cannot_be_read_does_not_take_the_mail_with_it() -> None:
    document = read(with_files(("faux.pdf", "application/pdf", b"%PDF-1.7 et rien d'autre")))

    assert "Voir les pièces jointes." in document.text
    assert document.warnings == ("attachment_unread",)
    assert not document.attachments[0].read


def test_all_files_are_listed_and_the_first_ten_are_read() -> None:
    files = [(f"{n}.txt", "text/plain", f"Texte {n}.".encode()) for n in range(12)]

    document = read(with_files(*files))

    assert [file.read for file in document.attachments] == [True] * MAX_ATTACHMENTS + [False] * 2
    assert "attachment_unread" in document.warnings


def test_a_mail_of_very_many_parts_is_read_in_part() -> None:
    files = [(f"{n}.txt", "text/plain", b"x") for n in range(MAX_PARTS)]

    document = read_mail(with_files(*files).as_bytes(), None)

    assert "parts_cut" in document.warnings
    assert len(document.attachments) < MAX_PARTS


def test_a_mail_within_a_mail_within_a_mail_does_not_end_the_reading() -> None:
    deep = "Content-Type: message/rfc822\n\n" * 3000 + "Fin"
    try:
        document = read_mail(sent(body="x") + deep.encode(), None)
    except Unreadable as refusal:
        assert refusal.code == "too_complex"
    else:
        assert document.kind == "eml"


PIECES = st.sampled_from(
    [
        b"Content-Type: multipart/mixed; boundary=b\n\n",
        b"Content-Type: multipart/alternative; boundary=b\n\n",
        b"Content-Type: message/rfc822\n\n",
        b"Content-Type: text/html; charset=utf-7\n\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''%E9\n",
        b"Content-Transfer-Encoding: base64\n",
        b"--b\n",
        b"--b--\n",
        b"Subject: =?utf-8?q?\xe9?=\n",
        b"<p>",
        b"\n",
    ]
)


@given(st.lists(PIECES | st.binary(max_size=9), max_size=30))
def test_a_mail_in_pieces_is_still_a_mail(pieces: list[bytes]) -> None:
    document = read_mail(b"".join(pieces), None)

    assert document.kind == "eml"
    document.text.encode()  # whole letters only


def test_our_samples_are_mails_to_the_standard_library_too() -> None:
    message = email.message_from_bytes(sent(GMAIL))

    assert not message.defects
