"""Signs that lie in an address: whose it claims to be, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.triage.identifiers import Identifier, find_identifiers
from bot.triage.mail_block import HeaderLine
from bot.triage.official_domains import claimed, imitated, is_official

ADDRESS_SIGNS = (
    "free_mail",
    "odd_address",
    "lookalike_domain",
    "link",
    "bank_account",
    "crypto_address",
)
FREE_MAIL = re.compile(
    r"^(?:gmail|outlook|hotmail|yahoo|proton|protonmail|gmx|aol|live|icloud|orange|laposte|free|mail"
    r"|consultant|europe|post|usa|yandex|zoho|tutanota|tuta|email|wanadoo|sfr|btinternet|web)"
    r"\.(?:com|fr|net|org|me|eu|be|ch|ca|co\.uk|de|ru|es|it|nl|pt|at|ie|com\.br|example)$"
)
"""Domains where anyone opens an address within a minute."""
LONGEST_HEADER = 2000
"""Characters of sender and subject in which a name is looked for."""
_OFFICE = re.compile(
    r"gendarm|police|interpol|europol|justice|brigade|procur|minist|mineur|prosecut|tribunal"
    r"|enquete|greffe"
)


def address_signs(
    text: str,
    folded: str,
    headers: Sequence[HeaderLine] = (),
    found_before: Mapping[str, tuple[int, int]] | None = None,
) -> list[tuple[str, tuple[int, int]]]:
    """Find what the addresses and accounts of a message give away.

    Args:
        text: the message.
        folded: the same, folded; both have the same length.
        headers: its header lines, if it is a mail. The address of a sender is measured by whom they
            say to be: an honest shop that writes « livré par DHL » does not claim to be DHL.
        found_before: more telling signs. Where they stand, the next address is shown instead; and a
            borrowed name is not held against a second address too.

    Returns:
        Signs with the places of the words that show them, at most one of each.

    Example:
        >>> address_signs("Interpol: x@interpol-int.example", "interpol: x@interpol-int.example")
        [('odd_address', (10, 32))]
    """
    found: dict[str, tuple[int, int]] = {}
    before = found_before or {}
    first, last = (headers[0].start, headers[-1].end) if headers else (0, 0)
    spoken = (folded[h.start : h.end] for h in headers if h.name in {"from", "subject"})
    presented = " ".join(spoken)[:LONGEST_HEADER]
    for identifier in find_identifiers(text):
        if any(identifier.start < end and start < identifier.end for start, end in before.values()):
            continue
        named = presented if first <= identifier.start < last else folded
        sign = _sign_of(identifier, "" if "borrowed_name" in before else named)
        if sign:
            found.setdefault(sign, (identifier.start, identifier.end))
    return list(found.items())


def _sign_of(identifier: Identifier, presented: str) -> str | None:
    if identifier.kind == "iban":
        return "bank_account"
    if identifier.kind == "crypto":
        return "crypto_address"
    if identifier.kind not in {"link", "email"}:
        return None
    if identifier.kind == "email" and FREE_MAIL.match(identifier.detail):
        return "free_mail"
    if is_official(identifier.detail):
        return None
    if identifier.kind == "email":
        speaks_for_one = _OFFICE.search(identifier.value.lower()) or imitated(identifier.detail)
        return "odd_address" if speaks_for_one or claimed(presented) else None
    return "lookalike_domain" if imitated(identifier.detail) else "link"
