"""The text of pictures is read so well that a letter can be judged by it.

The measure is the word error rate: words lost, invented or misread for each word of the sample.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image
from reading_papers import scanned_pdf
from reading_pictures import (
    chat,
    chat_text,
    encoded,
    grainy,
    letter,
    photographed,
    qr_code,
    see_through,
    slanted,
    taken_sideways,
    with_code,
)
from reading_words import BANK, FAMILY, PARCEL, SANS, SERIF, STIX, TAXES, word_error_rate

from bot.reading.document import Document
from bot.reading.parsing import read_file
from bot.reading.reader import FileReader
from bot.reading.recognition import RapidRecogniser

CLEAN, HARD = 0.02, 0.15
"""Error rates that are borne on a clean picture, and on one that is hard to read."""


@cache
def recogniser() -> RapidRecogniser:
    return RapidRecogniser(seconds=3600)


def read(content: bytes) -> Document:
    return read_file(content, False, recogniser(), lambda page, pages: None)


def rate(picture: Image.Image | bytes, said: str) -> float:
    content = picture if isinstance(picture, bytes) else encoded(picture)
    measured = word_error_rate(said, read(content).text)
    print(f"word error rate: {measured:.1%}")
    return measured


@pytest.mark.parametrize(
    ("text", "typeface"),
    [(PARCEL, SANS), (PARCEL, STIX), (TAXES, SERIF), (FAMILY, SERIF), (BANK, STIX)],
    ids=["parcel", "parcel, narrow", "taxes, serif", "family, serif", "bank, narrow"],
)
def test_a_typed_letter_is_read_almost_without_error(text: str, typeface: str) -> None:
    assert rate(letter(text, typeface), text) <= CLEAN


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_chat_on_a_screenshot_is_read_almost_without_error(dark: bool) -> None:
    assert rate(chat(dark), chat_text()) <= CLEAN


@pytest.mark.parametrize(
    ("said", "picture"),
    [
        (PARCEL, lambda: taken_sideways(letter(PARCEL))),
        (FAMILY, lambda: encoded(see_through(letter(FAMILY, SERIF)))),
    ],
    ids=["turned by its EXIF data", "transparent"],
)
def test_a_clean_picture_is_read_whatever_its_format(
    said: str, picture: Callable[[], bytes]
) -> None:
    assert rate(picture(), said) <= CLEAN


@pytest.mark.parametrize(
    ("said", "picture"),
    [
        (TAXES, lambda: letter(TAXES, SERIF).rotate(90, expand=True)),
        (TAXES, lambda: letter(TAXES, STIX).rotate(180)),
        (TAXES, lambda: letter(TAXES, SANS).rotate(270, expand=True)),
        (PARCEL, lambda: slanted(letter(PARCEL, SERIF), -8)),
        (FAMILY, lambda: letter(FAMILY, SERIF, ink="#8c8880", paper="#b4afa6")),
        (TAXES, lambda: grainy(letter(TAXES, SERIF, 26))),
        (PARCEL, lambda: photographed(letter(PARCEL, SANS))),
        (TAXES, lambda: photographed(letter(TAXES, SERIF, 22))),
        (PARCEL, lambda: photographed(letter(PARCEL, SANS)).rotate(90, expand=True)),
        (PARCEL, lambda: photographed(slanted(letter(PARCEL, SERIF), 4)).rotate(180)),
        (FAMILY, lambda: photographed(letter(FAMILY, SERIF, ink="#8c8880", paper="#b4afa6"))),
        (chat_text(), lambda: photographed(chat())),
    ],
    ids=[
        "on its side",
        "on its head",
        "on its other side",
        "slanted",
        "faint",
        "grainy",
        "photographed",
        "photographed, in small print",
        "photographed from the side",
        "photographed from above, askew",
        "photographed, faint",
        "screen photographed",
    ],
)
def test_a_letter_that_is_hard_to_read_is_still_understood(
    said: str, picture: Callable[[], Image.Image]
) -> None:
    assert rate(picture(), said) <= HARD


def test_a_single_line_is_the_right_way_up_whichever_way_it_is_turned() -> None:
    line = letter("Bonjour maman", size=40, sheet=(800, 200))

    for degrees in (0, 90, 180, 270):
        assert read(encoded(line.rotate(degrees, expand=True))).text == "Bonjour maman"


def test_a_scanned_letter_is_read_with_its_code() -> None:
    address = "https://vol.example/payer"
    page = with_code(letter(PARCEL, SERIF), qr_code(address))

    document = read(scanned_pdf([page]))

    assert word_error_rate(PARCEL, document.text.removesuffix(f"[QR] {address}")) <= CLEAN
    assert document.codes == (address,)


def test_a_blank_page_says_nothing() -> None:
    assert recogniser().read(Image.new("RGB", (1240, 1754), "white")).text == ""


def test_no_page_is_begun_that_cannot_be_finished() -> None:
    hasty = RapidRecogniser(seconds=2)
    page = letter("Bonjour", sheet=(400, 100))

    assert hasty.read(page).text == "Bonjour"
    assert hasty.read(page).warnings == ("time_short",)


async def test_a_photograph_of_twelve_million_pixels_is_read_within_a_workers_limits() -> None:
    photo = photographed(letter(TAXES, SERIF, 62, sheet=(2700, 3820)))
    told: list[tuple[int, int]] = []

    async with FileReader() as reader:
        reading = await reader.read(
            encoded(photo, "JPEG", quality=80),
            progress=lambda page, pages: told.append((page, pages)),
        )

    assert photo.width * photo.height > 12_000_000
    assert word_error_rate(TAXES, reading.document.text) <= HARD
    assert told[-1] == (1, 1)
