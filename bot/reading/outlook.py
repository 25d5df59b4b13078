"""A mail as Outlook saves it (``.msg``, MS-OXMSG)."""

from __future__ import annotations

import contextlib
import email.parser
import email.policy
from email.utils import formataddr

from oxmsg import Message
from oxmsg.attachment import Attachment as Attached
from oxmsg.domain import constants as properties

from bot.reading.document import Attachment, Document, Unreadable
from bot.reading.limits import MAX_PARTS
from bot.reading.mail import ReadPart, compose
from bot.reading.mail_headers import read_headers
from bot.reading.plain import decode
from bot.reading.web_page import page_text


def read_outlook(content: bytes, read_part: ReadPart | None) -> Document:
    """Read an Outlook message.

    Args:
        content: the file.
        read_part: reads the attached files; None when they are listed only.

    Raises:
        Unreadable: ``damaged`` when it cannot be followed.
    """
    try:
        message = Message.load(content)
        headers = _headers(message)
        body = _body(message)
        files = [_file(attached) for attached in message.attachments[: MAX_PARTS + 1]]
    except MemoryError:
        raise
    except Exception as error:  # as many kinds as there are ways to break the container
        raise Unreadable("damaged") from error
    mail = read_headers(email.parser.HeaderParser(policy=email.policy.default).parsestr(headers))
    warnings = ["parts_cut"] if len(files) > MAX_PARTS else []
    return compose("msg", mail, body, files[:MAX_PARTS], read_part, warnings)


def _headers(message: Message) -> str:
    """The headers as they came; those of a mail that was never sent are put together."""
    headers = message.properties.str_prop_value(properties.PID_TRANSPORT_MESSAGE_HEADERS)
    if headers and headers.strip():
        return str(headers).lstrip()
    stored = message.properties
    address = stored.str_prop_value(properties.PID_SENDER_SMTP_ADDRESS) or stored.str_prop_value(
        properties.PID_SENDER_EMAIL_ADDRESS
    )
    name = stored.str_prop_value(properties.PID_SENDER_NAME) or ""
    sender = formataddr((name, address)) if address and "@" in address else message.sender or name
    date = f"\nDate: {message.sent_date:%a, %d %b %Y %H:%M:%S %z}" if message.sent_date else ""
    subject = " ".join(message.subject.split())
    return f"From: {' '.join(sender.split())}\nSubject: {subject}{date}\n"


def _body(message: Message) -> str:
    stored = message.properties
    html = stored.binary_prop_value(properties.PID_HTML) or stored.str_prop_value(
        properties.PID_BODY_HTML
    )
    shown = ""
    if html and html.strip():
        with contextlib.suppress(Unreadable):  # a comment and nothing else
            if isinstance(html, bytes):
                html = decode(html, stored.body_encoding)
            shown = page_text(html)
    return shown or (message.body or "").replace("\r\n", "\n").strip()


def _file(attached: Attached) -> tuple[Attachment, bytes]:
    content = attached.file_bytes or b""
    stored = attached.properties
    names = (
        stored.str_prop_value(tag)
        for tag in (
            properties.PID_ATTACH_LONG_FILENAME,
            properties.PID_ATTACH_FILENAME,
            properties.PID_DISPLAY_NAME,
        )
    )
    name = " ".join(next((name for name in names if name), "attachment").split())[:120]
    return Attachment(name, attached.mime_type or "", len(content)), content
