"""What a file is, by what it contains; its name is only what somebody called it."""

from __future__ import annotations

import io
import re
import zipfile

from bot.reading.document import Unreadable

_HEAD = 1024
"""Bytes in which a PDF may begin (ISO 32000-1, annex H.3.4.1)."""
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_ARCHIVES = (
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"\xfd7zXZ\0",
    b"(\xb5/\xfd",
    b"MSCF\0",
)
_BZIP = re.compile(rb"BZh[1-9]1AY&SY")
_MEDIA = (
    b"OggS\0",
    b"fLaC\0",
    b"\x1a\x45\xdf\xa3",
    b"#!AMR",
    b"FLV\x01",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
)
_MP3 = re.compile(rb"ID3[\x02-\x04]\0|\xff[\xf1-\xf3\xf9-\xfb]")
# Letters begin with capitals too («BMW Bank», «FORMULAIRE»): two or four of them are not enough.
_BITMAP = re.compile(rb"(?s)BM.{8}.{4}[\x0c-\x80]\0\0\0")
_RIFF_FORMS = (b"WAVE", b"AVI ")
_AIFF = re.compile(rb"(?s)FORM.{4}AIF[FC]")
_NOT_READ = (
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"{\\rtf",
)
"""Programs, and letters that are written in a code of their own."""
_DOCUMENT_MARKS = {"[Content_Types].xml", "mimetype"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG_MARK = "__properties_version1.0".encode("utf-16-le")
_LOCKED_MARK = "EncryptedPackage".encode("utf-16-le")

_MAIL_HEADER = re.compile(
    rb"(?im)^(received|return-path|from|to|subject|date|message-id|mime-version|reply-to"
    rb"|delivered-to|dkim-signature|authentication-results|content-type|x-[\w-]{1,60}):[ \t]?\S"
)
_FEWEST_HEADERS = 3
_HTML = re.compile(
    rb"(?is)<(?:!doctype\s+html|html|head|body|div|table|form|meta|script)\b[^<]{0,800}>"
)
_DRAWING = re.compile(
    rb"(?is)(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*|<!doctype svg[^>]{0,200}>\s*){0,3}<svg\b"
)


def kind_of(content: bytes) -> str:
    """Tell what a file is.

    Args:
        content: the whole file.

    Returns:
        ``pdf``, ``image``, ``docx``, ``msg``, ``eml``, ``html`` or ``text``.

    Raises:
        Unreadable: when it is empty, or of a kind that is never read here.

    Example:
        >>> kind_of(b"%PDF-1.7"), kind_of(b"Bonjour"), kind_of(b"<html><body>x</body></html>")
        ('pdf', 'text', 'html')
    """
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("empty")
    if b"%PDF-" in content[:_HEAD]:
        return "pdf"
    if is_picture(content):
        return "image"
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(content)
    if content.startswith(_ARCHIVES) or _BZIP.match(content) or content[257:262] == b"ustar":
        raise Unreadable("archive")
    if _is_media(content):
        raise Unreadable("media")
    if content.startswith(_NOT_READ):
        raise Unreadable("unsupported")
    return _kind_of_text(content)


def is_picture(content: bytes) -> bool:
    """Whether a file is a picture, by its first bytes."""
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    heif = content[4:8] == b"ftyp" and content[8:12] in _HEIF
    return webp or heif or content.startswith(_IMAGES) or bool(_BITMAP.match(content))


def _is_media(content: bytes) -> bool:
    riff = content.startswith(b"RIFF") and content[8:12] in _RIFF_FORMS
    named = content[4:8] == b"ftyp" or content.startswith(_MEDIA)
    return riff or named or bool(_AIFF.match(content) or _MP3.match(content))


def _kind_of_ole(content: bytes) -> str:
    if _MSG_MARK in content:
        return "msg"
    raise Unreadable("encrypted" if _LOCKED_MARK in content else "unsupported")


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.NameToInfo)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    # Spreadsheets, slides and the files of LibreOffice are documents too, but not read.
    raise Unreadable("unsupported" if _DOCUMENT_MARKS & names else "archive")


def _kind_of_text(content: bytes) -> str:
    head = content[: 64 * _HEAD]
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not utf16:
        raise Unreadable("unsupported")
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    headers = {match[1].lower() for match in _MAIL_HEADER.finditer(block)}
    if len(headers) >= _FEWEST_HEADERS:
        return "eml"
    if _DRAWING.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")):
        raise Unreadable("unsupported")
    return "html" if _HTML.search(head) else "text"
