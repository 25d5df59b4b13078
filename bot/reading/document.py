"""What comes out of reading a file: its text, what its envelope says, or why it cannot be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Progress = Callable[[int, int], None]
"""Told before each page: the page, counted from 1, and how many there are."""

REFUSALS: Mapping[str, str] = {
    "empty": "This file is empty (0 bytes): send it again, or give its text.",
    "too_large": "This is larger than 20 MB: give its text, or a part of it.",
    "unsupported": "A file of this kind is not read here: give its text.",
    "archive": "Archives are not opened: give the text of the letter or mail itself.",
    "media": "Videos and sound are not opened: describe in words what they say.",
    "encrypted": "This file is locked with a password: open it yourself and give its text.",
    "damaged": "This file is damaged or not what its name says: give its text.",
    "too_complex": "This file would need too much memory: give its text.",
    "too_slow": "This file would take too long to read: give its text.",
    "no_text": "There is no text in it that can be read: type what it says.",
    "picture": "This is a picture, and was not sent as one: send it as a picture.",
    "crashed": "This file could not be read: give its text.",
    "gone": "This file is not at hand any more: send it again.",
}
"""Why a file is not read, by code, with what to do instead."""


class Unreadable(ValueError):
    """A file cannot be read.

    Args:
        code: one of ``REFUSALS``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(REFUSALS[code])
        self.code = code


class RecognitionNeeded(Exception):
    """The file has pages or pictures whose text must be recognised, and no model is loaded."""


class PictureClosed(Exception):
    """A picture inside a mail, which nobody has said to be only text."""


@dataclass(frozen=True)
class Hop:
    """One server that a mail passed, as the mail itself states it (RFC 5321, section 4.4)."""

    sent_by: str = ""
    received_by: str = ""
    ip: str = ""
    date: str = ""


@dataclass(frozen=True)
class Mail:
    """What the headers of a mail state; every field is empty when the mail does not say it.

    Attributes:
        from_name: the name that is shown.
        from_address: the address behind it.
        reply_to: where an answer goes, if elsewhere.
        return_path: where the sending server gets its failures (RFC 5321).
        subject: the subject.
        date: the date as written by the sender.
        hops: the servers on the way, the last one (nearest to the reader) first.
        sending_ip: the address that handed the mail over to the reader's provider, as stated.
        spf: the provider's result (``pass``, ``fail``, ``softfail``, ``none``, …; RFC 8601).
        dkim: the same for the signature.
        dmarc: the same for the alignment of both.
    """

    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    return_path: str = ""
    subject: str = ""
    date: str = ""
    hops: tuple[Hop, ...] = ()
    sending_ip: str = ""
    spf: str = ""
    dkim: str = ""
    dmarc: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file inside a mail: its name, its media type as stated, its size in bytes."""

    name: str
    media_type: str
    size: int
    read: bool = False


@dataclass(frozen=True)
class Document:
    """What was read of one file.

    Attributes:
        kind: ``text``, ``eml``, ``msg``, ``pdf``, ``docx``, ``html`` or ``image``.
        text: its text, with links written out; of a mail, the headers that matter come first.
        pages: how many pages were read; 1 where there are no pages.
        mail: what the headers say, if it is a mail.
        attachments: what is attached to it.
        codes: what its QR codes and bar codes say; nothing of it was opened.
        pictures: pictures inside it that were not opened.
        warnings: codes of what was left out (``cut``, ``pages_cut``, ``pages_unread``,
            ``parts_cut``, ``pictures_closed``, ``attachment_unread``, ``time_short``).
    """

    kind: str
    text: str
    pages: int = 1
    mail: Mail | None = None
    attachments: tuple[Attachment, ...] = ()
    codes: tuple[str, ...] = ()
    pictures: int = 0
    warnings: tuple[str, ...] = field(default=())


def as_dict(document: Document) -> dict[str, Any]:
    """Give a document the form in which it leaves the worker."""
    return dataclasses.asdict(document)


def from_dict(content: Mapping[str, Any]) -> Document:
    """Read what ``as_dict`` wrote."""
    mail = content["mail"]
    if mail is not None:
        mail = Mail(**{**mail, "hops": tuple(Hop(**hop) for hop in mail["hops"])})
    return Document(
        **{
            **content,
            "mail": mail,
            "attachments": tuple(Attachment(**a) for a in content["attachments"]),
            "codes": tuple(content["codes"]),
            "warnings": tuple(content["warnings"]),
        }
    )
