"""The addresses of the knowledge base are opened: against a real server on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from web_site import PATIENCE, Site

from bot.checking.links import (
    AT_ONCE,
    USER_AGENT,
    Found,
    Link,
    LinkReport,
    Outcome,
    check_links,
    find_links,
    report_links,
)
from bot.checking.project import read_project
from bot.project import ROOT

HOSTS = 12


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_route("*", "/{page:.*}", site.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    for _ in range(HOSTS):
        await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.hosts = [f"127.0.0.1:{address[1]}" for address in runner.addresses]
    yield site
    await runner.cleanup()


@contextlib.contextmanager
def closed_ports(number: int) -> Iterator[list[int]]:
    """Ports of this machine on which nothing listens: taken, so that nobody else begins to."""
    with contextlib.ExitStack() as stack:
        taken = [stack.enter_context(socket.socket()) for _ in range(number)]
        for each in taken:
            each.bind(("127.0.0.1", 0))
        yield [each.getsockname()[1] for each in taken]


def link(address: str, given: bool = True) -> Link:
    return Link(address, ("knowledge/steps/a.yml:3",), given)


async def opened(*addresses: str) -> tuple[Found, ...]:
    """What addresses answer, at least one of whose hosts can be connected to."""
    report = await check_links([link(address) for address in addresses], patience=PATIENCE)
    return report.found


async def one(site: Site, page: str) -> Found:
    return (await opened(f"http://{site.hosts[0]}/{page}"))[0]


@pytest.mark.parametrize(
    ("page", "outcome", "words"),
    [
        ("here", Outcome.OK, "is ok"),
        ("404", Outcome.GONE, "is gone: the server answers 404"),
        ("410", Outcome.GONE, "is gone: the server answers 410"),
        ("401", Outcome.REFUSED, "refuses us, it may work in a browser: the server answers 401"),
        ("403", Outcome.REFUSED, "refuses us, it may work in a browser: the server answers 403"),
        ("429", Outcome.REFUSED, "refuses us, it may work in a browser: the server answers 429"),
        ("500", Outcome.BROKEN, "is broken: the server answers 500"),
        ("503", Outcome.BROKEN, "is broken: the server answers 503"),
        ("304", Outcome.BROKEN, "is broken: the server answers 304"),
        ("circle", Outcome.BROKEN, "redirects more than 5 times"),
        ("elsewhere", Outcome.BROKEN, "no http or https address (it redirects to tel:17)"),
        ("policy", Outcome.OK, "is ok"),
        ("inside", Outcome.OK, "is ok"),
    ],
)
async def test_each_answer_has_its_outcome_in_plain_words(
    site: Site, page: str, outcome: Outcome, words: str
) -> None:
    found = await one(site, page)

    assert (found.outcome, words in found.words) == (outcome, True), found


@pytest.mark.parametrize("page", ["head/403", "head/404", "head/405", "head/501", "headless"])
async def test_where_head_is_refused_the_page_itself_is_asked_for(site: Site, page: str) -> None:
    found = await one(site, page)

    assert found.outcome is Outcome.OK
    assert [method for method, _ in site.asked] == ["HEAD", "GET"]


async def test_who_says_too_many_requests_is_not_asked_again(site: Site) -> None:
    await one(site, "429")

    assert [method for method, _ in site.asked] == ["HEAD"]


async def test_a_move_for_good_to_another_host_is_told(site: Site) -> None:
    # The ports of one machine are one site: only a name that differs is another host.
    other = f"http://localhost:{site.hosts[0].split(':')[1]}"
    moved, onwards, lost, for_now = await opened(
        *(f"{other}/{page}" for page in ("moved/new", "moved/moved/end", "moved/404", "found/new"))
    )

    new = f"http://{site.hosts[1]}"
    assert (moved.outcome, moved.words) == (Outcome.MOVED, f"has moved for good to {new}/new")
    assert onwards.words == f"has moved for good to {new}/end"
    assert lost.outcome is Outcome.GONE
    assert lost.words.endswith(f"answers 404 (it redirects to {new}/404)")
    assert for_now.outcome is Outcome.OK


async def test_a_move_within_a_site_is_no_move(site: Site) -> None:
    assert (await one(site, "moved/new")).outcome is Outcome.OK


async def test_a_server_that_hangs_is_left(site: Site) -> None:
    began = time.monotonic()
    hangs, fine = await opened(f"http://{site.hosts[0]}/hang", f"http://{site.hosts[1]}/here")

    assert (hangs.outcome, hangs.words) == (Outcome.BROKEN, "is broken: no answer in time")
    assert fine.outcome is Outcome.OK
    assert time.monotonic() - began < 3 * PATIENCE


async def test_a_body_without_end_is_not_read(site: Site) -> None:
    found = await one(site, "endless")

    assert found.outcome is Outcome.OK
    await asyncio.wait_for(site.hung_up.wait(), 5)


async def test_what_cannot_be_connected_to_is_broken(site: Site) -> None:
    with closed_ports(1) as (port,):
        closed, no_tls, no_name, odd, mail, fine = await opened(
            f"http://127.0.0.1:{port}/",
            f"https://{site.hosts[0]}/",
            "http://no-such-host.invalid/",
            "http://[/",
            "mailto:a@example.org",
            f"http://{site.hosts[1]}/here",
        )

    assert closed.words == "is broken: it refuses the connection"
    assert no_tls.words == "is broken: no secure connection can be made"
    assert no_name.outcome is Outcome.BROKEN  # offline, looking it up may take too long
    assert odd.words == "is broken: it is not a valid address"
    assert mail.words == "is broken: it is no http or https address"
    assert fine.outcome is Outcome.OK


async def test_without_a_network_nothing_is_called_broken() -> None:
    with closed_ports(7) as ports:
        began = time.monotonic()
        report = await check_links(
            [link(f"http://127.0.0.1:{port}/{page}") for port in ports for page in range(60)],
            patience=PATIENCE,
        )

    assert report.nothing_checked and not report.all_well and report.found == ()
    assert str(report) == (
        "no network here: nothing was checked (none of these answered: "
        + ", ".join(f"127.0.0.1:{port}" for port in ports[:5])
        + ")."
    )
    assert time.monotonic() - began < 2


async def test_one_host_of_the_commonest_that_answers_is_a_network(site: Site) -> None:
    with closed_ports(4) as ports:
        down = [f"http://127.0.0.1:{port}/" for port in ports]
        report = await check_links(
            [link(address) for address in (*down, f"http://{site.hosts[0]}/404")],
            patience=PATIENCE,
        )

    assert not report.nothing_checked and not report.all_well
    assert Counter(found.outcome for found in report.found) == {Outcome.BROKEN: 4, Outcome.GONE: 1}


async def test_one_at_a_time_for_a_host_and_so_many_in_all(site: Site) -> None:
    links = [link(f"http://{host}/slow/{page}") for host in site.hosts for page in range(4)]
    report = await check_links(links)

    assert report.all_well
    assert len(site.asked) == len(links) == HOSTS * 4
    assert site.most_per_host == 1
    assert site.most_at_once == AT_ONCE < HOSTS


async def test_nobody_waits_in_vain_behind_a_slow_host(site: Site) -> None:
    hangs = [link(f"http://{site.hosts[0]}/hang/{page}") for page in range(2)]
    others = [link(f"http://{host}/here") for host in site.hosts[1:]]
    began = time.monotonic()
    await check_links([*hangs, *others], at_once=2, patience=PATIENCE)

    assert time.monotonic() - began < 3 * PATIENCE


async def test_it_says_who_it_is_and_nothing_of_whoever_runs_it(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = tmp_path / "netrc"
    passwords.write_text("default login someone password secret\n")
    monkeypatch.setenv("NETRC", str(passwords))
    await opened(f"http://{site.hosts[0]}/moved/new", f"http://{site.hosts[0]}/found/new")

    assert len(site.headers) == 4
    for headers in site.headers:
        assert headers["User-Agent"] == USER_AGENT and "Sangfroid" in USER_AGENT
        assert headers.keys() <= {"Host", "User-Agent", "Accept", "Accept-Encoding"}


async def test_the_proxy_of_the_machine_is_used(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://{site.hosts[0]}")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    through, past = await opened("http://far-away.invalid/404", f"http://{site.hosts[1]}/here")

    assert (through.outcome, past.outcome) == (Outcome.GONE, Outcome.OK)
    assert ("GET", "far-away.invalid/404") in site.asked


async def test_a_proxy_that_lets_nobody_through_is_no_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", f"http://{site.hosts[0]}")
    report = await check_links([link("https://far-away.invalid/403")], patience=PATIENCE)

    assert report.nothing_checked


def knowledge(root: Path, host: str, page: str = "here") -> None:
    """A small knowledge base whose addresses are on one host."""
    files = {
        "countries/fr.yml": f"""\
