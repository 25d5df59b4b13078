"""Signs that lie in how a link is shown: under another address, or inside a code to scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qs, urlsplit

from bot.triage.official_domains import is_official, registered, same_owner, split_host

LINK_SIGNS = ("masked_link", "qr_link")
MOST = 200
"""Links of one message that are looked at."""
LONGEST = 400
"""Characters of the longest address that is read, shown or real."""
_ICONS = frozenset(
    (
        *("facebook.com", "instagram.com", "twitter.com", "x.com", "linkedin.com", "youtube.com"),
        *("tiktok.com", "pinterest.com", "pinterest.fr", "snapchat.com", "threads.net"),
    )
)
"""Where the little pictures at the foot of a newsletter lead: nothing of a picture is written, so
that its link seems to belong to the address before it."""
Span = tuple[int, int]

_QR = re.compile(r"(?m)^\[qr\] {1,3}(https?://\S{1,400})")
_NAME = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_AROUND = "\"'«»“”()[]*_,;:.!→>"
_FILES = frozenset(("md", "py", "sh", "rs", "zip", "mov"))
"""Endings of files that are the endings of hosts too: « README.md »."""


def link_signs(text: str, folded: str) -> list[tuple[str, Span]]:
    """Find the links that are not what they show.

    Args:
        text: the message; a link stands beside the words that show it, ``words <http://…>``, and
            what a code says on a line of its own, ``[QR] http://…``.
        folded: the same, folded; both have the same length.

    Returns:
        Signs with the places of the words that show them, at most one of each.

    Example:
        >>> text = "Allez sur impots.gouv.fr <http://x.example/a>"
        >>> link_signs(text, text.lower())
        [('masked_link', (10, 45))]
    """
    masked, code = next(_masked(text, folded), None), next(_codes(folded), None)
    return [(name, place) for name, place in zip(LINK_SIGNS, (masked, code), strict=True) if place]


def _masked(text: str, folded: str) -> Iterator[Span]:
    position = -1
    for _ in range(MOST):
        position = folded.find("<http", position + 1)
        end = folded.find(">", position, position + LONGEST + 2)
        if position < 0:
            return
        if end < 0:
            continue
        # The last word alone: where the shown words begin is not written down. They stand on the
        # same line; on the line before, another page or paragraph ends.
        before = text[max(0, position - LONGEST) : position]
        shown = re.split(r"\s", before.removesuffix(" "))[-1]
        host, target = _shown_host(shown), _host(_behind(text[position + 1 : end]))
        if not host or not target or registered(target) in _ICONS:
            continue
        if not same_owner(_ascii(host), _ascii(target)):
            words = shown.lstrip(_AROUND)
            yield position - (len(before) - before.rindex(shown)) + len(shown) - len(words), end + 1


def _codes(folded: str) -> Iterator[Span]:
    for match in islice(_QR.finditer(folded), MOST):
        host = _host(match[1])
        # As with any link, the addresses of known bodies are no sign.
        if host and not is_official(host):
            yield match.span(1)


def _shown_host(shown: str) -> str | None:
    """The host that a shown word names; None for « ici », « Node.js » or a mail address."""
    word = shown.strip(_AROUND)
    is_address = re.match(r"(?i)https?://|www\.", word)
    host = re.split(r"[/?#:]", re.sub(r"(?i)^https?://", "", word), maxsplit=1)[0]
    lower = host.lower()
    if not _NAME.fullmatch(lower):
        return None
    if is_official(lower):
        return lower
    parts = split_host(lower)
    if not (parts.domain and parts.suffix):
        return None
    # « ASP.NET » and « fini.Je » are no addresses, nor is the name of a file.
    written_as_one = host.endswith(parts.suffix) and parts.suffix not in _FILES
    return lower if is_address or written_as_one or "/" in word else None


def _host(address: str) -> str:
    try:
        # Browsers read « \ » as « / ».
        return (urlsplit(address.strip().replace("\\", "/")).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _behind(address: str) -> str:
    """The address behind one that a mail filter put in its place.

    Only filters that firms set up for their own people, and Google's search: any other redirection
    may be the fraudster's own.
    """
    host = _host(address)
    if host == "urldefense.com" and "/__" in address:
        return address.partition("/__")[2].partition("__;")[0]
    if host.endswith(".safelinks.protection.outlook.com"):
        parameter = "url"
    elif host in {"www.google.com", "google.com"} and "google.com/url?" in address.lower():
        parameter = "q"
    else:
        return address
    try:
        return parse_qs(urlsplit(address).query).get(parameter, [address])[0]
    except ValueError:
        return address


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
