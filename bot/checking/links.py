"""Opens every address of the knowledge base, once each, and says which of them still answer."""

from __future__ import annotations

import asyncio
import errno
import ssl
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from socket import gaierror
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp

from bot import __version__
from bot.checking.document import Document, Trail
from bot.checking.problem import Problem
from bot.checking.project import COUNTRIES, Project, read_project
from bot.project import ROOT

AT_ONCE = 8
"""Requests that are open at the same time; never two to the same host."""
PATIENCE = 15.0
"""Seconds for one request."""
MOST_REDIRECTS = 5
MOST_BYTES = 1024
PROBED_HOSTS = 5
USER_AGENT = (
    f"Sangfroid/{__version__} (checks that the addresses it gives to people who are blackmailed"
    " or scammed still answer)"
)

_ADDRESS, _ADDRESS_LISTS = "url", ("source_urls", "sources")
_WEB = ("http", "https")
_REDIRECTS, _PERMANENT = (301, 302, 303, 307, 308), (301, 308)
_GONE, _REFUSED, _TOO_MANY = (404, 410), (401, 403, 429), 429
_LONGEST_HEADER = 65_536  # some policies in headers are longer than aiohttp takes by default
_NOT_WEB = "it is no http or https address"


class Outcome(Enum):
    """What became of an address."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    BROKEN = "broken"


WORST_FIRST = (Outcome.GONE, Outcome.BROKEN, Outcome.MOVED, Outcome.REFUSED, Outcome.OK)
_NOT_WELL = (Outcome.GONE, Outcome.BROKEN)


@dataclass(frozen=True)
class Link:
    """An address and where it stands.

    Args:
        address: the address, without what follows a “#”.
        places: the files and lines, as “file:line”, in their order.
        given: whether people are sent there; a source is for editors only.
    """

    address: str
    places: tuple[str, ...]
    given: bool


@dataclass(frozen=True)
class Found:
    """What one address answered.

    Args:
        link: the address.
        outcome: what became of it.
        words: the same in plain words, as the end of a sentence about the address.
        unreachable: whether nothing could be connected to, as happens without a network.
    """

    link: Link
    outcome: Outcome
    words: str
    unreachable: bool = False


@dataclass(frozen=True)
class LinkReport:
    """What a check of the addresses found.

    Args:
        found: what each address answered, those given to people first; empty without a network.
        silent_hosts: where there is no network, the hosts that were tried in vain.
        unread: the files whose addresses could not be read.
    """

    found: tuple[Found, ...] = ()
    silent_hosts: tuple[str, ...] = ()
    unread: tuple[Problem, ...] = ()

    @property
    def nothing_checked(self) -> bool:
        """Whether there was no network: then nothing is known of any address."""
        return bool(self.silent_hosts)

    @property
    def all_well(self) -> bool:
        """Whether all was checked, and nothing is gone or broken."""
        lost = any(found.outcome in _NOT_WELL for found in self.found)
        return not (self.nothing_checked or self.unread or lost)

    def __str__(self) -> str:
        return "\n".join(_told(self))


@dataclass(frozen=True)
class _Manners:
    """What keeps us from being a burden: so many requests at once, one at a time for a host."""

    slots: asyncio.Semaphore
    hosts: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))


def report_links(
    root: Path = ROOT, at_once: int = AT_ONCE, patience: float = PATIENCE
) -> tuple[str, bool]:
    """Check every address of the knowledge base.

    Args:
        root: the project folder.
        at_once: the requests that may be open at the same time.
        patience: the seconds for one request.

    Returns:
        The report to print, and whether all is well.
    """
    project, problems = read_project(root)
    # A file that is not there holds no address; « sangfroid check » says that it is missing.
    unread = tuple(problem for problem in problems if (root / problem.file).exists())
    report = asyncio.run(check_links(find_links(project), at_once, patience, unread))
    return str(report), report.all_well


def find_links(project: Project) -> tuple[Link, ...]:
    """Find every address of the knowledge base.

    Args:
        project: what is checked.

    Returns:
        Each address once, those given to people first, then in the order of files and lines.
    """
    places: dict[str, dict[str, None]] = {}
    given: set[str] = set()
    for file, document in sorted(project.documents.items()):
        if not file.startswith("knowledge/"):
            continue
        for key, trail, text in _addresses(document.data):
            address = str(text).strip().partition("#")[0]
            places.setdefault(address, {})[_place(document, trail)] = None
            if key == _ADDRESS and file.startswith(f"{COUNTRIES}/"):
                given.add(address)
    links = [Link(address, tuple(where), address in given) for address, where in places.items()]
    return tuple(sorted(links, key=lambda link: not link.given))


async def check_links(
    links: Sequence[Link],
    at_once: int = AT_ONCE,
    patience: float = PATIENCE,
    unread: tuple[Problem, ...] = (),
) -> LinkReport:
    """Open each address; one of each of the commonest hosts first, to see if there is a network.

    Args:
        links: the addresses.
        at_once: the requests that may be open at the same time.
        patience: the seconds for one request.
        unread: the files whose addresses are not among the links, for the report.

    Returns:
        What each address answered, or that there is no network.
    """
    manners = _Manners(asyncio.Semaphore(at_once))
    async with aiohttp.ClientSession(
        # Not trust_env: with it aiohttp would send the passwords of ~/.netrc. See _proxy.
        connector=aiohttp.TCPConnector(force_close=True),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": USER_AGENT},
        timeout=aiohttp.ClientTimeout(total=patience),
        read_bufsize=MOST_BYTES,
        max_line_size=_LONGEST_HEADER,
        max_field_size=_LONGEST_HEADER,
    ) as session:
        probes = _one_of_each_common_host(links)
        probed = await asyncio.gather(*(_open(session, manners, link) for link in probes))
        if probed and all(found.unreachable for found in probed):
            return LinkReport(silent_hosts=tuple(map(_host_of, probes)), unread=unread)
        rest = [link for link in links if link not in probes]
        others = await asyncio.gather(*(_open(session, manners, link) for link in rest))
    by_link = {found.link: found for found in (*probed, *others)}
    return LinkReport(tuple(by_link[link] for link in links), unread=unread)


def _addresses(value: object, trail: Trail = ()) -> Iterator[tuple[str, Trail, object]]:
    """Each address in a document: the key that it is under, the way to it, the address."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _addresses(item, (*trail, number))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name in _ADDRESS_LISTS and isinstance(item, list):
                for number, address in enumerate(item):
                    yield name, (*trail, name, number), address
            # “sources” can also be a text: the name of a button.
            elif name == _ADDRESS and isinstance(item, str):
                yield name, (*trail, name), item
            else:
                yield from _addresses(item, (*trail, name))