channels:
- id: fr-a
  url: http://{host}/{page}
  source_urls:
  - http://{host}/source
  - http://{host}/403
""",
        "situations/general.yml": f"""\
sources: [http://{host}/source#part]
law:
  sources:
  - http://{host}/law
""",
        "steps/money.yml": f"""\
call_bank:
  menus:
  - name: a menu, see http://{host}/prose
    sources:
    - http://{host}/menu
  sources:
  - http://{host}/{page}
""",
    }
    files["channel_texts.yml"] = "words:\n  en:\n    sources: Where I read it\n"
    for name in ("payments", "law", "rights", "genuine"):
        files[f"{name}.yml"] = f"entry:\n  sources:\n  - http://{host}/{name}\n"
    for name, text in files.items():
        file = root / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_every_address_is_found_once_with_its_lines(tmp_path: Path) -> None:
    knowledge(tmp_path, "a.example")
    links = find_links(read_project(tmp_path)[0])
    places = {each.address.removeprefix("http://a.example/"): each.places for each in links}

    assert places == {
        "here": ("knowledge/countries/fr.yml:3", "knowledge/steps/money.yml:7"),
        "source": ("knowledge/countries/fr.yml:5", "knowledge/situations/general.yml:1"),
        "403": ("knowledge/countries/fr.yml:6",),
        "genuine": ("knowledge/genuine.yml:3",),
        "law": ("knowledge/law.yml:3", "knowledge/situations/general.yml:4"),
        "payments": ("knowledge/payments.yml:3",),
        "rights": ("knowledge/rights.yml:3",),
        "menu": ("knowledge/steps/money.yml:5",),
    }
    assert [each.given for each in links] == [True] + [False] * 7


def test_the_addresses_of_the_project_are_found_where_they_stand() -> None:
    project = read_project(ROOT)[0]
    links = find_links(project)

    assert len(links) > 400 and sum(each.given for each in links) > 50
    assert len({each.address for each in links}) == len(links)
    for each in links:
        assert each.address.startswith(("http://", "https://")), each
        for place in each.places:
            file, line = place.split(":")
            assert each.address in project.documents[file].lines[int(line) - 1], place


async def report_of(root: Path) -> tuple[str, bool]:
    return await asyncio.to_thread(report_links, root, patience=PATIENCE)


async def test_the_report_names_what_to_mend_and_where(site: Site, tmp_path: Path) -> None:
    knowledge(tmp_path, site.hosts[0], page="404")
    text, all_well = await report_of(tmp_path)

    address = f"http://{site.hosts[0]}"
    assert text.splitlines() == [
        f"knowledge/countries/fr.yml:3: {address}/404 is gone: the server answers 404",
        "    also knowledge/steps/money.yml:7",
        "Addresses given to people: 1 (0 ok, 0 moved, 1 gone, 0 refused, 0 broken).",
        f"knowledge/countries/fr.yml:6: {address}/403 refuses us, it may work in a browser:"
        " the server answers 403",
        "Addresses of sources: 7 (6 ok, 0 moved, 0 gone, 1 refused, 0 broken).",
        "1 gone or broken: to be mended.",
    ]
    assert not all_well
    assert max(Counter(site.asked).values()) == 1, "one request an address"


async def test_what_only_refuses_programs_is_well(site: Site, tmp_path: Path) -> None:
    knowledge(tmp_path, site.hosts[0])
    text, all_well = await report_of(tmp_path)

    assert all_well and text.endswith("\nNothing is gone or broken.")


async def test_a_file_that_cannot_be_read_is_not_called_well(site: Site, tmp_path: Path) -> None:
    knowledge(tmp_path, site.hosts[0])
    (tmp_path / "knowledge/law.yml").write_text("a: [\n", encoding="utf-8")
    text, all_well = await report_of(tmp_path)

    assert not all_well
    assert text.startswith("knowledge/law.yml:2: this is not valid YAML")
    assert "Its addresses were not checked." in text.splitlines()[0]


def test_nothing_found_is_nothing_wrong() -> None:
    assert LinkReport().all_well
