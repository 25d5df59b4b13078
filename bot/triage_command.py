"""``sangfroid triage``: one text or file, or many, to the JSON of the contract."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from bot.dialogue.engine import MAX_CHARACTERS
from bot.dialogue.hearing import heard
from bot.dialogue.understanding import Understanding, load_understanding
from bot.project import MODEL
from bot.reading.document import Unreadable
from bot.reading.limits import MAX_FILE
from bot.reading.reader import FileReader, FileReading

DONE, UNUSABLE = 0, 2
WARNINGS = {
    "cut": "The text is longer than 200,000 characters; the end was left out.",
    "pages_cut": "Only the first 20 pages were read.",
    "pages_unread": "Some pages are damaged and were left out.",
    "parts_cut": "The mail has more than 200 parts; the others were left out.",
    "pictures_closed": "Pictures inside it were not opened (give --pictures for those of a mail).",
    "attachment_unread": "An attachment could not be read.",
    "time_short": "Recognising the text took too long; the last pages were left out.",
}


class Unusable(ValueError):
    """An input cannot be triaged; it has a code for programs and a message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Given(NamedTuple):
    """What is to be triaged, and what the answer says of where it comes from."""

    text: str
    read: dict[str, Any]


async def triage(path: Path | None, jsonl: bool, pictures: bool = False) -> int:
    """Triage one file or standard input, or each line of a JSONL stream.

    Args:
        path: the file; standard input when None.
        jsonl: read ``{"id", "text"}`` or ``{"id", "path"}`` a line.
        pictures: open pictures that are attached to a mail.

    Returns:
        The exit status: 0, or 2 when the one input cannot be read.
    """
    understanding = load_understanding(MODEL)
    async with FileReader() as reader:
        command = _Triage(understanding, reader, pictures)
        return await command.stream(path) if jsonl else await command.one(path)


class _Triage:
    """Triages with one model and one reader."""

    def __init__(self, understanding: Understanding, reader: FileReader, pictures: bool) -> None:
        self._understanding = understanding
        self._reader = reader
        self._pictures = pictures

    async def one(self, path: Path | None) -> int:
        try:
            given = await self._read(path)
            result = await self._understanding.triage(given.text)
        except Unusable as error:
            print(error, file=sys.stderr)
            return UNUSABLE
        print(json.dumps({"id": None, **result, "read": given.read}, ensure_ascii=False))
        return DONE

    async def stream(self, path: Path | None) -> int:
        try:
            stream = path.open("rb") if path else sys.stdin.buffer
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "there is no such file"
            print(f"{path}: {reason}.", file=sys.stderr)
            return UNUSABLE
        with stream:
            for line in stream:
                if line.strip():
                    print(await self._answer(line), flush=True)
        return DONE

    async def _answer(self, line: bytes) -> str:
        name: Any = None
        try:
            entry = _json_object(line)
            name = entry.get("id")
            given = await self._given(entry)
            triaged = await self._understanding.triage(given.text)
            result = {"id": name, **triaged, "read": given.read}
        except Unusable as error:
            result = {"id": name, "error": {"code": error.code, "message": str(error)}}
        except Exception as error:
            message = f"This text could not be triaged ({type(error).__name__})."
            result = {"id": name, "error": {"code": "failed", "message": message}}
        return json.dumps(result, ensure_ascii=True)

    async def _given(self, entry: dict[str, Any]) -> Given:
        if isinstance(entry.get("text"), str):
            text = entry["text"]
            return Given(heard(text), _described("text", text, []))
        if isinstance(entry.get("path"), str):
            return await self._read(Path(entry["path"]))
        raise Unusable("invalid_line", 'A line must have "text" or "path", a string.')

    async def _read(self, path: Path | None) -> Given:
        name = "The input" if path is None else str(path)
        content = sys.stdin.buffer.read(MAX_FILE + 1) if path is None else _content_of(path)
        try:
            reading = await self._reader.read(content, self._pictures)
        except Unreadable as error:
            raise Unusable(error.code, f"{name}: {_lowered(str(error))}") from error
        return _given_by(reading)


def _given_by(reading: FileReading) -> Given:
    document = reading.document
    warnings = [WARNINGS[warning] for warning in document.warnings]
    described = {
        **_described(document.kind, document.text, warnings),
        "sha256": reading.sha256,
        "size": reading.size,
        "read_at": reading.read_at.isoformat(timespec="seconds"),
        "pages": document.pages,
        "codes": list(document.codes),
        "mail": asdict(document.mail) if document.mail else None,
        "attachments": [asdict(attachment) for attachment in document.attachments],
    }
    # A text file may hold somebody's own account; every other kind was received.
    own = document.kind == "text"
    return Given(heard(document.text) if own else heard("", document.text), described)


def _described(kind: str, text: str, warnings: list[str]) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        warnings = [*warnings, f"Only the first {MAX_CHARACTERS} characters were triaged."]
    return {"kind": kind, "chars": len(text), "warnings": warnings}


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unusable("invalid_json", "This line is not JSON.") from error
    if not isinstance(entry, dict):
        raise Unusable("invalid_line", 'A line must be an object with "id" and "text" or "path".')
    return entry


def _content_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Unusable("not_found", f"{path}: there is no such file.")
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        raise Unusable("unreadable", f"{path}: {error.strerror}.") from error


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