def _place(document: Document, trail: Trail) -> str:
    return f"{document.file}:{document.line(trail)}"


def _one_of_each_common_host(links: Iterable[Link]) -> list[Link]:
    first: dict[str, Link] = {}
    counted: Counter[str] = Counter()
    for link in links:
        if host := _host_of(link):
            first.setdefault(host, link)
            counted[host] += 1
    return [first[host] for host, _ in counted.most_common(PROBED_HOSTS)]


def _host_of(link: Link) -> str:
    """The host, with its port if that is unusual; nothing for what is no web address."""
    try:
        parts = urlsplit(link.address)
    except ValueError:
        return ""
    return parts.netloc.lower() if parts.scheme in _WEB else ""


async def _open(session: aiohttp.ClientSession, manners: _Manners, link: Link) -> Found:
    """Follow one address to where it leads."""
    address, moved = link.address, ""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            if urlsplit(address).scheme not in _WEB:
                return Found(link, Outcome.BROKEN, f"is broken: {_NOT_WEB}{_on_way(link, address)}")
            status, location = await _ask(session, manners, address)
            if status not in _REDIRECTS or not location:
                return _judged(link, status, address, moved)
            target = urljoin(address, location)
            # Once a site has moved, where it lives is the end of all that is permanent.
            if status in _PERMANENT and (moved or _site(target) != _site(address)):
                moved = target
            address = target
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
        words = f"is broken: {_reason(error)}{_on_way(link, address)}"
        unreachable = address == link.address and _is_unreachable(error)
        return Found(link, Outcome.BROKEN, words, unreachable)
    words = f"is broken: it redirects more than {MOST_REDIRECTS} times (try it in a browser)"
    return Found(link, Outcome.BROKEN, words)


