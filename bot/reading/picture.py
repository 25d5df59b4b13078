"""A picture file becomes pixels: upright, opaque, and no larger than what is recognised."""

from __future__ import annotations

import io

import pi_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from bot.reading.document import Document, Unreadable
from bot.reading.limits import MAX_PIXELS
from bot.reading.seeing import LONG_SIDE, Recogniser, needed

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "HEIF")
"""What telephones and scanners make; other formats only widen what can go wrong."""
_SMALLEST = 8
"""Pixels that the short side has, once a picture is reduced; letters need more."""
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)


def register_formats() -> None:
    """Make the library know every format now: a worker cannot load anything later."""
    pi_heif.register_heif_opener()
    Image.init()


def read_picture(content: bytes, recogniser: Recogniser | None) -> Document:
    """Read the text and the codes of a picture.

    Args:
        content: the file.
        recogniser: the loaded model.

    Raises:
        Unreadable: ``damaged``, ``too_complex``, or ``no_text``.
        RecognitionNeeded: when there is no recogniser.
    """
    if recogniser is None:
        _opened(content)  # what is refused needs no model
    seen = needed(recogniser).read(open_picture(content))
    if not seen.text and not seen.codes:
        raise Unreadable("no_text")
    return Document("image", seen.text, codes=seen.codes, warnings=seen.warnings)


def open_picture(content: bytes) -> Image.Image:
    """Decode a picture; of an animated one, the first frame.

    Raises:
        Unreadable: ``damaged`` when it cannot be decoded, ``too_complex`` when it is too large.
    """
    picture = _opened(content)
    try:
        # A large JPEG is decoded at a half, a quarter, an eighth of its size.
        picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
        picture.load()
    except _BROKEN as error:
        raise Unreadable("damaged") from error
    if max(picture.size) > LONG_SIDE:
        picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    upright = ImageOps.exif_transpose(picture) or picture
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        coloured = upright.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(paper, coloured).convert("RGB")
    return upright.convert("RGB")


def _opened(content: bytes) -> Image.Image:
    """Read what a picture says of itself; nothing of it is decoded yet."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Unreadable("too_complex") from error
    except _BROKEN as error:
        raise Unreadable("damaged") from error
    if picture.width * picture.height > MAX_PIXELS:
        raise Unreadable("too_complex")
    if min(picture.size) < _SMALLEST * max(1.0, max(picture.size) / LONG_SIDE):
        raise Unreadable("no_text")
    return picture
