"""A PDF gives the text of its pages, the links under it, and what its codes say."""

from __future__ import annotations

import pytest
from PIL import Image
from reading_papers import linked_pdf, pdf_with_code, scanned_pdf, text_pdf
from reading_pictures import letter, qr_code
from reading_words import PARCEL, TAXES

from bot.reading.document import Document, RecognitionNeeded, Unreadable
from bot.reading.limits import MAX_PAGES
from bot.reading.pdf import read_pdf
from bot.reading.seeing import Recogniser, Seen


class Sight:
    """Sees a page number on whatever it is shown; it keeps the size of each picture."""

    def __init__(self, *warnings: str) -> None:
        self.sizes: list[tuple[int, int]] = []
        self._warnings = warnings

    def read(self, picture: Image.Image) -> Seen:
        self.sizes.append(picture.size)
        return Seen(f"Vu {len(self.sizes)}", ("code",), self._warnings)


def read(content: bytes, recogniser: Recogniser | None = None) -> Document:
    return read_pdf(content, recogniser, lambda page, pages: None)


def words(text: str) -> list[str]:
    return text.split()


def test_the_text_of_every_page_is_read_with_its_accents() -> None:
    document = read(text_pdf([PARCEL, TAXES]))

    assert words(document.text) == words(f"{PARCEL} {TAXES}")
    assert (document.kind, document.pages, document.warnings) == ("pdf", 2, ())


def test_an_address_that_the_words_do_not_name_is_written_out() -> None:
    document = read(linked_pdf("Mon compte sur impots.gouv.example", "https://vol.example/a?b=1"))

    assert document.text == "Mon compte sur impots.gouv.example\n<https://vol.example/a?b=1>"


def test_an_address_that_the_words_name_is_not_repeated() -> None:
    assert read(linked_pdf("https://x.example/abcdefgh", "https://x.example/abcdefgh")).text == (
        "https://x.example/abcdefgh"
    )


def test_an_address_may_have_accents() -> None:
    document = read(linked_pdf("Un lien comme tous les autres", "https://x.example/é"))

    assert document.text.endswith("\n<https://x.example/é>")


def test_of_a_long_paper_twenty_pages_are_read() -> None:
    document = read(text_pdf(f"Ceci est la page numéro {n} du dossier" for n in range(1, 26)))

    assert document.pages == MAX_PAGES == 20
    assert document.warnings == ("pages_cut",)
    assert "numéro 20" in document.text
    assert "numéro 21" not in document.text


def test_whoever_waits_is_told_of_each_page() -> None:
    told: list[tuple[int, int]] = []

    read_pdf(text_pdf(["Un"] * 3), Sight(), lambda page, pages: told.append((page, pages)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_pages_that_are_pictures_are_looked_at() -> None:
    sight = Sight()

    document = read(scanned_pdf([letter(PARCEL), letter(TAXES)]), sight)

    assert document.text == "Vu 1\n\nVu 2"
    assert document.codes == ("code",)
    assert sight.sizes == [(1241, 1754)] * 2, "A4 at 150 dots an inch"


def test_pages_that_are_pictures_need_somebody_who_sees() -> None:
    with pytest.raises(RecognitionNeeded):
        read(scanned_pdf([letter(PARCEL)]))


def test_a_page_of_text_needs_nobody() -> None:
    sight = Sight()

    read(text_pdf([PARCEL]), sight)

    assert sight.sizes == []


def test_a_code_below_a_text_is_read_too() -> None:
    """Such letters carry their trap in the code: the text alone says nothing of where it leads."""
    document = read(pdf_with_code(PARCEL, qr_code("https://vol.example/payer")))

    assert document.codes == ("https://vol.example/payer",)
    assert words(document.text) == words(PARCEL)


def test_when_the_time_is_up_the_pages_so_far_are_given() -> None:
    document = read(scanned_pdf([letter(PARCEL)] * 3), Sight("time_short"))

    assert document.warnings == ("time_short",)
    assert document.text == "Vu 1"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (text_pdf(["Bonjour"], locked=True), "encrypted"),
        (b"%PDF-1.7\nrien", "damaged"),
        (text_pdf([PARCEL])[:200], "damaged"),
    ],
    ids=["locked", "empty", "cut"],
)
def test_what_cannot_be_opened_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content)

    assert refusal.value.code == code