async def _ask(
    session: aiohttp.ClientSession, manners: _Manners, address: str
) -> tuple[int, str | None]:
    # The host before the slot: who waits for a busy host keeps no other host waiting.
    async with manners.hosts[urlsplit(address).netloc.lower()], manners.slots:
        try:
            status, location = await _request(session, "HEAD", address)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            return await _request(session, "GET", address)
        # Not only 405: many answer HEAD with any error, and no page is called gone for that.
        if status >= 400 and status != _TOO_MANY:
            return await _request(session, "GET", address)
        return status, location


async def _request(
    session: aiohttp.ClientSession, method: str, address: str
) -> tuple[int, str | None]:
    """The status, and where a redirect leads."""
    options = {"allow_redirects": False, "proxy": _proxy(address)}
    async with session.request(method, address, **options) as response:
        response.close()  # the body is of no interest: the connection ends with the headers
        location = response.headers.get("Location")
        if location is not None:
            # Servers send accents as they are; what is no letter must not reach a terminal.
            location = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            location = "".join(sign for sign in location if sign.isprintable())
        return response.status, location


def _proxy(address: str) -> str | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY ask for."""
    parts = urlsplit(address)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    return getproxies().get(parts.scheme)


def _judged(link: Link, status: int, address: str, moved: str) -> Found:
    """What the last answer on the way means."""
    on_way = _on_way(link, address)
    if 200 <= status < 300:
        if moved:
            return Found(link, Outcome.MOVED, f"has moved for good to {moved}")
        return Found(link, Outcome.OK, "is ok")
    if status in _GONE:
        return Found(link, Outcome.GONE, f"is gone: the server answers {status}{on_way}")
    if status in _REFUSED:
        words = f"refuses us, it may work in a browser: the server answers {status}{on_way}"
        return Found(link, Outcome.REFUSED, words)
    return Found(link, Outcome.BROKEN, f"is broken: the server answers {status}{on_way}")


def _on_way(link: Link, address: str) -> str:
    return "" if address == link.address else f" (it redirects to {address})"


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _is_unreachable(error: Exception) -> bool:
    """Whether an error is one that every address gives where there is no network."""
    if isinstance(error, aiohttp.ClientSSLError):
        return False
    # A proxy that lets nobody through is no network either.
    no_way = (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError, asyncio.TimeoutError)
    return isinstance(error, no_way)


def _reason(error: Exception) -> str:
    """An error in plain words."""
    if isinstance(error, asyncio.TimeoutError):
        return "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        details = error.certificate_error
        known = isinstance(details, ssl.SSLCertVerificationError) and details.verify_message
        return f"its certificate is not accepted ({known or 'no reason given'})"
    if isinstance(error, aiohttp.ClientSSLError):
        return "no secure connection can be made"
    if isinstance(error, (aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError)):
        return "the proxy of this machine does not let us through"
    if isinstance(error, aiohttp.ClientConnectorError):
        if isinstance(error.os_error, gaierror):
            return "its name is not found (DNS)"
        refused = error.os_error.errno == errno.ECONNREFUSED
        return "it refuses the connection" if refused else "no connection can be made"
    if isinstance(error, (aiohttp.ServerDisconnectedError, OSError)):
        return "the server hangs up"
    if isinstance(error, ValueError):
        return "it is not a valid address"
    return "the answer cannot be understood"


def _told(report: LinkReport) -> Iterator[str]:
    for problem in report.unread:
        yield f"{problem} Its addresses were not checked."
    if report.nothing_checked:
        tried = ", ".join(report.silent_hosts)
        yield f"no network here: nothing was checked (none of these answered: {tried})."
        return
    for given, name in ((True, "given to people"), (False, "of sources")):
        group = [found for found in report.found if found.link.given == given]
        for found in sorted(group, key=lambda found: WORST_FIRST.index(found.outcome)):
            if found.outcome is not Outcome.OK:
                first, *others = found.link.places
                yield f"{first}: {found.link.address} {found.words}"
                if others:
                    yield f"    also {', '.join(others)}"
        counted = Counter(found.outcome for found in group)
        counts = ", ".join(f"{counted[outcome]} {outcome.value}" for outcome in Outcome)
        yield f"Addresses {name}: {len(group)} ({counts})."
    lost = sum(found.outcome in _NOT_WELL for found in report.found)
    yield "Nothing is gone or broken." if not lost else f"{lost} gone or broken: to be mended."
