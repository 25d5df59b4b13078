"""The signs that give a scam away, each with the very words of the message that show it.

What a sign means is said to the person by ``knowledge/signs.yml``; this module only finds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from bot.triage.address_signs import address_signs
from bot.triage.deadline import find_deadline
from bot.triage.header_signs import header_signs
from bot.triage.kind import is_received
from bot.triage.link_signs import link_signs
from bot.triage.lure_patterns import HAD, IS_HELD, IS_SHOWN, LURES
from bot.triage.mail_block import header_lines, without_bystanders
from bot.triage.normal import fold
from bot.triage.quoting import quote_of, whole_words
from bot.triage.sign_patterns import DEMAND, DEMANDED, NEAR, PATTERNS

MOST_SUMS = 50
"""Sums that are looked at in one message."""
DENIABLE = ("asks_code", "secrecy", "safe_account")
"""Signs that an honest message speaks of to warn of them."""
DENIED = re.compile(r"(?:never|jamais|do not|don't|dont|(?<!\w)ne |n'|pas |not )[^.!?\n]{0,25}$")
ORDER = (
    # What a mail itself shows to be untrue comes first.
    "masked_link",
    "borrowed_name",
    "risky_attachment",
    "forged_sender",
    "deadline",
    "reply_by_mail",
    # One address may show all three; only the first is then said of it.
    "odd_address",
    "reply_elsewhere",
    "free_mail",
    "lookalike_domain",
    "fee_to_drop_case",
    "accusation",
    "asks_code",
    "safe_account",
    "remote_control",
    "false_adviser",
    "fee_to_recover",
    "threat_to_publish",
    "violence",
    "impersonated_body",
    "threat_of_arrest",
    "hacked_device",
    "crypto_address",
    "crypto_payment",
    "coupon_payment",
    "cash_transfer",
    "fee_first",
    "secrecy",
    "password_shown",
    "love_and_money",
    "new_number",
    "relative_in_need",
    "unexpected_win",
    "promised_gain",
    "pay_to_work",
    "delivery_fee",
    "account_blocked",
    "qr_link",
    "asks_papers",
    "name_used",
    "account_changed",
    "unknown_payment",
    "leaves_platform",
    "images_shown",
    "far_away_love",
    "asks_money",
    "bank_account",
    "amount",
    "link",
    "number_to_call",
    "spoofed_caller",
)
"""All signs, the most telling first; the first ones are shown first."""
BEFORE_ADDRESSES: tuple[str, ...] = ("masked_link", "borrowed_name")
"""Signs that come before what an address inside them shows by itself."""
GRAVE = {
    *("reply_by_mail", "odd_address", "lookalike_domain", "fee_to_drop_case", "accusation"),
    *("safe_account", "remote_control", "fee_to_recover", "threat_to_publish", "threat_of_arrest"),
    *("hacked_device", "crypto_address", "coupon_payment", "cash_transfer", "fee_first"),
    # One may be honest: a link that counts clicks, a badly set up server, a page from a bank. Not
    # here: newsletters want answers elsewhere, restaurants have codes.
    *("masked_link", "borrowed_name", "forged_sender", "risky_attachment"),
}
"""Signs of which an honest message hardly ever shows two."""


@dataclass(frozen=True)
class Sign:
    """One sign, the words that show it, and where they stand in the text."""

    sign: str
    quote: str
    start: int
    end: int


def find_signs(text: str) -> list[Sign]:
    """Find the signs of a scam in a message, the most telling first, at most one of each.

    Args:
        text: what the person wrote or received, of any length.

    Returns:
        The signs with their quotes; a quote is part of the text, unchanged but for its length.

    Example:
        >>> [(s.sign, s.quote) for s in find_signs("Répondez sous 72 heures à brigade@gmail.com")]
        [('deadline', 'sous 72 heures'), ('free_mail', 'brigade@gmail.com')]
    """
    headers = header_lines(text)
    said = without_bystanders(text, headers)
    folded = fold(said)
    received = bool(headers) or is_received(text)
    spans = dict([*header_signs(headers), *link_signs(said, folded)])
    before = {name: spans[name] for name in BEFORE_ADDRESSES if name in spans}
    spans.update(address_signs(said, folded, headers, before))
    for name, pattern in (*PATTERNS, *LURES):
        if name in DEMANDED and not received:
            match = _first_demanded(pattern, folded)
        elif name == "images_shown":
            match = _first_shown(pattern, folded)
        else:
            match = _first_meant(pattern, folded) if name in DENIABLE else pattern.search(folded)
        if match and name not in spans:
            spans[name] = match.span()
    day = find_deadline(folded) if received and "deadline" not in spans else None
    if day:
        spans["deadline"] = day
    found: list[Sign] = []
    for name in sorted(spans, key=ORDER.index):
        first, last = spans[name]
        if not any(first < other.end and other.start < last for other in found):
            start, end = whole_words(folded, first, last)
            found.append(Sign(name, quote_of(text, start, end), start, end))
    return found


def contradict_none(signs: Sequence[Sign]) -> bool:
    """Whether signs forbid calling a message harmless, whatever else surrounds them.

    Example:
        >>> contradict_none(find_signs("mandat d'arrêt pour pédopornographie"))
        True
    """
    return len({sign.sign for sign in signs} & GRAVE) > 1


def _first_meant(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """The first match that is not forbidden: « never give the code », « ne communiquez pas »."""
    for match in islice(pattern.finditer(folded), MOST_SUMS):
        if not DENIED.search(folded[max(0, match.start() - NEAR // 2) : match.start()]):
            return match
    return None


def _first_shown(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    """The first image that is shown, or might be: not the picture that somebody sent a friend."""
    for match in islice(pattern.finditer(folded), MOST_SUMS):
        before, after = _sentence_around(folded, match)
        if not HAD.fullmatch(match.group()) or IS_HELD.search(after):
            return match
        if IS_SHOWN.search(before + match.group() + after):
            return match
    return None


def _first_demanded(pattern: re.Pattern[str], folded: str) -> re.Match[str] | None:
    for match in islice(pattern.finditer(folded), MOST_SUMS):
        before, after = _sentence_around(folded, match)
        if DEMAND.search(before) or DEMAND.search(after):
            return match
    return None


def _sentence_around(folded: str, match: re.Match[str]) -> tuple[str, str]:
    before = re.split(r"[.!?\n]", folded[max(0, match.start() - NEAR) : match.start()])[-1]
    return before, re.split(r"[.!?\n]", folded[match.end() : match.end() + NEAR])[0]
