"""Which addresses belong to the bodies whose names fraudsters borrow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein
from ruamel.yaml import YAML
from tldextract import TLDExtract

from bot.triage.normal import fold

FILE = Path(__file__).resolve().parents[2] / "knowledge" / "official_domains.yml"
SHORTEST_LOOKALIKE = 6
"""Letters below which a name that differs by one letter is a word of its own."""

# The public suffix list that comes with the package: nothing is fetched. Fiction and documents use
# .example, which is no public suffix; here it is read like one.
split_host = TLDExtract(suffix_list_urls=(), cache_dir=None, extra_suffixes=("example", "test"))


@dataclass(frozen=True)
class Body:
    """A body or company, how messages name it, and the domains that are its own."""

    name: str
    words: re.Pattern[str]
    domains: tuple[str, ...]


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """Read ``knowledge/official_domains.yml``."""
    entries = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Body(
            entry["body"],
            re.compile(rf"(?<![a-z0-9])(?:{'|'.join(entry['words'])})(?![a-z0-9])"),
            tuple(entry["domains"]),
        )
        for entry in entries
    )


def claimed(folded: str) -> list[Body]:
    """The bodies that a folded text names."""
    return [body for body in bodies() if body.words.search(folded)]


def is_official(host: str, among: Iterable[Body] | None = None) -> bool:
    """Whether a host belongs to one of these bodies, or to any that is known.

    Example:
        >>> is_official("www.impots.gouv.fr"), is_official("impots-gouv.fr.example")
        (True, False)
    """
    host = host.lower().rstrip(".")
    return any(
        host == domain or host.endswith("." + domain)
        for body in (bodies() if among is None else among)
        for domain in body.domains
    )


def registered(host: str) -> str:
    """The domain that somebody has registered, of which a host is a part.

    Example:
        >>> registered("www.impots.gouv.fr"), registered("a.b.co.uk"), registered("192.0.2.7")
        ('impots.gouv.fr', 'b.co.uk', '192.0.2.7')
    """
    parts = split_host(host.lower().rstrip("."))
    return f"{parts.domain}.{parts.suffix}".strip(".")


def same_owner(one: str, other: str) -> bool:
    """Whether two hosts belong to the same registered domain, or to the same known body.

    Example:
        >>> same_owner("click.amazon.fr", "amazon.com"), same_owner("amazon.fr", "amazon.example")
        (True, False)
    """
    if registered(one) == registered(other):
        return True
    return any(is_official(one, [body]) and is_official(other, [body]) for body in bodies())


def imitated(host: str) -> str | None:
    """Name the body whose name or domain a host imitates without belonging to it.

    Args:
        host: the host of a link or the domain of a mail address.

    Returns:
        The body, when the host has its name in it (``ameli-dossier.example``), the whole of its
        domain (``impots.gouv.fr.example``), or one letter changed (``paypa1.com``); otherwise None.

    Example:
        >>> imitated("ameli-dossier.example"), imitated("arnazon.com"), imitated("amazon.fr")
        ('Assurance maladie', 'Amazon', None)
    """
    folded = fold(host.lower().rstrip("."))
    if is_official(folded):
        return None
    parts = split_host(folded)
    labels = re.split(r"[.-]", f"{parts.subdomain}.{parts.domain}")
    for body in bodies():
        inside = any(f".{domain}." in f".{folded.replace('-', '.')}." for domain in body.domains)
        if inside or body.words.search(_spaced(f"{parts.subdomain}.{parts.domain}")):
            return body.name
        names = {split_host(domain).domain for domain in body.domains}
        if any(_differ_by_a_letter(label, name) for label in labels for name in names):
            return body.name
    return None


def _spaced(host: str) -> str:
    return host.replace("-", " ").replace(".", " ")


def _differ_by_a_letter(label: str, name: str) -> bool:
    if len(name) < SHORTEST_LOOKALIKE or label == name:
        return False
    # « rn » is read as « m », « 1 » as « l », « 0 » as « o ».
    seen = label.replace("rn", "m").replace("1", "l").replace("0", "o").replace("vv", "w")
    return seen == name or DamerauLevenshtein.distance(label, name, score_cutoff=1) <= 1
