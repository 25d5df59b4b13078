"""A mail as Outlook saves it (``.msg``, MS-OXMSG)."""

from __future__ import annotations

import email.parser
import email.policy
from email.utils import formataddr

from oxmsg import Message
from oxmsg.domain import constants as properties

from bot.reading.document import Attachment, Document, Unreadable
from bot.reading.limits import MAX_PARTS
from bot.reading.mail import ReadPart, compose
from bot.reading.mail_headers import read_headers
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
    mail = read_headers(email.parser.HeaderParser(policy=email.policy.compat32).parsestr(headers))
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
    html = message.html_body
    plain = (message.body or "").replace("\r\n", "\n").strip()
    return page_text(html) if html and html.strip() else plain


def _file(attached: object) -> tuple[Attachment, bytes]:
    content = getattr(attached, "file_bytes", None) or b""
    name = " ".join((getattr(attached, "file_name", None) or "attachment").split())[:120]
    media_type = getattr(attached, "mime_type", None) or ""
    return Attachment(name, media_type, len(content)), content
