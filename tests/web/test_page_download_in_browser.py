"""A file that was made for somebody is one press away on the page, whole, and gone with STOP."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import pytest
import pytest_asyncio
from web_browser import CHOICES, DESK, PHONE, REPORTS, SAID, enter, needs_browser, press, write
from web_house import Guide

from bot.port import Button, Document, Reply

pytestmark = needs_browser

PDF = Document("dossier-7F3A-91C2.pdf", "application/pdf", b"%PDF-1.7 " + bytes(range(256)) * 4_000)
LETTER = Document("plainte.txt", "text/plain", "Je soussignée, Léa…".encode())
TAKE = Reply(
    "Voici le dossier en PDF, à imprimer ou à montrer. Rien n'a été envoyé à qui que ce soit ; "
    "c'est vous qui le remettez.",
    (Button("Écrire une lettre", "/write_letter"),),
    document=PDF,
)
END = Reply("C'est fait.", file="forget", language="fr")
LINK = "document.querySelector('a.download')"
LINKS = "[...document.querySelectorAll('a.download')]"
DIGEST = """crypto.subtle.digest("SHA-256", bytes).then(digest =>
    [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join(""))"""
LOOK = f"""fetch(window.address).then(answer => answer.arrayBuffer())
    .then(bytes => {DIGEST}).catch(() => "gone")"""


class Handing(Guide):
    """Hands over a dossier, whatever is said, until STOP."""

    async def reply(self, message):
        replies = await super().reply(message)
        return [END] if message.text == "stop" else replies


@pytest.fixture
def guide() -> Handing:
    return Handing(
        {
            "/start": [Reply("Bonjour.")],
            "text": [TAKE],
            "/write_letter": [Reply("Voici la lettre.", document=LETTER)],
            "/stop": [END],
        }
    )


@pytest_asyncio.fixture
async def folder(tab, tmp_path: Path) -> Path:
    """Where the browser saves files."""
    await tab.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    return tmp_path


@pytest_asyncio.fixture
async def unguarded(tab):
    """A page that may be looked into; the page's own policy forbids it."""
    await tab.call("Page.setBypassCSP", enabled=True)
    yield
    await tab.call("Page.setBypassCSP", enabled=False)


async def say(tab, text: str) -> None:
    await write(tab, text)
    await enter(tab)


async def saved(file: Path) -> bytes:
    """What the browser has saved, once it is there."""
    for _ in range(100):
        if await asyncio.to_thread(file.exists):
            break
        await asyncio.sleep(0.05)
    return await asyncio.to_thread(file.read_bytes)


async def test_it_is_saved_whole_under_its_name_and_the_page_stays(tab, arrive, folder):
    visitor = await arrive()
    await say(tab, "télécharger")
    await tab.until(LINK)
    await tab.read(f"{LINK}.click()")

    assert await saved(folder / PDF.name) == PDF.data
    assert await tab.read("location.href") == visitor.address
    assert len(await tab.read(SAID)) == 2 and tab.complaints == []


async def test_it_is_reached_by_keyboard_before_the_choices_and_named_for_those_who_listen(
    tab, arrive, folder
):
    await arrive(look=(*DESK, False))
    await say(tab, "télécharger")
    await tab.until(LINK)
    await tab.read(f"{LINK}.closest('.turn').focus()")
    await tab.press("Tab", 9)

    assert await tab.read(f"document.activeElement === {LINK}")
    tree = (await tab.call("Accessibility.getFullAXTree"))["nodes"]
    named = [(n["role"]["value"], n["name"]["value"]) for n in tree if n.get("name")]
    assert ("link", f"Enregistrer {PDF.name}") in named

    await tab.press("Enter", 13, "\r")
    assert await saved(folder / PDF.name) == PDF.data
    await tab.press("Tab", 9)
    assert await tab.read("document.activeElement.textContent") == "Écrire une lettre"


async def test_each_answer_keeps_its_own_file(tab, arrive, folder):
    await arrive()
    await say(tab, "télécharger")
    await tab.until(f"{CHOICES}.length")
    await press(tab, "Écrire une lettre")
    await tab.until(f"{LINKS}.length === 2")
    await tab.read(f"{LINKS}.at(-1).click()")

    assert await saved(folder / LETTER.name) == LETTER.data
    await tab.read(f"{LINKS}[0].click()")
    assert await saved(folder / PDF.name) == PDF.data


async def test_its_words_are_those_of_the_language_that_is_spoken(tab, arrive):
    await arrive(language="en-GB")
    await say(tab, "download")
    await tab.until(LINK)

    assert await tab.read(f"{LINK}.textContent") == f"Save {PDF.name}"


@pytest.mark.parametrize("leaving", ["stop", "/oublier"])
async def test_stop_takes_its_bytes_out_of_the_browser(tab, arrive, unguarded, leaving):
    """Given somebody who knows the address of the file, then it leads nowhere after STOP."""
    await arrive()
    await say(tab, "télécharger")
    await tab.until(LINK)
    await tab.read(f"window.address = {LINK}.href")
    assert await tab.read(LOOK) == hashlib.sha256(PDF.data).hexdigest()

    await say(tab, leaving)
    await tab.until("document.body.matches('.ended')")
    assert await tab.read(LOOK) == "gone" and await tab.read(LINKS) == []


@pytest.mark.parametrize(
    ("shown", "look"),
    [
        ("375-light", (*PHONE, False)),
        ("375-dark", (*PHONE, True)),
        ("320-light", (320, 568, False)),
    ],
)
async def test_it_has_room_for_a_thumb_and_stays_within_the_page(tab, arrive, shown, look):
    await arrive(look=look)
    await say(tab, "télécharger")
    await tab.until(LINK)
    await asyncio.sleep(0.6)  # the page scrolls to the answer
    await tab.picture(REPORTS / f"web-{shown}-download.png")
    box = await tab.read(f"JSON.parse(JSON.stringify({LINK}.getBoundingClientRect()))")

    assert box["height"] >= 44 and box["right"] <= look[0] and box["left"] >= 0
    assert await tab.read("document.documentElement.scrollWidth <= innerWidth")
