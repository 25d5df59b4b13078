"""Pictures as people send them: screenshots, scanned letters, photographs of letters, codes."""

from __future__ import annotations

import io

import cv2
import numpy as np
import numpy.typing as npt
import qrcode
from PIL import Image, ImageDraw
from reading_words import CHAT, CONTACT, SANS, font, wrapped

Pixels = npt.NDArray[np.uint8]
A4 = (1240, 1754)
"""A sheet at 150 dots an inch."""
PHONE = (1080, 2340)


def letter(
    text: str,
    typeface: str = SANS,
    size: int = 30,
    ink: str = "black",
    paper: str = "white",
    sheet: tuple[int, int] = A4,
) -> Image.Image:
    """A letter, typed on a sheet."""
    picture = Image.new("RGB", sheet, paper)
    draw = ImageDraw.Draw(picture)
    margin = sheet[0] // 10
    lines = wrapped(text, font(typeface, size), sheet[0] - 2 * margin)
    for number, line in enumerate(lines):
        draw.text((margin, margin + number * size * 1.6), line, ink, font(typeface, size))
    return picture


def chat(dark: bool = False) -> Image.Image:
    """A screenshot of a chat on a telephone; what it says is ``chat_text``."""
    ground, ink, theirs, ours = (
        ("#0b141a", "#e9edef", "#202c33", "#005c4b")
        if dark
        else ("#efeae2", "#111b21", "#ffffff", "#d9fdd3")
    )
    picture = Image.new("RGB", PHONE, ground)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, PHONE[0], 200), theirs)
    draw.ellipse((40, 80, 140, 180), "#8696a0")
    draw.text((180, 100), CONTACT, ink, font(SANS, 46))
    top = 260
    for own, text in CHAT:
        lines = wrapped(text, font(SANS, 40), 720)
        width = max(font(SANS, 40).getlength(line) for line in lines) + 60
        left = PHONE[0] - 40 - width if own else 40
        bottom = top + 60 * len(lines) + 36
        draw.rounded_rectangle((left, top, left + width, bottom), 28, ours if own else theirs)
        for number, line in enumerate(lines):
            draw.text((left + 30, top + 14 + 60 * number), line, ink, font(SANS, 40))
        top = bottom + 34
    return picture


def chat_text() -> str:
    """What the screenshot says, from top to bottom."""
    return "\n".join([CONTACT, *(text for _, text in CHAT)])


def slanted(picture: Image.Image, degrees: float) -> Image.Image:
    """A picture of a sheet that lies askew on a table."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=(150, 140, 130))


def photographed(picture: Image.Image, seed: int = 7) -> Image.Image:
    """A sheet as a telephone sees it: from one side, unevenly lit, a little blurred and grainy."""
    width, height = picture.size
    frame = int(width * 1.12), int(height * 1.1)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array(
        [
            [width * 0.075, height * 0.06],
            [width * 1.06, height * 0.035],
            [width * 1.09, height * 1.07],
            [width * 0.03, height * 1.045],
        ],
        np.float32,
    )
    flat = cv2.warpPerspective(
        np.asarray(picture.convert("RGB")),
        cv2.getPerspectiveTransform(corners, seen),
        frame,
        flags=cv2.INTER_CUBIC,
        borderValue=(96, 82, 70),
    )
    blurred = cv2.GaussianBlur(flat, (0, 0), width / 1700).astype(np.float32)
    light = np.linspace(1.0, 0.62, frame[0])[None, :] * np.linspace(1.0, 0.85, frame[1])[:, None]
    grain = np.random.default_rng(seed).normal(0, 9, blurred.shape)
    lit = np.clip(blurred * light[:, :, None] + grain, 0, 255).astype(np.uint8)
    return Image.open(io.BytesIO(encoded(Image.fromarray(lit), "JPEG", quality=60)))


def grainy(picture: Image.Image, seed: int = 7) -> Image.Image:
    """A bad copy: blurred, and full of grain."""
    blurred = cv2.GaussianBlur(np.asarray(picture), (0, 0), 1.5).astype(np.float32)
    grain = np.random.default_rng(seed).normal(0, 20, blurred.shape)
    return Image.fromarray(np.clip(blurred + grain, 0, 255).astype(np.uint8))


def qr_code(text: str) -> Image.Image:
    """A QR code."""
    code = qrcode.QRCode(box_size=8, border=4)
    code.add_data(text)
    return code.make_image().get_image().convert("RGB")


def with_code(picture: Image.Image, code: Image.Image) -> Image.Image:
    """A sheet with a code at its foot."""
    both = picture.copy()
    both.paste(code, (picture.width // 10, picture.height - code.height - picture.width // 10))
    return both


def see_through(picture: Image.Image) -> Image.Image:
    """The same ink on no paper at all."""
    ink = picture.convert("L")
    transparent = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    transparent.putalpha(ink.point(lambda light: 255 - light))
    return transparent


def taken_sideways(picture: Image.Image) -> bytes:
    """A JPEG whose pixels lie on their side, and whose EXIF data say so (orientation 6)."""
    exif = Image.Exif()
    exif[0x0112] = 6  # the telephone was held upright, its sensor was not
    return encoded(picture.rotate(90, expand=True), "JPEG", quality=90, exif=exif)


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The bytes of a picture file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()
