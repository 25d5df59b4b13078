"""What points to those behind a message: links, addresses, numbers, accounts, wallets, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import phonenumbers
from price_parser import Price
from stdnum import iban

from bot.triage.crypto_address import CANDIDATE, currency_of
from bot.triage.official_domains import split_host
from bot.triage.sign_patterns import AMOUNT, TAIL_OF_AMOUNT

READ = 20_000
"""Characters that are read of one message."""
FEWEST_DIGITS = 9
"""A shorter number is a date, a file number or a short code."""
MOST = 50
"""Identifiers of one kind that are read in one message."""
REGIONS = ("FR", "BE", "CH", "CA", "GB", "SN", "CI")
"""Where a number without its country code may come from, tried in this order."""

_LINK = re.compile(r"(?i)(?<![\w@.-])(?:(?:https?|hxxps?)://|www\.)[^\s<>\"»)]{1,400}")
_BARE_LINK = re.compile(
    r"(?i)(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,18}(?:/[^\s<>\"»)]{0,300})?(?![\w@])"
)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,60}\.){1,5}[\w-]{2,18}")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){2,8}(?![A-Za-z0-9])")
# What may be a number; the library then says whether it is one.
_PHONE = re.compile(r"(?<![\w+])(?:\+|00|0|\()\d(?:[ ().-]{0,2}\d){7,14}(?!\d)")


@dataclass(frozen=True)
class Identifier:
    """One identifier, in its usual written form, and where it stands in the text.

    Attributes:
        kind: ``link``, ``email``, ``phone``, ``iban``, ``crypto`` or ``amount``.
        value: normalised: the host's link as written, an E.164 number, an IBAN without spaces.
        detail: the host, the country code, the currency; empty where there is none.
    """

    kind: str
    value: str
    detail: str
    start: int
    end: int


def find_identifiers(text: str) -> list[Identifier]:
    """Find every identifier of a text, in the order of their places.

    Args:
        text: a message of any length; the first ``READ`` characters are read.

    Example:
        >>> [(i.kind, i.value) for i in find_identifiers("Payez sur www.ameli.example/x")]
        [('link', 'www.ameli.example/x')]
    """
    text = text[:READ]
    found: list[Identifier] = []
    for reader in (_mails, _links, _wallets, _accounts, _phones, _amounts):
        for identifier in islice(reader(text), MOST):
            if not any(_overlap(identifier, other) for other in found):
                found.append(identifier)
    return sorted(found, key=lambda identifier: identifier.start)


def _mails(text: str) -> Iterator[Identifier]:
    for match in MAIL.finditer(text):
        address = match.group().rstrip(".-_")
        host = address.split("@")[1].lower()
        yield Identifier("email", address, host, match.start(), match.start() + len(address))


def _links(text: str) -> Iterator[Identifier]:
    for match in _LINK.finditer(text):
        link = match.group().rstrip(".,;:!?'’")
        host = re.split(r"[/?#:]", re.sub(r"(?i)^\w+://", "", link), maxsplit=1)[0].lower()
        yield Identifier("link", link, host, match.start(), match.start() + len(link))
    for match in _BARE_LINK.finditer(text):
        link = match.group().rstrip(".,;:!?'’")
        host = link.split("/")[0].lower()
        # « fini.Je rappelle » is no address: the suffix must be a public one, in lower case.
        suffix = split_host(host).suffix
        if suffix and link.split("/")[0].endswith(suffix):
            yield Identifier("link", link, host, match.start(), match.start() + len(link))


def _wallets(text: str) -> Iterator[Identifier]:
    for match in CANDIDATE.finditer(text):
        currency = currency_of(match.group())
        if currency:
            yield Identifier("crypto", match.group(), currency, *match.span())


def _accounts(text: str) -> Iterator[Identifier]:
    for match in _IBAN.finditer(text):
        words = re.split(r"(?<=\w)[ -](?=\w)", match.group())
        # The last words may belong to the sentence: « FR76 … 189 BIC ».
        for length in range(len(words), 0, -1):
            account = "".join(words[:length])
            if iban.is_valid(account):
                end = match.start() + len(" ".join(words[:length]))
                yield Identifier("iban", account, account[:2], match.start(), end)
                break


def _phones(text: str) -> Iterator[Identifier]:
    for candidate in islice(_PHONE.finditer(text), MOST):
        if sum(map(str.isdigit, candidate.group())) < FEWEST_DIGITS:
            continue
        for region in REGIONS:
            matcher = phonenumbers.PhoneNumberMatcher(
                candidate.group(), region, phonenumbers.Leniency.POSSIBLE
            )
            match = next(iter(matcher), None)
            if match:
                start = candidate.start() + match.start
                value = phonenumbers.format_number(
                    match.number, phonenumbers.PhoneNumberFormat.E164
                )
                country = phonenumbers.region_code_for_number(match.number) or ""
                yield Identifier("phone", value, country, start, candidate.start() + match.end)
                break


def _amounts(text: str) -> Iterator[Identifier]:
    folded = text.lower()
    for match in AMOUNT.finditer(folded):
        end = match.end()
        if folded[end - 1].isdigit():
            tail = TAIL_OF_AMOUNT.match(folded, end, end + 30)
            end = tail.end() if tail else end
        price = Price.fromstring(text[match.start() : end])
        if price.amount is not None:
            currency = price.currency or ""
            yield Identifier("amount", str(price.amount), currency, match.start(), end)


def _overlap(one: Identifier, other: Identifier) -> bool:
    return one.start < other.end and other.start < one.end
