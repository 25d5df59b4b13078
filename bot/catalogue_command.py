"""The catalogue as people review it: a table for the eye, or CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bot.care.entries import Entry

COLUMNS = ("id", "language", "voice", "use", "text")
DANGEROUS_START = ("=", "+", "-", "@")
"""What a spreadsheet would take for a formula."""


def as_table(entries: Sequence[Entry]) -> str:
    """Write one entry a line, its columns one below the other.

    Args:
        entries: what to show, in this order.
    """
    rows = [(e.id, e.language, e.voice, e.use, " ".join(e.words.split())) for e in entries]
    widths = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)][:-1]
    lines = []
    for *columns, words in (COLUMNS, *rows):
        padded = (cell.ljust(width) for cell, width in zip(columns, widths, strict=True))
        lines.append("  ".join((*padded, words)))
    return "\n".join(lines) + "\n"


def as_csv(entries: Sequence[Entry]) -> str:
    """Write the entries as CSV; texts keep their line breaks."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow((*COLUMNS, "file"))
    for e in entries:
        words = e.words.strip()
        words = f"'{words}" if words.startswith(DANGEROUS_START) else words
        rows.writerow((e.id, e.language, e.voice, e.use, words, e.file))
    return out.getvalue()
