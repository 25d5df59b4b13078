"""A file is what it contains, whatever its name; any bytes are of some kind, or are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hostile_office import docx, ole
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.reading.document import REFUSALS, Unreadable
from bot.reading.file_kind import kind_of

KINDS = {"text", "eml", "msg", "pdf", "docx", "html", "image"}
MAIL = b"From: a@b.fr\r\nTo: c@d.fr\r\nSubject: Colis\r\n\r\nBonjour"


def zipped(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Bonjour, été.".encode(), "text"),
        ("Bonjour, été.".encode("cp1252"), "text"),
        ("Bonjour, été.".encode("utf-16"), "text"),
        (b"\xef\xbb\xbfBonjour", "text"),
        (b"BMW Bank vous informe que votre compte sera bloque.", "text"),
        (b"FORMULAIRE DE REMBOURSEMENT, a rendre avant le 12 mars.", "text"),
        (b"FORM 1040 AIFF", "text"),
        (b"MZ : votre colis vous attend.", "text"),
        (b"ID3 est le nom du dossier.", "text"),
        (b"BZh est le nom du dossier.", "text"),
        (b"Rar! dit le chat.", "text"),
        (b"RIFF, c'est tout.", "text"),
        (b"PK est la marque du colis.", "text"),
        (b"De : la banque. A : vous.", "text"),
        (b"From: la banque\nEnvoyez 500 euros.", "text"),
        (b"3 < 4 et 5 > 2", "text"),
        (MAIL, "eml"),
        (MAIL.replace(b"\r\n", b"\n"), "eml"),
        (b"\r\n\n" + MAIL, "eml"),
        (b"From x@y.fr Mon Jan  1 10:00:00 2024\n" + MAIL, "eml"),
        (MAIL.replace(b"Bonjour", b"<html><body>x</body></html>"), "eml"),
        (b"<!DOCTYPE html><title>x</title>", "html"),
        (b"\xef\xbb\xbf  <HTML><BODY>x", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'><body>x</body></html>", "html"),
        (b"<html><body><svg><path/></svg></body></html>", "html"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n garbage %PDF-1.4\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"GIF89a\x01", "image"),
        (b"II*\0\x08", "image"),
        (b"MM\0*\0", "image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image"),
        (b"\0\0\0\x18ftypheic", "image"),
        (b"\0\0\0\x18ftypmif1", "image"),
        (b"BM" + bytes(8) + b"\x36\0\0\0\x28\0\0\0", "image"),
        (docx({}), "docx"),
        (ole({"Root Entry": 5, "__properties_version1.0": 2}), "msg"),
    ],
)
def test_what_is_read(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (bytes(9), "empty"),
        (b" \r\n\t", "empty"),
        (zipped("a.txt"), "archive"),
        (zipped(), "archive"),
        (b"Rar!\x1a\x07\0", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"BZh91AY&SY", "archive"),
        (b"\xfd7zXZ\0", "archive"),
        (b"(\xb5/\xfd", "archive"),
        (b"MSCF\0\0", "archive"),
        (b"a.txt".ljust(257, b"\0") + b"ustar", "archive"),
        (b"\0\0\0\x18ftypisom", "media"),
        (b"\0\0\0\x18ftypM4A ", "media"),
        (b"\0\0\0\x14ftypqt  ", "media"),
        (b"OggS\0\x02", "media"),
        (b"ID3\x04\0", "media"),
        (b"\xff\xfb\x90\x44", "media"),
        (b"\xff\xf1\x50\x80", "media"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "media"),
        (b"RIFF\x24\0\0\0AVI LIST", "media"),
        (b"FORM\0\0\0\x10AIFFCOMM", "media"),
        (b"fLaC\0", "media"),
        (b"\x1a\x45\xdf\xa3\x01", "media"),
        (b"#!AMR\n", "media"),
        (b"FLV\x01\x05", "media"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "media"),
        (b"MZ\x90\0\x03", "unsupported"),
        (b"\x7fELF\x02", "unsupported"),
        (b"#!/bin/sh\necho", "unsupported"),
        (b"{\\rtf1\\ansi Bonjour}", "unsupported"),
        (b"<svg xmlns='x'><script>1</script></svg>", "unsupported"),
        (b"<?xml version='1.0'?>\n<!-- a -->\n<svg/>", "unsupported"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "unsupported"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "unsupported"),
        (zipped("mimetype", "content.xml"), "unsupported"),
        (ole({"Root Entry": 5, "WordDocument": 2}), "unsupported"),
        (b"Bonjour\0\0\0", "unsupported"),
        (ole({"Root Entry": 5, "EncryptedPackage": 2}), "encrypted"),
        (b"PK\x03\x04", "damaged"),
        (zipped("a.txt")[:-5], "damaged"),
    ],
)
def test_what_is_not_read_and_why(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        kind_of(content)

    assert refusal.value.code == code


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=3_000))
@example(b"PK\x05\x06" + b"\xff" * 18)
def test_any_bytes_are_some_kind_or_refused(content: bytes) -> None:
    assert told(content) in KINDS | set(REFUSALS)


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from([docx({}), zipped("a", "b"), ole({"Root Entry": 5, "WordDocument": 2}), MAIL]),
    st.dictionaries(st.integers(0, 40_000), st.integers(0, 255), max_size=40),
    st.integers(0, 40_000),
)
def test_any_damage_to_a_file_leaves_some_kind_or_is_refused(
    content: bytes, changes: dict[int, int], end: int
) -> None:
    damaged = bytearray(content)
    for place, byte in changes.items():
        damaged[-(place % len(damaged)) - 1] = byte  # what a zip consists of stands at its end

    assert told(bytes(damaged)) in KINDS | set(REFUSALS)
    assert told(bytes(damaged[:end])) in KINDS | set(REFUSALS)


def told(content: bytes) -> str:
    try:
        return kind_of(content)
    except Unreadable as refusal:
        return refusal.code
