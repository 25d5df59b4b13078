"""What came with a Telegram message beside words: of which kind, and where it lies unopened."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from telegram import Document, Message

_ARCHIVES = (
    *(".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".iso", ".cab"),
    *(".apk", ".jar"),
)
_PICTURES = (
    *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"),
    *(".avif", ".svg"),
)
_ARCHIVE_TYPES = ("zip", "compressed", "x-rar", "x-7z", "gzip", "x-tar", "java-archive", "package")
_OFFICE = "openxmlformats"
"""Office documents are archives by their contents, and letters to everybody else."""


@dataclass(frozen=True)
class Attached:
    """One file on Telegram's servers.

    Attributes:
        kind: as ``bot.port.OfferedFile`` has it.
        message_id: the message that brought it.
        size: in bytes, if Telegram states it.
        file_id: by which it could be fetched; it is shown nowhere, and never written down.
    """

    kind: str
    message_id: int
    size: int = 0
    file_id: str = field(default="", repr=False)


def attached_to(message: Message) -> Attached | None:
    """Name the file that a message brings.

    Args:
        message: what Telegram delivers.

    Returns:
        The file, or None when the message brings none: a place, a contact, a poll are no files.
    """
    number = message.message_id
    if message.photo:
        largest = message.photo[-1]
        return Attached("picture", number, largest.file_size or 0, largest.file_id)
    if message.animation:
        return Attached("animation", number)
    if message.document:
        document = message.document
        return Attached(_kind(document), number, document.file_size or 0, document.file_id)
    if message.video or message.video_note or message.paid_media or message.story:
        return Attached("video", number)
    if message.voice or message.audio:
        return Attached("sound", number)
    return Attached("sticker", number) if message.sticker else None


def _kind(document: Document) -> str:
    stated = (document.mime_type or "").lower()
    suffix = PurePosixPath((document.file_name or "").lower()).suffix
    family = stated.partition("/")[0]
    if family == "image" or suffix in _PICTURES:
        return "picture"
    if family in ("video", "audio"):
        return "video" if family == "video" else "sound"
    archived = any(word in stated for word in _ARCHIVE_TYPES) and _OFFICE not in stated
    return "archive" if archived or suffix in _ARCHIVES else "document"
