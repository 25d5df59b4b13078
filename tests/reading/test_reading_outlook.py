"""A mail that Outlook saved reads like any other mail."""

from __future__ import annotations

import olefile
import pytest
from oxmsg import Message
from reading_mails import MICROSOFT, sent
from reading_outlook import ATTACHED_SHORT, AttachedFile, OutlookMail
from reading_pictures import encoded, letter
from reading_words import PARCEL

from bot.reading.document import Document, Unreadable
from bot.reading.parsing import read_file

HEADERS = sent(MICROSOFT).decode().partition("\n\n")[0].replace("\n", "\r\n")


def read(mail: OutlookMail) -> Document:
    return read_file(mail.saved(), False, None, lambda page, pages: None)


def test_our_samples_are_what_outlook_would_write() -> None:
    """The strictest setting of one library, and the properties as another reads them."""
    mail = OutlookMail(
        headers=HEADERS,
        body=PARCEL * 9,
        html="<p>Été</p>".encode(),
        attachments=(AttachedFile("a.txt", "text/plain", b"un"),),
    )
    content = mail.saved()

    with olefile.OleFileIO(content, raise_defects=olefile.DEFECT_UNSURE) as file:
        assert file.parsing_issues == []
    message = Message.load(content)
    assert (message.subject, message.body) == ("Votre compte", PARCEL * 9)
    assert (message.html_body, message.attachment_count) == ("<p>Été</p>", 1)
    assert message.attachments[0].file_bytes == b"un"


def test_the_headers_are_read_as_they_came() -> None:
    document = read(OutlookMail(headers=HEADERS, body="Bonjour."))

    assert document.kind == "msg"
    assert document.mail is not None
    assert document.mail.from_address == "conseil@banque.example"
    assert document.mail.return_path == "rebond@envoi.example"
    assert (document.mail.spf, document.mail.dmarc) == ("fail", "fail")
    assert document.mail.sending_ip == "45.9.20.1"
    assert document.text.endswith("Subject: Votre compte\n\nBonjour.")


def test_headers_that_came_encoded_are_decoded() -> None:
    headers = (
        "From: =?utf-8?q?B=C3=A9n=C3=A9dicte?= <b@x.example>\r\nSubject: =?utf-8?q?=C3=89t=C3=A9?="
    )

    mail = read(OutlookMail(headers=headers, body="x")).mail

    assert mail is not None
    assert (mail.from_name, mail.subject) == ("Bénédicte", "Été")


def test_a_mail_without_headers_says_what_outlook_kept_of_them() -> None:
    kept = OutlookMail("Rappel\nurgent", "", PARCEL, b"", "Banque du Lac", "conseil@banque.example")

    mail = read(kept).mail

    assert mail is not None
    assert (mail.from_name, mail.from_address) == ("Banque du Lac", "conseil@banque.example")
    assert mail.subject == "Rappel urgent"


def test_a_text_with_every_accent_is_read() -> None:
    assert read(OutlookMail(body=PARCEL.replace("\n", "\r\n"))).text.endswith(PARCEL)


@pytest.mark.parametrize(
    ("codepage", "encoding"),
    [(65001, "utf-8"), (1252, "cp1252"), (65001, "cp1252")],
    ids=["utf-8", "windows", "wrongly stated"],
)
def test_a_page_is_read_in_the_encoding_that_is_stated_or_real(
    codepage: int, encoding: str
) -> None:
    page = '<p>Réglez l’été <a href="https://x.example/a">ici</a></p>'.encode(encoding)

    document = read(OutlookMail(body="Autre chose", html=page, codepage=codepage))

    assert document.text.endswith("Réglez l’été ici <https://x.example/a>")


def test_a_page_of_nothing_leaves_the_text() -> None:
    assert read(OutlookMail(body="Bonjour.", html=b"<!-- -->")).text.endswith("Bonjour.")


@pytest.mark.parametrize("size", [1, 3000])
def test_an_attachment_is_listed_and_read(size: int) -> None:
    """Small and large streams lie in different places of the container."""
    content = "Reçu. ".encode() * size

    document = read(
        OutlookMail(body="Voir.", attachments=(AttachedFile("a.txt", "text/plain", content),))
    )

    assert [(file.name, file.size, file.read) for file in document.attachments] == [
        ("a.txt", len(content), True)
    ]
    assert document.text.endswith("Reçu.")


def test_an_attachment_may_have_a_short_name_only() -> None:
    attached = AttachedFile("RECU~1.TXT", "text/plain", b"x", name_tag=ATTACHED_SHORT)

    assert read(OutlookMail(attachments=(attached,))).attachments[0].name == "RECU~1.TXT"


def test_a_picture_stays_closed() -> None:
    picture = encoded(letter("Bonjour", sheet=(300, 100)))

    document = read(OutlookMail(attachments=(AttachedFile("a.png", "image/png", picture),)))

    assert (document.pictures, document.warnings) == (1, ("pictures_closed",))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_broken_container_is_damaged(share: float) -> None:
    content = OutlookMail(body=PARCEL * 20, headers=HEADERS).saved()

    with pytest.raises(Unreadable) as refusal:
        read_file(content[: int(len(content) * share)], False, None, lambda page, pages: None)

    assert refusal.value.code in ("damaged", "unsupported")
