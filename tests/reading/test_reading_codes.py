"""Codes are read wherever they stand in a picture, and only read."""

from __future__ import annotations

import pytest
from PIL import Image
from reading_pictures import letter, photographed, qr_code, with_code
from reading_words import PARCEL

from bot.reading.codes import codes_of

ADDRESS = "https://vol.example/payer?dossier=6A18"


@pytest.mark.parametrize("degrees", [0, 90, 180, 17])
def test_a_code_is_read_in_whatever_direction(degrees: int) -> None:
    turned = qr_code(ADDRESS).rotate(degrees, expand=True, fillcolor="white")

    assert codes_of(turned) == (ADDRESS,)


def test_a_code_on_a_photographed_letter_is_read() -> None:
    assert codes_of(photographed(with_code(letter(PARCEL), qr_code(ADDRESS)))) == (ADDRESS,)


def test_the_same_code_twice_is_told_once() -> None:
    code = qr_code(ADDRESS)
    both = Image.new("RGB", (2 * code.width, code.height), "white")
    both.paste(code, (0, 0))
    both.paste(code, (code.width, 0))

    assert codes_of(both) == (ADDRESS,)


def test_letters_are_no_code() -> None:
    assert codes_of(letter(PARCEL)) == ()
