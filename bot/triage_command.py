"""``sangfroid triage``: one text, or many, to the JSON of the contract."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.dialogue.engine import MAX_CHARACTERS
from bot.dialogue.understanding import Understanding, load_understanding
from bot.project import MODEL

MAX_FILE = 20 * 1024 * 1024
DONE, UNUSABLE = 0, 2


class Unreadable(ValueError):
    """An input cannot be read; it has a code for programs and a message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


async def triage(path: Path | None, jsonl: bool) -> int:
    """Triage one file or standard input, or each line of a JSONL stream.

    Args:
        path: the file; standard input when None.
        jsonl: read ``{"id", "text"}`` or ``{"id", "path"}`` a line.

    Returns:
        The exit status: 0, or 2 when the one input cannot be read.
    """
    understanding = load_understanding(MODEL)
    if jsonl:
        return await _stream(path, understanding)
    try:
        text, read = _text_of(path)
        result = await understanding.triage(text)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    print(json.dumps({"id": None, **result, "read": read}, ensure_ascii=False))
    return DONE


async def _stream(path: Path | None, understanding: Understanding) -> int:
    try:
        stream = path.open("rb") if path else sys.stdin.buffer
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "there is no such file"
        print(f"{path}: {reason}.", file=sys.stderr)
        return UNUSABLE
    with stream:
        for line in stream:
            if line.strip():
                print(await _answer(line, understanding), flush=True)
    return DONE


async def _answer(line: bytes, understanding: Understanding) -> str:
    name: Any = None
    try:
        entry = _json_object(line)
        name = entry.get("id")
        text, read = _entry_text(entry)
        result = {"id": name, **await understanding.triage(text), "read": read}
    except Unreadable as error:
        result = {"id": name, "error": {"code": error.code, "message": str(error)}}
    except Exception as error:
        message = f"This text could not be triaged ({type(error).__name__})."
        result = {"id": name, "error": {"code": "failed", "message": message}}
    return json.dumps(result, ensure_ascii=True)


def _json_object(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unreadable("invalid_json", "This line is not JSON.") from error
    if not isinstance(entry, dict):
        raise Unreadable("invalid_line", 'A line must be an object with "id" and "text" or "path".')
    return entry


def _entry_text(entry: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if isinstance(entry.get("text"), str):
        return entry["text"], _read("text", entry["text"])
    if isinstance(entry.get("path"), str):
        return _text_of(Path(entry["path"]))
    raise Unreadable("invalid_line", 'A line must have "text" or "path", a string.')


def _text_of(path: Path | None) -> tuple[str, dict[str, Any]]:
    if path is None:
        return _decoded(sys.stdin.buffer.read(MAX_FILE + 1), "text", "The input")
    try:
        if not path.is_file():
            raise Unreadable("not_found", f"{path}: there is no such file.")
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise Unreadable("unreadable", f"{path}: {error.strerror}.") from error
    return _decoded(content, "eml" if path.suffix.lower() == ".eml" else "text", str(path))


_NOT_READ_YET: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (lambda content: content.startswith(b"%PDF"), "a PDF"),
    (lambda content: content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")), "an image"),
    (lambda content: content.startswith(b"PK\x03\x04"), "an archive or an office document"),
)


def _decoded(content: bytes, kind: str, name: str) -> tuple[str, dict[str, Any]]:
    if len(content) > MAX_FILE:
        raise Unreadable("too_large", f"{name}: this is larger than 20 MB.")
    for is_kind, what in _NOT_READ_YET:
        if is_kind(content):
            raise Unreadable("unsupported", f"{name}: {what} cannot be read yet; give its text.")
    text = _mail_text(content) if kind == "eml" else content.decode("utf-8-sig", "replace")
    if not text.strip():
        raise Unreadable("empty", f"{name}: there is no text in it.")
    return text, _read(kind, text)


def _mail_text(content: bytes) -> str:
    import email
    import email.policy

    try:
        mail = email.message_from_bytes(content, policy=email.policy.default)
        body = mail.get_body(preferencelist=("plain", "html"))
        heads = [f"{name}: {mail[name]}" for name in ("From", "Reply-To", "Subject") if mail[name]]
        return "\n".join([*heads, body.get_content() if body else ""])
    except Exception:
        # Fraudsters' mails break the rules of mail (an unknown charset, broken parts).
        return content.decode("utf-8", "replace")


def _read(kind: str, text: str) -> dict[str, Any]:
    cut = len(text) > MAX_CHARACTERS
    warnings = [f"Only the first {MAX_CHARACTERS} characters were triaged."] if cut else []
    return {"kind": kind, "chars": len(text), "warnings": warnings}
