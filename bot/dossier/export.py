"""The dossier as files: a PDF, and an archive whose hashes anybody can check."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.dossier.case import Case
from bot.dossier.case_json import as_bytes, case_json
from bot.dossier.dossier_texts import number_of
from bot.dossier.pdf import make_pdf
from bot.plans.knowledge import Knowledge

SUMS = "SHA256SUMS"
MADE = (2000, 1, 1, 0, 0, 0)
"""The time of each file in the archive; when it was made stands inside."""
READABLE = 0o644 << 16


@dataclass(frozen=True)
class Export:
    """A dossier as files.

    Attributes:
        name: without an ending: ``dossier-7F3A-91C2``; it says nothing about anybody.
        pdf: the PDF.
        zip: the archive: the PDF, ``case.json``, letters, and ``SHA256SUMS``.
    """

    name: str
    pdf: bytes = field(repr=False)
    zip: bytes = field(repr=False)


def make_export(
    case: Case,
    languages: Sequence[str],
    now: datetime,
    knowledge: Knowledge,
    letters: Mapping[str, str],
) -> Export:
    """Make the files of a dossier.

    Args:
        case: what was confirmed.
        languages: ``fr``, ``en``, or both.
        now: when it is made; the same case at the same moment gives the same bytes.
        knowledge: the names of situations and steps.
        letters: the texts of letters, by the names of their files.

    Raises:
        ValueError: for a language that is not known.
    """
    name = f"dossier-{number_of(case)}"
    pdf = make_pdf(case, languages, now, knowledge)
    files = {
        f"{name}.pdf": pdf,
        "case.json": as_bytes(case_json(case, now, knowledge)),
        **{f"{one}.txt": text.encode("utf-8", "replace") for one, text in letters.items()},
    }
    files[SUMS] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {one}\n" for one, data in files.items()
    ).encode()
    return Export(name, pdf, _archive(files))


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, MADE)
            entry.external_attr, entry.compress_type = READABLE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()
