"""Addresses of crypto wallets, told from other strings by the checksum that they carry."""

from __future__ import annotations

import re

import base58
from Crypto.Hash import keccak
from stdnum import bitcoin

CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}"
    r"|[13][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc1|BC1)[0-9A-Za-z]{11,71}"
    r"|[LM][1-9A-HJ-NP-Za-km-z]{26,33})(?![A-Za-z0-9])"
)
_TRON, _LITECOIN = (b"\x41",), (b"\x30", b"\x32")


def currency_of(address: str) -> str | None:
    """Name the currency of a wallet address whose checksum is right.

    Args:
        address: the address alone, as it is written.

    Returns:
        ``bitcoin``, ``ethereum`` (also used for USDT and other tokens), ``tron``, ``litecoin``, or
        None when the checksum is wrong. An Ethereum address in one case has no checksum (EIP-55)
        and is taken as it is; taproot addresses (``bc1p…``) are not known to the library yet.

    Example:
        >>> currency_of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")
        'bitcoin'
        >>> currency_of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") is None
        True
    """
    if address.startswith("0x"):
        return "ethereum" if _is_ethereum(address) else None
    if bitcoin.is_valid(address):
        return "bitcoin"
    try:
        version = base58.b58decode_check(address)[:1]
    except ValueError:
        return None
    if version in _TRON:
        return "tron"
    return "litecoin" if version in _LITECOIN else None


def _is_ethereum(address: str) -> bool:
    digits = address[2:]
    if digits in {digits.lower(), digits.upper()}:
        return True
    checksum = keccak.new(digest_bits=256, data=digits.lower().encode()).hexdigest()
    return all(
        digit.isdigit() or digit.isupper() == (int(nibble, 16) >= 8)
        for digit, nibble in zip(digits, checksum, strict=False)
    )
