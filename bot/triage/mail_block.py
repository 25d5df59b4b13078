"""The header lines that stand before the text of a mail, read or pasted.

``bot.reading`` writes a short block; people paste long ones (« Afficher l'original ») or what their
mail program shows (« De : … Objet : … »). All of them are read here, whatever the order of lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.triage.header_names import SHOWN, TECHNICAL, WRITTEN_ON_THE_WAY, header_name
from bot.triage.normal import RECEIVED_MARK

FIRST_LINES = 5
"""A block begins on one of so many lines; « Message transféré » or a few words may come first."""
MOST_LINES = 500
"""Lines of one block that are read; the longest real ones have about two hundred."""
AHEAD = 12
"""Lines in which the next header must stand for an unindented line to belong to the last one."""
_RESULTS = ("spf=", "dkim=", "dmarc=", "arc=", "compauth=")


@dataclass(frozen=True)
class HeaderLine:
    """One header, with the lines on which it goes on.

    Attributes:
        name: its usual English name in lower case, whatever language it is written in.
        value: as written, from its first visible character to its last.
        start: where its name begins.
        end: where its value ends.
    """

    name: str
    value: str
    start: int
    end: int

    @property
    def value_start(self) -> int:
        """Where its value begins."""
        return self.end - len(self.value)


def header_lines(text: str) -> list[HeaderLine]:
    r"""Read the block of header lines at the beginning of a mail.

    Args:
        text: what somebody received, possibly after their own words and ``RECEIVED_MARK``.

    Returns:
        The headers from top to bottom; empty when the text does not begin like a mail.

    Example:
        >>> [(h.name, h.value) for h in header_lines("De : Ana <a@x.example>\nObjet : Loyer\n\nHi")]
        [('from', 'Ana <a@x.example>'), ('subject', 'Loyer')]
        >>> header_lines("Objet : Loyer\n\nBonjour")
        []
    """
    lines = _lines(text, text.rfind(RECEIVED_MARK) + 1)
    for first in range(min(FIRST_LINES, len(lines))):
        headers = _block(text, lines[first:])
        if _is_mail(headers):
            return headers
    return []


def without_envelope(text: str) -> str:
    r"""Take away the header lines that machines write for machines.

    What the reader of a mail is shown stays: sender, receiver, date and subject.

    Example:
        >>> without_envelope("From: Ana <a@x.example>\nReturn-Path: b@y.example\nSubject: Hi\n\nMe")
        'From: Ana <a@x.example>\nSubject: Hi\n\nMe'
    """
    kept, position = [], 0
    for header in header_lines(text):
        if header.name not in SHOWN:
            kept.append(text[position : header.start])
            position = text.find("\n", header.end) + 1 or len(text)
    return "".join([*kept, text[position:]])


def without_bystanders(text: str, headers: list[HeaderLine]) -> str:
    r"""Blank out every header in which the sender says nothing, keeping all places.

    The addresses of the receiver and of the servers on the way give nobody away.

    Example:
        >>> text = "From: Ana\nTo: me@gmail.com\nSubject: Hi"
        >>> without_bystanders(text, header_lines(text))
        'From: Ana\n                \nSubject: Hi'
    """
    kept, position = [], 0
    for header in headers:
        to_somebody = header.name in {"to", "cc"} and "@" in header.value
        if header.name == "date" or to_somebody or header.name not in {*SHOWN, "reply-to"}:
            blank = "\n".join(
                " " * len(line) for line in text[header.start : header.end].split("\n")
            )
            kept += [text[position : header.start], blank]
            position = header.end
    return "".join([*kept, text[position:]])


def _lines(text: str, position: int) -> list[tuple[int, int]]:
    """The lines from a place on, blank ones before the first left out."""
    lines: list[tuple[int, int]] = []
    while position < len(text) and len(lines) < MOST_LINES:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if lines or text[position:end].strip():
            lines.append((position, end))
        position = end + 1
    return lines


def _block(text: str, lines: list[tuple[int, int]]) -> list[HeaderLine]:
    found: list[tuple[str, int, int, int]] = []  # name, start, start of the value, end
    is_raw = False
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if not line.strip():
            break
        machine = bool(found) and found[-1][0] not in SHOWN
        name = header_name(line, unknown_too=is_raw)
        if name and not (machine and line[0] in " \t"):
            found.append((name, start, start + line.index(":") + 1, end))
            is_raw = is_raw or name in WRITTEN_ON_THE_WAY
        elif found and (
            line[0] in " \t"
            or line[:10].lower().startswith(_RESULTS)
            or not text[found[-1][2] : found[-1][3]].strip()
            or (is_raw and machine and _goes_on(text, lines[number + 1 : number + 1 + AHEAD]))
        ):
            found[-1] = (*found[-1][:3], end)
        else:
            break
    return [_header(text, *header) for header in found]


def _header(text: str, name: str, start: int, value_start: int, end: int) -> HeaderLine:
    # Some programs set the names in bold when they write a mail as plain text: « *De :* Ana ».
    value = text[value_start:end].rstrip()
    end = value_start + len(value)
    return HeaderLine(name, value.lstrip(" \t\r\n\xa0*"), start, end)


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Whether another header follows before a blank line: pasting loses indents."""
    for start, end in following:
        if not text[start:end].strip():
            return False
        if header_name(text[start:end], unknown_too=False):
            return True
    return False


def _is_mail(headers: list[HeaderLine]) -> bool:
    names = {header.name for header in headers}
    if len(names) < 2:
        return False
    # « De : Paris, À : Lyon, Date : mardi » is a journey.
    return bool(names & {*TECHNICAL, "subject"}) or any("@" in h.value for h in headers)
