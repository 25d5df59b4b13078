"""A Word document gives all its text, wherever it stands, and where its links lead."""

from __future__ import annotations

import io
import zipfile

import pytest
from reading_papers import WordDocument
from reading_pictures import letter
from reading_words import PARCEL

from bot.reading.document import Unreadable
from bot.reading.limits import MAX_MEMBERS, MAX_UNPACKED
from bot.reading.word import read_word


def text_of(document: WordDocument) -> str:
    return read_word(document.saved()).text


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def test_paragraphs_and_tables_are_read_in_their_order() -> None:
    document = WordDocument().paragraph("Avant").table(("Montant", "12 €"), ("Délai", "2 jours"))

    assert text_of(document.paragraph("Après")).split("\n") == [
        "Avant",
        "Montant",
        "12 €",
        "Délai",
        "2 jours",
        "Après",
    ]


def test_a_letter_keeps_every_accent_and_its_lines() -> None:
    assert text_of(WordDocument().paragraph(PARCEL)) == PARCEL


def test_a_tabulator_separates_words() -> None:
    assert text_of(WordDocument().paragraph("Total\t12 €")) == "Total\t12 €"


def test_the_place_of_a_tabulator_is_no_tabulator() -> None:
    document = WordDocument().paragraph("Total")
    document.set_tabulator()

    assert text_of(document) == "Total"


def test_a_link_is_written_beside_its_words() -> None:
    document = WordDocument().link("votre espace", "https://vol.example/a")

    assert text_of(document) == "Voir votre espace <https://vol.example/a>"


def test_a_link_that_names_its_address_is_not_repeated() -> None:
    document = WordDocument().link("https://x.example/a", "https://x.example/a")

    assert text_of(document) == "Voir https://x.example/a"


def test_a_link_of_an_older_program_inserted_under_review_is_read_as_well() -> None:
    document = WordDocument().old_link("ici", "https://vol.example/b")

    assert text_of(document) == "ici <https://vol.example/b>"


def test_what_stands_above_the_pages_is_read_with_its_own_links() -> None:
    """The links of a header are numbered apart from those of the body."""
    document = WordDocument().link("ici", "https://corps.example").paragraph("Corps")

    text = text_of(document.header(" Service", "Accueil", "https://tete.example"))

    assert text.split("\n") == [
        "Voir ici <https://corps.example>",
        "Corps",
        "Accueil Service <https://tete.example>",
    ]


def test_a_text_box_is_read_once() -> None:
    text = text_of(WordDocument().paragraph("Avant").text_box("Dans la boîte"))

    assert text.split() == ["Avant", "Dans", "la", "boîte"]


def test_the_field_of_a_form_is_read_within_its_line() -> None:
    assert text_of(WordDocument().form_field("12 €")) == "Montant : 12 €"


def test_pictures_stay_closed_and_are_counted() -> None:
    document = read_word(WordDocument().paragraph("Voir").picture(letter(PARCEL)).saved())

    assert (document.text, document.pictures) == ("Voir", 1)
    assert document.warnings == ("pictures_closed",)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped(("word/document.xml", b"<w:document")), "damaged"),
        (WordDocument().paragraph(PARCEL).saved()[:-400], "damaged"),
        (zipped(*((f"word/{n}", b"") for n in range(MAX_MEMBERS + 1))), "too_complex"),
        (zipped(("word/document.xml", bytes(MAX_UNPACKED + 1))), "too_complex"),
    ],
    ids=["no document", "cut", "too many files", "too large once unpacked"],
)
def test_what_cannot_be_opened_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_word(content)

    assert refusal.value.code == code
