"""What the headers of a mail state about who sent it, and by which way it came.

Headers below the one that the reader's own provider wrote can be invented by the sender: they are
reported as stated, never as proven.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
from collections.abc import Iterable
from email.message import Message
from email.utils import getaddresses, parseaddr
from itertools import chain, islice, takewhile

from bot.reading.document import Hop, Mail, Unreadable
from bot.reading.plain import decode

_RESULTS = "authentication-results"
_MOST_HOPS = 20
_LONGEST_RAW = 4_000
_LONGEST = 500
"""Characters of one header that are kept."""
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
# Microsoft writes Authentication-Results without the name of the server that RFC 8601 asks for, so
# that strict parsers refuse it: the three results are looked for wherever they stand.
_RESULT = re.compile(r"(?i)(?:^|[\s;])(spf|dkim|dmarc)\s*=\s*([a-z]{2,20})")
_SPF = re.compile(r"(?i)^\s*([a-z]{2,20})")
_CLIENT_IP = re.compile(
    r"(?i)(?:client-ip=|sender ip is |smtp\.remote-ip="
    r"|domain of (?:transitioning )?\S{1,200} (?:designates|does not designate) )"
    r"\[?([0-9a-f.:]{3,45})"
)
_IP = re.compile(
    r"(?i)(?<![\w.:])(?:ipv6:)?"
    r"(\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4})(?![\w.])"
)
_FROM = re.compile(r"(?i)^from\s+([\w.\[\]:-]{1,253})")
_BY = re.compile(r"(?i)(?:^|\s)by\s+([\w.\[\]:-]{1,253})")


def read_headers(message: Message) -> Mail:
    """Read what the headers state.

    Args:
        message: a parsed mail, or a block of headers alone.

    Returns:
        The facts; a field is empty when no header states it.
    """
    name, address = parseaddr(header(message, "From"))
    hops = tuple(map(_hop, islice(headers(message, "Received"), _MOST_HOPS)))
    results = _results(message)
    reply_to = ", ".join(a for _, a in getaddresses([header(message, "Reply-To")]) if a)
    return Mail(
        from_name=name or ("" if address else header(message, "From")),
        from_address=address,
        reply_to=reply_to if reply_to.lower() != address.lower() else "",
        return_path=parseaddr(header(message, "Return-Path"))[1],
        subject=header(message, "Subject"),
        date=header(message, "Date"),
        hops=hops,
        sending_ip=_sending_ip(message, hops),
        spf=results.get("spf", ""),
        dkim=results.get("dkim", ""),
        dmarc=results.get("dmarc", ""),
    )


def header(message: Message, name: str) -> str:
    """Give the first header of a name on one line; fraudsters' headers break the rules."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> Iterable[str]:
    """Give every header of a name, each on one line."""
    wanted = (value for key, value in message.raw_items() if key.lower() == name.lower())
    raw = [str(value)[:_LONGEST_RAW] for value in islice(wanted, _MOST_HOPS)]
    try:
        parse = message.policy.header_fetch_parse
        values = [str(parse(name, value)) for value in raw]
    except Exception:  # the standard library raises many kinds on malformed headers
        values = list(map(_from_raw, raw))
    if any("\ufffd" in value for value in values):
        values = [_from_raw(r) if "\ufffd" in v else v for v, r in zip(values, raw, strict=True)]
    return [_SPACE.sub(" ", value).strip()[:_LONGEST] for value in values]


def _from_raw(value: str) -> str:
    """Decode a header whose bytes no standard explains."""
    content = value.encode("utf-8", "surrogateescape")
    with contextlib.suppress(Unreadable):
        return decode(content)
    return content.decode("latin-1")


def public_ip(text: str) -> str:
    """Find the first address in a text that can be reached from the internet."""
    for candidate in _IP.findall(text):
        try:
            if ipaddress.ip_address(candidate).is_global:
                return str(candidate)
        except ValueError:
            continue
    return ""


def _hop(received: str) -> Hop:
    route, _, date = received.rpartition(";")
    route = route or received
    sent_by, received_by = _FROM.search(route), _BY.search(route)
    return Hop(
        sent_by[1] if sent_by else "",
        received_by[1] if received_by else "",
        public_ip(route[: received_by.start()] if received_by else route),
        date.strip(),
    )


def _results(message: Message) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in _stated_results(message):
        for method, result in _RESULT.findall(value):
            found.setdefault(method.lower(), result.lower())
    spf = _SPF.match(header(message, "Received-SPF"))
    if spf:
        found.setdefault("spf", spf[1].lower())
    return found


def _stated_results(message: Message) -> list[str]:
    """The results of the provider that received the mail last, who writes above everybody else.

    Some write one header for each method, one directly below the other. Those further down can be
    the sender's own.
    """
    names = [key.lower() for key, _ in message.raw_items()]
    if _RESULTS not in names:
        return []
    run = takewhile(_RESULTS.__eq__, names[names.index(_RESULTS) :])
    return list(islice(headers(message, _RESULTS), len(list(run))))


def _sending_ip(message: Message, hops: tuple[Hop, ...]) -> str:
    stated = chain(
        _stated_results(message),
        islice(headers(message, "Received-SPF"), 1),
    )
    for value in stated:
        match = _CLIENT_IP.search(value)
        if match and public_ip(match[1]):
            return match[1]
    return next((hop.ip for hop in hops if hop.ip), public_ip(header(message, "X-Originating-IP")))
