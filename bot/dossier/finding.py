"""What can be kept of a text: the text itself, and whatever in it points to those behind it."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.dossier.case import LONGEST_VALUE, Item
from bot.dossier.dates import read_date
from bot.dossier.handles import find_handles, find_references
from bot.dossier.hops import originating_address
from bot.port import ReadFile
from bot.triage.facts import read_facts
from bot.triage.identifiers import Identifier, find_identifiers
from bot.triage.mail_block import header_lines, without_bystanders
from bot.triage.normal import fold
from bot.triage.official_domains import is_official

KIND_OF = {"email": "email", "link": "link", "phone": "phone", "iban": "iban", "crypto": "wallet"}
"""What an identifier of ``bot.triage`` is called in a dossier; sums are looked at apart."""
ORDER = ("pseudonym", "profile", "email", "phone", "link", "iban", "wallet", "ip", "reference")
MOST_FOUND = 14
"""Identifiers of one text that are proposed at once; the text that holds the others is kept."""
FEW_WORDS = 4
"""Words beside an identifier that only say what it is: « son pseudo c'est … »."""


_WORD = re.compile(r"[^\W\d_]{2,}")


class Found(NamedTuple):
    """One identifier, as it stands in a text."""

    kind: str
    value: str
    detail: str = ""


@dataclass(frozen=True)
class _Told:
    """What is the same for everything that one text gives."""

    now: datetime
    origin: str
    when: str | None


def find_items(
    text: str,
    *,
    origin: str,
    now: datetime,
    read: ReadFile | None,
    language: str,
    zone: ZoneInfo,
) -> tuple[Item, ...]:
    """Find what can be kept of a text.

    Args:
        text: what was received, or what the person said.
        origin: one of ``bot.dossier.case.ORIGINS``.
        now: this moment, an aware time.
        read: what is known of the file that the text was read in; None where there was none.
        language: in which dates are read first.
        zone: the clock where the person lives.

    Returns:
        For what was received, the message or file and then what was found in it. For what was
        said, a payment, an identifier, an event, or a note, in the person's own words.
    """
    text = text.strip()
    if not text and read is None:
        return ()
    languages = (language, *({"fr", "en"} - {language}))
    if origin == "said":
        when = read_date(text, now, zone, languages)
        return tuple(_said(text, _Told(now.astimezone(timezone.utc), origin, when)))
    told = _Told(now.astimezone(timezone.utc), origin, _date_of_mail(text))
    evidence = _evidence(text, told, read)
    found = [replace(_item(one, told), source=evidence.id) for one in identifiers_in(text)]
    return (evidence, *found)


def identifiers_in(text: str) -> list[Found]:
    """What in a text points to whoever is behind it, each once, the most telling kinds first.

    Addresses of real authorities and those of the receiver are left out.
    """
    headers = header_lines(text)
    named = without_bystanders(text, headers)
    found = [_found(one, text) for one in find_identifiers(named) if one.kind in KIND_OF]
    found += [Found(*handle) for handle in find_handles(text)]
    found += [Found("reference", *reference) for reference in find_references(text)]
    hop = originating_address(headers)
    if hop:
        found.append(Found("ip", *hop))
    profiles = {one.value for one in found if one.kind == "profile"}
    unique = {
        (one.kind, one.value.casefold()): one
        for one in reversed(found)
        if not (one.kind == "link" and one.value in profiles) and not _of_an_authority(one)
    }
    first_to_last = list(reversed(unique.values()))
    return sorted(first_to_last, key=lambda one: ORDER.index(one.kind))[:MOST_FOUND]


def _said(text: str, told: _Told) -> Iterator[Item]:
    found = identifiers_in(text)
    payment = _payment(text)
    if payment:
        # Their own words say what was paid and how; a sum alone would say less.
        yield _item(Found("payment", text, payment), told)
    elif not found or told.when or _says_more(text, found):
        yield _item(Found("event" if told.when else "note", text), told)
    yield from (_item(one, told) for one in found)


def _says_more(text: str, found: list[Found]) -> bool:
    """Whether a text says more than what the identifiers in it are: then its words are kept."""
    for one in found:
        text = text.replace(one.value, " ")
    return len(_WORD.findall(text)) > FEW_WORDS


def _payment(text: str) -> str | None:
    """How something was paid, where the person says that they did and how much."""
    facts = {fact.name: fact.value for fact in read_facts(text)}
    sums = any(one.kind == "amount" for one in find_identifiers(text))
    if facts.get("paid") != "yes" or not sums:
        return None
    return facts.get("payment_means") or "other"


def _evidence(text: str, told: _Told, read: ReadFile | None) -> Item:
    data = text.encode("utf-8", "replace")
    subject = next((h.value for h in header_lines(text) if h.name == "subject"), "")
    detail, digest, size = subject, hashlib.sha256(data).hexdigest(), len(data)
    if read is not None and read.sha256:
        detail = " · ".join(filter(None, (read.kind, subject)))
        digest, size = read.sha256, read.size
    return Item(
        secrets.token_hex(8),
        "message" if read is None else "file",
        text[:LONGEST_VALUE],
        told.now,
        when=told.when,
        origin=told.origin,
        sha256=digest,
        detail=detail[:200],
        size=size,
        text_cut=len(text) > LONGEST_VALUE or bool(read and read.cut),
    )


def _item(found: Found, told: _Told) -> Item:
    return Item(
        secrets.token_hex(8),
        found.kind,
        found.value[:LONGEST_VALUE],
        told.now,
        when=told.when,
        origin=told.origin,
        detail=found.detail,
    )


def _found(one: Identifier, text: str) -> Found:
    written = text[one.start : one.end]
    if one.kind == "phone":
        # As it was written, which is what the operator is asked about; its full form beside it.
        return Found("phone", " ".join(written.split()), one.value)
    if one.kind == "iban":
        return Found("iban", one.value)
    return Found(KIND_OF[one.kind], one.value, one.detail if one.kind == "crypto" else "")


def _of_an_authority(one: Found) -> bool:
    if one.kind not in ("email", "link"):
        return False
    host = one.value.rpartition("@")[2] if one.kind == "email" else one.value
    host = host.replace("hxxp", "http").split("://")[-1].split("/")[0].split("?")[0]
    return is_official(fold(host))


def _date_of_mail(text: str) -> str | None:
    """The time at which a mail says that it was written."""
    date = next((h.value for h in header_lines(text) if h.name == "date"), None)
    if date is None:
        return None
    try:
        moment = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return f"{moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%S}Z"
