"""Hostile texts, programs, archives, films and web pages."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from itertools import pairwise

from hostile_files import ADDRESS, READ, hostile

MEGABYTE = 1024 * 1024


@hostile("empty")
def no_byte_at_all() -> bytes:
    return b""


@hostile("empty")
def a_million_zeros() -> bytes:
    return bytes(MEGABYTE)


@hostile("empty")
def only_blanks_and_line_ends() -> bytes:
    return b" \r\n\t" * 100_000


@hostile(READ)
def letters_up_to_the_limit() -> bytes:
    return b"Payez ! " * (20 * MEGABYTE // 8)


@hostile("too_large")
def one_byte_more_than_the_limit() -> bytes:
    return b"a" * (20 * MEGABYTE + 1)


@hostile("unsupported")
def random_bytes_up_to_the_limit() -> bytes:
    return random.Random(1).randbytes(20 * MEGABYTE)


@hostile("unsupported", READ)
def random_bytes_that_are_no_ascii() -> bytes:
    return bytes(random.Random(2).choices(range(0x80, 0x100), k=2 * MEGABYTE))


@hostile(READ)
def one_line_of_ten_megabytes() -> bytes:
    return b"Bonjour" + b"x" * (10 * MEGABYTE)


@hostile(READ, "unsupported")
def a_text_with_zeros_far_inside() -> bytes:
    return b"Bonjour, payez.\n" * 8_000 + b"fin\0\0\0" * 1_000


@hostile(READ, "unsupported")
def halves_of_characters() -> bytes:
    return b"Bonjour \xed\xa0\xbd\xed\xb0\x80 \xed\xa0\x80 payez.\n" * 1_000


@hostile(READ)
def a_text_that_turns_its_direction() -> bytes:
    return ("Payez \u202egnp.exe\u202c \u2066ici\u2069 \u200b" * 1_000).encode()


@hostile(READ)
def four_bytes_a_character() -> bytes:
    return ("Payez" + "😱" * (4 * MEGABYTE)).encode()


@hostile(READ)
def utf_16_that_ends_in_half_a_character() -> bytes:
    return b"\xff\xfe" + ("Payez maintenant. " * 1_000).encode("utf-16-le") + b"\x3d\xd8\x3d"


@hostile("unsupported")
def a_program_for_linux() -> bytes:
    return b"\x7fELF\x02\x01\x01" + bytes(9) + random.Random(3).randbytes(50_000)


@hostile("unsupported")
def a_program_for_windows() -> bytes:
    return b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" + bytes(50) + b"PE\0\0" + bytes(1_000)


@hostile("unsupported")
def a_script_that_would_delete_everything() -> bytes:
    return b"#!/bin/sh\nrm -rf ~\n"


@hostile("archive")
def a_zip_that_unpacks_to_ten_gigabytes() -> bytes:
    inner = _zip({f"{n}.txt": bytes(100 * MEGABYTE) for n in range(1)})
    return _zip({f"{n}.zip": inner for n in range(100)})


@hostile("archive")
def a_zip_whose_members_overlap() -> bytes:
    """Every name of the directory leads to the same bytes (David Fifield's bomb, simplified)."""
    whole = _zip({"0": bytes(10 * MEGABYTE)})
    start = whole.index(b"PK\x01\x02")
    entry = whole[start : whole.index(b"PK\x05\x06")]
    count = 10_000
    end = b"PK\x05\x06" + bytes(4) + count.to_bytes(2, "little") * 2
    size, offset = (len(entry) * count).to_bytes(4, "little"), start.to_bytes(4, "little")
    return whole[:start] + entry * count + end + size + offset + bytes(2)


@hostile("archive")
def a_zip_that_climbs_out_of_its_folder() -> bytes:
    return _zip({"../../../../tmp/sangfroid-was-here": b"x", "/etc/cron.d/x": b"x"})


@hostile("damaged")
def a_zip_without_its_directory() -> bytes:
    return _zip({"a.txt": b"a" * 10_000})[:60]


@hostile("archive")
def a_gzip_that_unpacks_to_200_megabytes() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    million = bytes(MEGABYTE)
    return b"".join(packer.compress(million) for _ in range(200)) + packer.flush()


@hostile("archive")
def a_gzip_within_a_gzip() -> bytes:
    content = b"Bonjour"
    for _ in range(100):
        content = gzip.compress(content)
    return content


@hostile("archive")
def a_seven_zip() -> bytes:
    return b"7z\xbc\xaf\x27\x1c\0\x04" + random.Random(4).randbytes(5_000)


@hostile("archive")
def a_rar() -> bytes:
    return b"Rar!\x1a\x07\x01\0" + random.Random(5).randbytes(5_000)


@hostile("media")
def a_film() -> bytes:
    return b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2" + random.Random(6).randbytes(MEGABYTE)


@hostile("media")
def a_voice_message() -> bytes:
    return b"OggS\0\x02" + bytes(20) + b"OpusHead" + random.Random(7).randbytes(50_000)


@hostile("media")
def a_sound() -> bytes:
    return b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(50_000)


@hostile(READ)
def a_page_of_a_million_tags() -> bytes:
    return b"<html><body>Payez" + b"<b>x</b>" * 500_000 + b"</body></html>"


@hostile(READ)
def a_page_nested_a_hundred_thousand_deep() -> bytes:
    return b"<html><body>Payez" + b"<div>" * 100_000 + b"ici" + b"</div>" * 100_000


@hostile(READ)
def a_page_of_tables_within_tables() -> bytes:
    return b"<html><body>Payez" + b"<table><tr><td>x" * 3_000


@hostile(READ)
def a_page_that_would_load_from_elsewhere() -> bytes:
    return f"""<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0;url={ADDRESS}/a">
        <link rel="stylesheet" href="{ADDRESS}/b.css"><base href="{ADDRESS}/">
        <script src="{ADDRESS}/c.js"></script></head><body onload="fetch('{ADDRESS}/d')">
        <p>Payez</p><img src="{ADDRESS}/e.png"><iframe src="{ADDRESS}/f"></iframe>
        <object data="{ADDRESS}/g"></object><embed src="file:///etc/passwd">
        </body></html>""".encode()


@hostile(READ, "too_complex", "too_slow")
def a_page_in_an_encoding_that_would_take_for_ever() -> bytes:
    return b"<html><meta charset=punycode><body>Payez-" + b"payez" * (3 * MEGABYTE)


@hostile(READ)
def a_page_with_attributes_of_megabytes() -> bytes:
    href = b"http://x.example/" + b"a" * (5 * MEGABYTE)
    style = b"display:" + b"none;" * MEGABYTE
    return b'<html><body><a href="%s" style="%s">Payez</a></body></html>' % (href, style)


@hostile(READ, "damaged", "no_text")
def a_page_whose_entities_multiply() -> bytes:
    return b"<?xml version='1.0'?>" + billion_laughs("html") + b"<html><body>&i;</body></html>"


@hostile(READ, "damaged", "no_text")
def a_page_that_includes_the_passwords() -> bytes:
    inner = b'<!DOCTYPE html [<!ENTITY p SYSTEM "file:///etc/passwd">'
    outer = f'<!ENTITY q SYSTEM "{ADDRESS}/entity">]>'.encode()
    return b"<?xml version='1.0'?>" + inner + outer + b"<html><body>a &p; &q; b</body></html>"


@hostile("unsupported")
def a_drawing_with_a_script() -> bytes:
    return f"""<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("{ADDRESS}")</script>
        <image href="{ADDRESS}/x.png"/><text>Payez</text></svg>""".encode()


def billion_laughs(root: str) -> bytes:
    """A document type whose last entity would be a billion words long."""
    names = "abcdefghi"
    steps = (f'<!ENTITY {this} "{f"&{before};" * 10}">' for before, this in pairwise(names))
    return f'<!DOCTYPE {root} [<!ENTITY a "lol">{"".join(steps)}]>'.encode()


def _zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()
