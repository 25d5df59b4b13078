"""Hostile pictures."""

from __future__ import annotations

import io
import random
import struct
import zlib

import qrcode
from hostile_bytes import MEGABYTE
from hostile_files import READ, hostile
from PIL import Image, ImageDraw

_PNG = b"\x89PNG\r\n\x1a\n"


def png(width: int, height: int, pixels: bytes, *more: bytes) -> bytes:
    """A grey PNG as it is written by hand: its pixels are given packed."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return _PNG + head + b"".join(more) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + check


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    content = io.BytesIO()
    picture.save(content, form, **options)
    return content.getvalue()


def drawn(width: int = 900, height: int = 300) -> Image.Image:
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).text((40, 100), "Payez avant vendredi", fill="black", font_size=60)
    return picture


def packed_zeros(count: int) -> bytes:
    packer, million = zlib.compressobj(9), bytes(MEGABYTE)
    return b"".join(packer.compress(million) for _ in range(count // MEGABYTE)) + packer.flush()


@hostile("too_complex")
def a_picture_that_claims_60000_by_60000() -> bytes:
    return png(60_000, 60_000, zlib.compress(bytes(1_000)))


@hostile("too_complex")
def a_picture_that_unpacks_to_gigabytes() -> bytes:
    return png(50_000, 50_000, packed_zeros(20 * MEGABYTE))


@hostile("no_text", "too_complex", "too_slow")
def a_picture_as_large_as_is_allowed() -> bytes:
    return png(7_000, 7_000, packed_zeros(50 * MEGABYTE))


@hostile("damaged", "too_complex")
def a_picture_with_a_comment_that_unpacks_to_gigabytes() -> bytes:
    bomb = packed_zeros(100 * MEGABYTE)
    comment = chunk(b"zTXt", b"Comment\0\0" + bomb)
    return png(100, 100, zlib.compress(bytes(10_100)), comment)


@hostile("damaged")
def a_picture_whose_checksums_are_wrong() -> bytes:
    content = bytearray(png(100, 100, zlib.compress(bytes(10_100))))
    content[30] ^= 0xFF
    return bytes(content)


@hostile("no_text")
def a_picture_of_one_pixel() -> bytes:
    return png(1, 1, zlib.compress(bytes(2)))


@hostile("no_text")
def a_strip_of_20000_by_5() -> bytes:
    return png(20_000, 5, zlib.compress(bytes(5 * 20_001)))


@hostile("no_text")
def a_strip_of_20000_by_9() -> bytes:
    return png(20_000, 9, zlib.compress(bytes(9 * 20_001)))


@hostile("no_text")
def an_animation_of_ten_thousand_frames() -> bytes:
    still = saved(Image.new("P", (16, 16)), "GIF")
    start = still.index(b"\x2c" + bytes(4))
    return still[:start] + still[start:-1] * 10_000 + still[-1:]


@hostile("no_text", "damaged", "too_complex")
def an_animation_whose_frames_are_huge() -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", 65_535, 700, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x4c\x01\0"
    return head + frame * 100 + b"\x3b"


@hostile("damaged")
def a_photo_cut_in_the_middle() -> bytes:
    content = saved(drawn(), "JPEG")
    return content[: len(content) // 2]


@hostile("too_complex", "damaged")
def a_photo_that_claims_another_size() -> bytes:
    content = bytearray(saved(drawn(), "JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", 65_000, 65_000)
    return bytes(content)


@hostile("damaged")
def rubbish_that_is_called_a_webp() -> bytes:
    return b"RIFF\xff\xff\xff\xffWEBPVP8 " + random.Random(13).randbytes(50_000)


@hostile("damaged")
def rubbish_that_is_called_a_heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + random.Random(14).randbytes(50_000)


@hostile("damaged")
def a_tiff_whose_directory_leads_to_itself() -> bytes:
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 256, 4, 1, 100) + struct.pack("<I", 8)


@hostile("damaged", "too_complex")
def a_bitmap_of_a_negative_size() -> bytes:
    return bitmap(-100, -100)


@hostile("too_complex", "damaged")
def a_bitmap_of_a_huge_size() -> bytes:
    return bitmap(2_000_000_000, 2_000_000_000)


@hostile(READ, "too_slow")
def a_code_of_two_thousand_letters() -> bytes:
    return saved(qr("A" * 2_000), "PNG")


@hostile(READ)
def a_code_that_is_a_script() -> bytes:
    return saved(qr("javascript:fetch('http://127.0.0.1:9/')//\u202e\0"), "PNG")


@hostile("no_text", READ, "too_slow", "too_complex")
def a_picture_of_noise() -> bytes:
    return saved(Image.effect_noise((1_600, 1_600), 200), "PNG")


def bitmap(width: int, height: int) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + bytes(1_000)


def qr(content: str) -> Image.Image:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, box_size=6)
    code.add_data(content)
    return code.make_image().get_image().convert("RGB")
