"""Numbers and addresses in texts: only those of the directory, which somebody has checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.checking.problem import Problem
from bot.checking.project import COUNTRIES, LAW, Project
from bot.checking.texts import Text

ALWAYS = frozenset({"15", "17", "18", "112"})
"""Emergency numbers, which no directory needs to confirm."""

_LONG = re.compile(r"(?<![\w,.])\+?\d(?:[ .\-/\u00a0\u202f]?\d){2,}(?![\w])")
_CALLED = re.compile(
    r"\b(?:appel\w+|compos\w+|joindre|call|dial|ring)\s+(?:le |au |the )?(\d[\d ]*\d)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:€|euros?|\$|£|dollars?|caractères|characters|heures|hours|h\b|:\d|%|personnes|people)"
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:fr|org|com|net|be|ch|lu|ca|uk|int|eu|gov|ie|es|de|ma|sn|info)\b"
    r"(?:/[^\s),;»”]*)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Contacts:
    """The numbers, in digits alone, and the sites that texts may name."""

    numbers: frozenset[str]
    sites: frozenset[str]


def confirmed_contacts(project: Project) -> Contacts | None:
    """What the directory holds with confidence; None when it cannot be read."""
    if project.some_countries_unread:
        return None
    entries = [
        entry for _, _, entry in project.channels() if entry.get("confidence") in ("high", "medium")
    ]
    numbers = {_digits(str(e.get(key))) for e in entries for key in ("phone", "sms") if e.get(key)}
    sites = {_site(str(entry["url"])) for entry in entries if entry.get("url")}
    return Contacts(frozenset(numbers) | ALWAYS, frozenset(sites))


def check_contacts(text: Text, contacts: Contacts) -> Iterator[Problem]:
    """Check that a text names no number and no address of its own."""
    if text.document.file.startswith(f"{COUNTRIES}/"):
        return
    if text.document.file == LAW and text.trail[1] == "text":
        return  # articles of a code
    without_addresses = _ADDRESS.sub(lambda match: " " * len(match.group()), text.words)
    for number in _numbers(without_addresses):
        if _digits(number) not in contacts.numbers:
            yield text.problem(
                f"the number {number} is in no file of knowledge/countries with confidence.", number
            )
    for match in _ADDRESS.finditer(text.words):
        if _site(match.group()) not in contacts.sites:
            yield text.problem(
                f"the address {match.group()} is in no file of knowledge/countries with "
                "confidence.",
                match.group(),
            )


def _numbers(words: str) -> Iterator[str]:
    for match in _LONG.finditer(words.replace("SHA-256", "")):
        number = match.group()
        if not _COUNTED.match(words, match.end()) and not _YEAR.fullmatch(number):
            yield number
    for match in _CALLED.finditer(words):
        if len(_digits(match[1])) < 3:
            yield match[1]


def _digits(number: str) -> str:
    return re.sub(r"[^\dA-Z]", "", number)


def _site(address: str) -> str:
    with_scheme = address if "://" in address else f"https://{address}"
    return (urlsplit(with_scheme).hostname or "").removeprefix("www.")
