"""Where a mail came from: the address of the machine that handed it to the first server."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import ip_address

from bot.triage.mail_block import HeaderLine

_ADDRESS = re.compile(
    r"(?<![\w.:])(?:(?:\d{1,3}\.){3}\d{1,3}|(?:IPv6:)?[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){2,7})"
    r"(?![\w:]|\.\d)"
)
_ORIGINATING = ("x-originating-ip", "x-sender-ip", "x-client-ip", "x-source-ip")
LONGEST = 2_000


def originating_address(headers: Sequence[HeaderLine]) -> tuple[str, str] | None:
    r"""Find the address that a mail came from.

    Servers write their lines above the others, so that the lowest ``Received`` is the first.
    Every line but those of the receiver's own provider can be forged: an investigator decides
    what it is worth.

    Args:
        headers: those of a mail, from top to bottom.

    Returns:
        The address and the name of the header it stands in; None when there is none that is
        reachable on the internet.

    Example:
        >>> from bot.triage.mail_block import header_lines
        >>> mail = "From: a@x.example\nReceived: from pc ([8.8.4.4]) by mx.example\nSubject: Hi"
        >>> originating_address(header_lines(mail))
        ('8.8.4.4', 'Received')
    """
    for header in headers:
        if header.name in _ORIGINATING:
            for address in _public(header.value):
                return address, "X-Originating-IP"
    for header in reversed(headers):
        if header.name == "received":
            # What stands behind « by » is the receiving machine.
            for address in _public(re.split(r"(?i)\bby\b", header.value)[0]):
                return address, "Received"
    return None


def _public(value: str) -> list[str]:
    found = []
    for match in _ADDRESS.finditer(value[:LONGEST]):
        written = match.group().removeprefix("IPv6:")
        try:
            address = ip_address(written)
        except ValueError:
            continue
        if address.is_global:
            found.append(written)
    return found
