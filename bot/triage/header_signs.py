"""Signs that lie in the header lines of a mail: who it says it is from, and what contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from itertools import islice
from pathlib import PurePosixPath

from bot.triage.address_signs import FREE_MAIL
from bot.triage.identifiers import MAIL
from bot.triage.mail_block import HeaderLine
from bot.triage.normal import fold
from bot.triage.official_domains import claimed, is_official, same_owner
from bot.triage.sign_patterns import IMPERSONATED_BODY

HEADER_SIGNS = ("borrowed_name", "forged_sender", "reply_elsewhere", "risky_attachment")
READ = 2000
"""Characters of one header that are read."""
MOST = 20
"""Addresses, results or files of one header that are looked at."""
Span = tuple[int, int]

_ON_BEHALF = re.compile(r"(?<!\w)(?:via|on behalf of|de la part de|pour le compte de)(?!\w)")
_RESULT = re.compile(r"(?<![\w.-])(spf|dkim|dmarc) {0,3}= {0,3}([a-z]{2,20})")
_FIRST_RESULT = re.compile(r"\W{0,3}([a-z]{2,20})'?")
_FAILED = {"fail", "hardfail"}
_STATED_ALONE = {"received-spf": "spf", "spf": "spf", "dkim": "dkim", "dmarc": "dmarc"}
"""Headers whose value begins with one result."""

RISKY = frozenset(
    (
        *(".exe", ".scr", ".pif", ".msi", ".cpl", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1"),
        *(".bat", ".cmd", ".lnk", ".url", ".iso", ".img", ".vhd", ".vhdx", ".jar", ".apk", ".hta"),
        *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".one"),
    )
)
"""Endings of files that run, that hold what runs, or that open as a page.

No archives, which honest people send every day, and no office files.
"""
_SIZE = re.compile(r" ?\([^()]{0,20}\)$")


def header_signs(headers: list[HeaderLine]) -> list[tuple[str, Span]]:
    r"""Find what the headers of a mail give away.

    A Return-Path elsewhere is no sign: honest senders let specialists take their returned mails.

    Args:
        headers: from top to bottom (``bot.triage.mail_block.header_lines``).

    Returns:
        Signs with the places of the words that show them, at most one of each.

    Example:
        >>> from bot.triage.mail_block import header_lines
        >>> header_signs(header_lines("From: Interpol <a@b.example>\nSubject: Case"))
        [('borrowed_name', (6, 28))]
    """
    places = {
        "borrowed_name": _borrowed_name(headers),
        "forged_sender": _forged_sender(headers),
        "reply_elsewhere": _reply_elsewhere(headers),
        "risky_attachment": _risky_attachment(headers),
    }
    return [(name, place) for name, place in places.items() if place]


def _borrowed_name(headers: list[HeaderLine]) -> Span | None:
    sender = _first(headers, "from")
    addresses = _addresses(sender)
    if not sender or not addresses:
        return None
    # The real address comes last, in angle brackets; what stands before it is the name.
    address, start, end = addresses[-1]
    name = _decoded(sender.value[: start - sender.value_start])
    name += " " + sender.value[end - sender.value_start :]
    folded, host = fold(name), _host(address)
    place = sender.value_start, sender.end
    # Mailing lists and calendars honestly write for somebody else, and say so.
    others = [] if _ON_BEHALF.search(folded) else addresses[:-1]
    if any(not same_owner(_host(other), host) for other, _, _ in others):
        return place
    named = claimed(folded)
    if named and not is_official(host, named):
        return place
    # The list of bodies is short; an office that writes from a mailbox for everybody is none.
    return place if FREE_MAIL.match(host) and IMPERSONATED_BODY.search(folded) else None


def _reply_elsewhere(headers: list[HeaderLine]) -> Span | None:
    sender, answers = _addresses(_first(headers, "from")), _addresses(_first(headers, "reply-to"))
    if not sender or any(_same_sender(answer, sender[-1][0]) for answer, _, _ in answers):
        return None
    return next(((start, end) for _, start, end in answers), None)


def _forged_sender(headers: list[HeaderLine]) -> Span | None:
    """Where the provider states that the sender is not who the mail says.

    ``dmarc`` alone compares with the sender that is shown, and decides where it is stated. Without
    it, a signature that holds vouches for a mail that was honestly forwarded, which breaks ``spf``;
    a mailing list breaks the signature, but not ``spf``; and ``softfail`` says next to nothing.
    """
    stated: dict[str, dict[str, Span]] = {"spf": {}, "dkim": {}, "dmarc": {}}
    for check, result, place in _results(headers):
        stated[check].setdefault("fail" if result in _FAILED else result, place)
    if any(result.endswith("pass") for result in stated["dmarc"]):  # Microsoft: bestguesspass
        return None
    if "fail" in stated["dmarc"]:
        return stated["dmarc"]["fail"]
    if "pass" in stated["dkim"]:
        return None
    if "fail" in stated["spf"]:
        return stated["spf"]["fail"]
    return None if "pass" in stated["spf"] else stated["dkim"].get("fail")


def _results(headers: list[HeaderLine]) -> Iterator[tuple[str, str, Span]]:
    # Every server on the way adds its results above those it found, and a sender can invent the
    # lower ones: the first is that of the reader's own provider.
    provider = _first(headers, "authentication-results")
    if provider:
        for match in islice(_RESULT.finditer(fold(provider.value[:READ])), MOST):
            start, end = match.span()
            place = provider.value_start + start, provider.value_start + end
            yield match[1], match[2], place
    for name, check in _STATED_ALONE.items():
        header = _first(headers, name)
        alone = _FIRST_RESULT.match(fold(header.value[:READ])) if header else None
        if header and alone and not (provider and name == "received-spf"):
            yield check, alone[1], (header.start, header.value_start + alone.end())


def _risky_attachment(headers: list[HeaderLine]) -> Span | None:
    for header in headers:
        if header.name in {"attachment", "content-type", "content-disposition"}:
            for name, start in islice(_files(header), MOST):
                if PurePosixPath(name.rstrip(". ")).suffix.lower() in RISKY:
                    return start, start + len(name)
    return None


def _files(header: HeaderLine) -> Iterator[tuple[str, int]]:
    """The names of files in a header, and where they begin."""
    position = 0
    for piece in re.split(r"[,;\n]", header.value[:READ]):
        name = _SIZE.sub("", piece.rstrip(" \r"))
        key, _, value = name.partition("=")
        if header.name == "attachment":
            value = name
        elif key.strip().lower() not in {"name", "filename"}:
            value = ""
        bare = value.strip(" \t\"'")
        if bare:
            yield bare, header.value_start + position + piece.index(bare)
        position += len(piece) + 1


def _first(headers: list[HeaderLine], name: str) -> HeaderLine | None:
    return next((header for header in headers if header.name == name and header.value), None)


def _addresses(header: HeaderLine | None) -> list[tuple[str, int, int]]:
    """The mail addresses in a header, and where they begin and end."""
    if header is None:
        return []
    matches = islice(MAIL.finditer(header.value[:READ]), MOST)
    place = header.value_start
    return [(match[0], place + match.start(), place + match.end()) for match in matches]


def _same_sender(one: str, other: str) -> bool:
    # Nobody owns the others' mailboxes where anybody opens one.
    if FREE_MAIL.match(_host(one)) or FREE_MAIL.match(_host(other)):
        return one.lower() == other.lower()
    return same_owner(_host(one), _host(other))


def _host(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _decoded(name: str) -> str:
    """A name as it is shown: the original of a mail has « =?utf-8?q?Pr=C3=A9fecture?= »."""
    if "=?" not in name:
        return name
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return name
