"""A mail as a file (``.eml``): its headers, its text, and what is attached, one level down."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import islice

from bot.reading.document import (
    Attachment,
    Document,
    Mail,
    PictureClosed,
    RecognitionNeeded,
    Unreadable,
)
from bot.reading.limits import MAX_ATTACHMENTS, MAX_PARTS
from bot.reading.mail_headers import read_headers
from bot.reading.plain import decode
from bot.reading.web_page import page_text

ReadPart = Callable[[bytes, str], Document]
"""Reads one attached file, given its bytes and its name."""
_MUCH_LONGER = 3
"""A plain part so many times longer than the HTML one is the mail; the other is a frame."""


def read_mail(content: bytes, read_part: ReadPart | None) -> Document:
    """Read a mail.

    Args:
        content: the file.
        read_part: reads the attached files; None when they are listed only.

    Returns:
        The mail: the headers that matter, then its text, then that of what is attached.

    Raises:
        Unreadable: ``damaged`` or ``too_complex`` when its structure cannot be followed.
    """
    try:
        message = email.message_from_bytes(content.lstrip(b"\r\n"), policy=email.policy.default)
        parts = list(islice(message.walk(), MAX_PARTS + 1))
    except RecursionError as error:  # parts within parts within parts
        raise Unreadable("too_complex") from error
    mail = read_headers(message)
    files = [_file(part) for part in _attached(message, parts[:MAX_PARTS])]
    warnings = ["parts_cut"] if len(parts) > MAX_PARTS else []
    return compose("eml", mail, _body(message, parts), files, read_part, warnings)


def compose(
    kind: str,
    mail: Mail,
    body: str,
    files: list[tuple[Attachment, bytes]],
    read_part: ReadPart | None,
    warnings: list[str],
) -> Document:
    """Put a mail together out of what was read of it.

    Args:
        kind: ``eml`` or ``msg``.
        mail: its headers.
        body: its text.
        files: what is attached, with the bytes.
        read_part: reads one of them; None when they are listed only.
        warnings: codes of what was left out so far.
    """
    attachments: list[Attachment] = []
    texts, codes, pictures = [mail_block(mail, [file for file, _ in files]), "", body], [], 0
    for position, (file, content) in enumerate(files):
        document = None
        if read_part and content and position < MAX_ATTACHMENTS:
            document = _read(read_part, content, file.name, warnings)
        read = document is not None and bool(document.text)
        attachments.append(Attachment(file.name, file.media_type, file.size, read))
        if document:
            texts += ["", f"[{file.name}]", document.text] if document.text else []
            codes += document.codes
            warnings += document.warnings
            pictures += document.pictures
    return Document(
        kind,
        "\n".join(texts).strip(),
        mail=mail,
        attachments=tuple(attachments),
        codes=tuple(codes),
        pictures=pictures,
        warnings=tuple(dict.fromkeys(warnings)),
    )


def mail_block(mail: Mail, attachments: list[Attachment]) -> str:
    """Write the headers that matter, one a line, under their own names.

    Example:
        >>> print(mail_block(Mail("Brigade", "x@gmail.com", spf="fail"), []))
        From: Brigade <x@gmail.com>
        Authentication-Results: spf=fail
    """
    sender = f"{mail.from_name} <{mail.from_address}>" if mail.from_address else mail.from_name
    results = [("spf", mail.spf), ("dkim", mail.dkim), ("dmarc", mail.dmarc)]
    lines = [
        ("From", sender.strip()),
        ("Reply-To", mail.reply_to),
        ("Return-Path", mail.return_path),
        ("Authentication-Results", " ".join(f"{name}={value}" for name, value in results if value)),
        *(("Attachment", file.name) for file in attachments[:MAX_ATTACHMENTS]),
        ("Subject", mail.subject),
    ]
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _read(read_part: ReadPart, content: bytes, name: str, warnings: list[str]) -> Document | None:
    try:
        return read_part(content, name)
    except (RecognitionNeeded, MemoryError):
        raise
    except PictureClosed:
        return Document("image", "", pictures=1, warnings=("pictures_closed",))
    except Exception:  # an attachment that cannot be read does not take the mail with it
        warnings.append("attachment_unread")
    return None


def _attached(message: EmailMessage, parts: list[EmailMessage]) -> Iterator[EmailMessage]:
    body_types = {"text/plain", "text/html"}
    inside: set[int] = set()
    for part in parts:
        if id(part) in inside or part is message:
            continue
        if part.get_content_type() == "message/rfc822":
            inside.update(id(inner) for inner in islice(part.walk(), MAX_PARTS) if inner is not part)
            yield part
        elif not part.is_multipart() and (
            part.get_filename() or part.get_content_type() not in body_types
        ):
            yield part


def _file(part: EmailMessage) -> tuple[Attachment, bytes]:
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            content = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            name = part.get_filename() or f"{inner.get('Subject') or 'message'}.eml"  # type: ignore[union-attr]
        else:
            content = part.get_payload(decode=True) or b""  # type: ignore[assignment]
            name = part.get_filename() or part.get_content_type()
    except Exception:  # as many kinds as there are malformed parts
        content, name = b"", part.get_content_type()
    name = " ".join(str(name).split())[:120]
    return Attachment(name, part.get_content_type(), len(content)), content


def _body(message: EmailMessage, parts: list[EmailMessage]) -> str:
    plain, html = _text_of(message, "plain"), _text_of(message, "html")
    if html:
        shown = page_text(html)
        # Mail programs show the HTML; where it is hardly anything, the plain text is the mail.
        return plain if len(plain) > _MUCH_LONGER * len(shown) else shown
    return plain


def _text_of(message: EmailMessage, subtype: str) -> str:
    try:
        body = message.get_body((subtype,))
    except Exception:
        body = None
    if body is None or body.get_filename():
        return ""
    try:
        return str(body.get_content()).replace("\r\n", "\n").strip()
    except Exception:  # an encoding that nobody knows
        content = body.get_payload(decode=True)
        return decode(content).strip() if isinstance(content, bytes) and content else ""
