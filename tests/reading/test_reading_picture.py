"""A picture is upright, opaque and no larger than needed before anybody looks at it."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reading_pictures import encoded, letter, qr_code, see_through, taken_sideways
from reading_words import PARCEL

from bot.reading.document import RecognitionNeeded, Unreadable
from bot.reading.picture import open_picture, read_picture
from bot.reading.seeing import LONG_SIDE, Seen

PAGE = letter(PARCEL, sheet=(600, 800))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, in levels of grey."""
    assert one.size == other.size
    pairs = zip(one.convert("L").getdata(), other.convert("L").getdata(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (one.width * one.height)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF"])
def test_the_formats_of_telephones_and_scanners_are_opened(kind: str) -> None:
    opened = open_picture(encoded(PAGE, kind))

    assert opened.mode == "RGB"
    assert difference(opened, PAGE) < 6


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_a_picture_is_opened_whatever_its_colours(mode: str) -> None:
    picture = PAGE.convert("L").convert("I;16") if mode == "I;16" else PAGE.convert(mode)
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"

    assert open_picture(encoded(picture, kind)).mode == "RGB"


def test_ink_without_paper_is_laid_on_white() -> None:
    """On black, as a converter would lay it, black letters would be gone."""
    assert difference(open_picture(encoded(see_through(PAGE))), PAGE) < 1


def test_a_picture_is_turned_as_the_camera_was_held() -> None:
    assert difference(open_picture(taken_sideways(PAGE)), PAGE) < 6


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_large_picture_is_reduced_in_its_proportions(kind: str) -> None:
    opened = open_picture(encoded(Image.new("RGB", (3000, 4000), "white"), kind))

    assert max(opened.size) == LONG_SIDE
    assert opened.width / opened.height == pytest.approx(3 / 4, rel=0.01)


def test_of_a_moving_picture_the_first_frame_is_seen() -> None:
    moving = io.BytesIO()
    PAGE.save(moving, "GIF", save_all=True, append_images=[Image.new("RGB", PAGE.size, "black")])

    assert difference(open_picture(moving.getvalue()), PAGE) < 6


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (encoded(PAGE)[:2000], "damaged"),
        (b"\x89PNG\r\n\x1a\n et rien", "damaged"),
        (encoded(Image.new("1", (8000, 8000))), "too_complex"),
        (encoded(Image.new("1", (40_000, 40_000))), "too_complex"),
        (encoded(Image.new("1", (3, 3))), "no_text"),
    ],
    ids=["cut", "empty", "large", "a bomb", "tiny"],
)
def test_what_cannot_be_opened_says_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        open_picture(content)

    assert refusal.value.code == code


class Blind:
    """Sees nothing but what it is told beforehand."""

    def __init__(self, *codes: str) -> None:
        self._codes = codes

    def read(self, picture: Image.Image) -> Seen:
        return Seen("", self._codes)


def test_a_picture_needs_somebody_who_sees() -> None:
    with pytest.raises(RecognitionNeeded):
        read_picture(encoded(PAGE), None)


def test_a_picture_without_a_word_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_picture(encoded(PAGE), Blind())

    assert refusal.value.code == "no_text"


def test_a_code_is_enough() -> None:
    code = qr_code("https://vol.example")

    assert read_picture(encoded(code), Blind("https://vol.example")).codes == (
        "https://vol.example",
    )
