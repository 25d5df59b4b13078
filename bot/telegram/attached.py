"""What came with a Telegram message beside words: of which kind, and where it lies unopened."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from telegram import Document, Message

_ARCHIVES = (
    *(".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".iso", ".cab"),
    *(".apk", ".jar", ".xapk", ".ipa", ".zst", ".lz", ".lzh", ".ace", ".arj", ".dmg"),
    *(".cbz", ".cbr"),
)
_PICTURES = (
    *(".jpg", ".jpeg", ".jfif", ".jpe", ".jp2", ".jxl", ".png", ".webp", ".bmp", ".tif"),
    *(".tiff", ".heic", ".heif", ".avif", ".svg", ".ico", ".dng"),
)
_VIDEOS = (
    *(".mp4", ".mov", ".mkv", ".avi", ".webm", ".m4v", ".3gp", ".wmv", ".flv", ".mpg"),
    *(".mpeg", ".tgs"),
)
_SOUNDS = (*(".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".amr", ".aac", ".flac", ".wma"),)
_PAPERS = (
    *(".pdf", ".eml", ".msg", ".docx", ".doc", ".odt", ".rtf", ".txt", ".html", ".htm"),
    *(".xhtml", ".mht", ".md", ".csv", ".log"),
)
_PAPER_TYPES = (
    *("text/", "pdf", "rfc822", "msword", "wordprocessing", "ms-outlook", "opendocument.text"),
    "rtf",
)
FETCHED = ("picture", "document")
"""The kinds of which it is kept where they lie; anything unknown stays closed."""
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
        document, kind = message.document, _kind(message.document)
        if kind not in FETCHED:
            return Attached(kind, number)
        return Attached(kind, number, document.file_size or 0, document.file_id)
    if message.video or message.video_note or message.paid_media or message.story:
        return Attached("video", number)
    if message.voice or message.audio:
        return Attached("sound", number)
    return Attached("sticker", number) if message.sticker else None


def _kind(document: Document) -> str:
    stated = (document.mime_type or "").lower()
    suffix = PurePosixPath((document.file_name or "").lower()).suffix
    family = stated.partition("/")[0]
    if stated == "image/gif" or suffix == ".gif":
        return "animation"
    if family == "video" or suffix in _VIDEOS:
        return "video"
    if family == "audio" or suffix in _SOUNDS:
        return "sound"
    if family == "image" or suffix in _PICTURES:
        return "picture"
    archived = any(word in stated for word in _ARCHIVE_TYPES) and _OFFICE not in stated
    if archived or suffix in _ARCHIVES:
        return "archive"
    readable = any(word in stated for word in _PAPER_TYPES) or suffix in _PAPERS
    return "document" if readable else "other"
