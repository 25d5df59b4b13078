"""A mail as a file (``.eml``): its headers, its text, and what is attached, one level down."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import islice
from typing import Any

from bot.reading.document import (
    Attachment,
    Document,
    Mail,
    PictureClosed,
    RecognitionNeeded,
    Unreadable,
)
from bot.reading.limits import MAX_ATTACHMENTS, MAX_PARTS
from bot.reading.mail_headers import header, read_headers
from bot.reading.plain import decode
from bot.reading.web_page import page_text

ReadPart = Callable[[bytes, str], Document]
"""Reads one attached file, given its bytes and its name."""
_MAIL = "message/rfc822"
_MUCH_LONGER = 3
"""A plain part so many times longer than the HTML one is the mail; the other is a frame."""
_LONGEST_NAME = 120
_MOST_BOUNDARIES = 2_000
"""Lines that may begin another part; the library needs a millisecond for each."""


class _ShortHeaders(email.policy.EmailPolicy):
    """Cuts headers before they are understood: for long ones that takes the square of the time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Read one header as it stands in the mail."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_LONGEST_HEADER = 8_000
_POLICY: email.policy.EmailPolicy[EmailMessage] = _ShortHeaders()  # type: ignore[assignment]


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
    if content.count(b"\n--") > _MOST_BOUNDARIES:
        raise Unreadable("too_complex")
    try:
        message = email.message_from_bytes(content.lstrip(b"\r\n"), policy=_POLICY)
        parts = list(islice(message.walk(), MAX_PARTS + 1))
    except RecursionError as error:  # parts within parts within parts
        raise Unreadable("too_complex") from error
    warnings = ["parts_cut"] if len(parts) > MAX_PARTS else []
    own = _without_attached_mails(parts[:MAX_PARTS])
    files = list(_files(own))
    body = _text_of(message, {id(part) for part in own})
    return compose("eml", read_headers(message), body, files, read_part, warnings)


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
    texts = [mail_block(mail, [file for file, _ in files]), "", body]
    codes: list[str] = []
    pictures = 0
    for position, (file, content) in enumerate(files):
        document = None
        if read_part and content and position < MAX_ATTACHMENTS:
            document = _read(read_part, content, file.name, warnings)
        elif read_part:
            warnings.append("attachment_unread")
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


def _without_attached_mails(parts: list[EmailMessage]) -> list[EmailMessage]:
    """The parts of a mail itself, an attached mail being one part."""
    inside: set[int] = set()
    for part in parts:
        if part.get_content_type() == _MAIL and id(part) not in inside:
            inside.update(id(inner) for inner in islice(part.walk(), 1, MAX_PARTS))
    return [part for part in parts if id(part) not in inside]


def _files(own: list[EmailMessage]) -> Iterator[tuple[Attachment, bytes]]:
    for part in own:
        if not part.is_multipart():
            if not _is_text(part):
                yield _file(part)
        elif part.get_content_type() == _MAIL:
            yield _attached_mail(part)


def _is_text(part: EmailMessage) -> bool:
    """Whether a part without further parts is shown as the text of the mail, or some of it."""
    stated = part.get_content_type()
    shown = stated in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"
    return shown and not _name(part) and not _is_set_apart(part)


def _is_set_apart(part: EmailMessage) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except Exception:  # as many kinds as there are malformed headers
        return False


def _name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # as many kinds as there are malformed headers
        name = ""
    clean = name.encode("utf-8", "replace").decode("utf-8")
    return " ".join(clean.split())[:_LONGEST_NAME]


def _file(part: EmailMessage) -> tuple[Attachment, bytes]:
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    stated = part.get_content_type()
    return Attachment(_name(part) or stated, stated, len(content)), content


def _attached_mail(part: EmailMessage) -> tuple[Attachment, bytes]:
    inner: Any = part.get_payload(0)
    try:
        # The policy that changes no header, whatever is wrong with it.
        content = inner.as_bytes(policy=email.policy.compat32)
    except Exception:  # as many kinds as there are malformed parts
        content = b""
    name = _name(part) or f"{header(inner, 'Subject')[:_LONGEST_NAME] or 'message'}.eml"
    return Attachment(name, _MAIL, len(content)), content


def _text_of(part: EmailMessage, own: set[int]) -> str:
    """The text of a part, and of those within it that belong to the mail itself."""
    if id(part) not in own or part.get_content_type() == _MAIL:
        return ""
    if not part.is_multipart():
        return _words_of(part) if _is_text(part) else ""
    parts: Any = part.get_payload()
    texts = [text for inner in parts if (text := _text_of(inner, own))]
    if part.get_content_type() == "multipart/alternative" and texts:
        # Mail programs show the last; where it is hardly anything, a longer one is the mail.
        longest = max(texts, key=len)
        return longest if len(longest) > _MUCH_LONGER * len(texts[-1]) else texts[-1]
    return "\n\n".join(texts)


def _words_of(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):  # said to have parts, and has none
        content = str(part.get_payload()).encode("utf-8", "surrogateescape")
    try:
        text = decode(content, part.get_content_charset(""))
        return page_text(text) if part.get_content_type() == "text/html" else text.strip()
    except Unreadable:  # no text; a page with nothing on it
        return ""
