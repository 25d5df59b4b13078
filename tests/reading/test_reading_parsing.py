"""A file is read by what it is, and what was read of it stays within bounds."""

from __future__ import annotations

import pytest
from PIL import Image
from reading_mails import sent, with_files
from reading_outlook import OutlookMail
from reading_papers import WordDocument, text_pdf
from reading_pictures import encoded, letter
from reading_words import PARCEL

from bot.reading.document import Document, RecognitionNeeded, Unreadable
from bot.reading.limits import MAX_FILE, MAX_TEXT
from bot.reading.parsing import read_file
from bot.reading.seeing import Recogniser, Seen

PICTURE = encoded(letter("Bonjour", sheet=(300, 100)))


class Sight:
    """Sees the same on every picture."""

    def read(self, picture: Image.Image) -> Seen:
        return Seen("Vu", ("https://vol.example",))


def read(content: bytes, pictures: bool = False, recogniser: Recogniser | None = None) -> Document:
    return read_file(content, pictures, recogniser, lambda page, pages: None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PARCEL.encode(), "text"),
        (sent(body=PARCEL), "eml"),
        (OutlookMail(body=PARCEL).saved(), "msg"),
        (text_pdf([PARCEL]), "pdf"),
        (WordDocument().paragraph(PARCEL).saved(), "docx"),
        (f"<html><body>{PARCEL}</body></html>".encode(), "html"),
    ],
    ids=["text", "eml", "msg", "pdf", "docx", "html"],
)
def test_every_kind_of_file_gives_its_words(content: bytes, kind: str) -> None:
    document = read(content)

    assert document.kind == kind
    assert PARCEL.split() == document.text.split()[-len(PARCEL.split()) :]


def test_a_picture_that_was_handed_over_is_open() -> None:
    document = read(PICTURE, recogniser=Sight())

    assert (document.kind, document.pictures) == ("image", 0)


def test_what_codes_say_stands_below_the_text() -> None:
    assert read(PICTURE, recogniser=Sight()).text == "Vu\n\n[QR] https://vol.example"


def test_a_picture_in_a_mail_is_opened_when_that_was_allowed() -> None:
    content = with_files(("photo.png", "image/png", PICTURE)).as_bytes()

    document = read(content, pictures=True, recogniser=Sight())

    assert document.attachments[0].read
    assert (document.pictures, document.warnings) == (0, ())
    assert document.text.endswith("[photo.png]\nVu\n\n[QR] https://vol.example")


def test_a_mail_is_read_again_with_somebody_who_sees_where_a_picture_was_allowed() -> None:
    content = with_files(("photo.png", "image/png", PICTURE)).as_bytes()

    with pytest.raises(RecognitionNeeded):
        read(content, pictures=True)


def test_pages_are_told_of_the_file_itself_and_not_of_what_is_attached() -> None:
    told: list[tuple[int, int]] = []
    paper = text_pdf([PARCEL, PARCEL])

    read_file(paper, False, None, lambda page, pages: told.append((page, pages)))
    attached = with_files(("a.pdf", "application/pdf", paper)).as_bytes()
    read_file(attached, False, None, lambda page, pages: told.append((page, pages)))

    assert told == [(1, 2), (2, 2)]


def test_a_very_long_text_is_cut() -> None:
    document = read(b"mot " * MAX_TEXT)

    assert len(document.text) == MAX_TEXT
    assert document.warnings == ("cut",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (MAX_FILE + 1), "too_large"),
        (b"", "empty"),
        (b"<html><body><script>x</script></body></html>", "no_text"),
        (WordDocument().saved(), "no_text"),
    ],
    ids=["too large", "empty", "a page of nothing", "a letter of nothing"],
)
def test_what_gives_no_text_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content)

    assert refusal.value.code == code
