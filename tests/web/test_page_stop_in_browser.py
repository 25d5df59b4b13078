"""STOP takes everything off the page at once, leaves one dull line, and nothing in the browser."""

from __future__ import annotations

import pytest
from web_browser import CHOICES, MINE, REPORTS, SAID, enter, needs_browser, press, write
from web_house import Guide

from bot.port import Button, Reply

pytestmark = needs_browser

LINE = "C'est fait. L'historique du navigateur et les captures d'écran m'échappent."
END = Reply("C'est fait.", file="forget", language="fr")
SECRET = "mot-secret"
SHOWN = "document.querySelector('.top').checkVisibility({ visibilityProperty: true })"
KEPT = """JSON.stringify([
    localStorage.length, sessionStorage.length, document.cookie, history.state, location.search,
])"""


class Leaving(Guide):
    """Says a line of help before the end when somebody speaks of danger."""

    async def reply(self, message):
        replies = await super().reply(message)
        help_ = [Reply("Le 3114 répond jour et nuit.")] if "mourir" in message.text else []
        return [*help_, END] if message.payload == "/stop" or message.text == "stop" else replies


@pytest.fixture
def guide() -> Leaving:
    return Leaving(
        {
            "/start": [Reply("Bonjour. Que s'est-il passé ?")],
            "text": [Reply("Je vous écoute.", (Button("Tout effacer", "/stop"),))],
        }
    )


async def say(tab, text: str) -> None:
    await write(tab, text)
    await enter(tab)


async def test_the_word_leaves_one_dull_line_and_hides_what_the_page_is(tab, arrive, guide):
    await arrive()
    await say(tab, SECRET)
    await tab.until(f"{SAID}.length === 2")
    await say(tab, "stop")
    await tab.until("document.body.matches('.ended')")
    await tab.picture(REPORTS / "web-stopped.png")
    shown = await tab.read("document.querySelector('#log').innerText.trim()")

    assert await tab.read(SAID) == [LINE]
    assert shown.splitlines()[-1] == LINE
    assert await tab.read(MINE) == [] and await tab.read(CHOICES) == []
    assert not await tab.read(SHOWN)
    assert await tab.read("document.title") == "C'est fait."
    assert SECRET not in await tab.read("document.documentElement.outerHTML")


async def test_its_button_does_the_same(tab, arrive, guide):
    await arrive()
    await say(tab, SECRET)
    await tab.until(f"{CHOICES}.length === 1")
    await press(tab, "Tout effacer")
    await tab.until("document.body.matches('.ended')")

    assert await tab.read(SAID) == [LINE] and await tab.read(MINE) == []
    assert guide.heard[-1].payload == "/stop"


async def test_the_screen_is_empty_before_anybody_answers(tab, arrive, guide):
    """Given an answer that takes its time, when STOP is typed, then nothing waits for it."""
    await arrive()
    await say(tab, SECRET)
    await tab.until(f"{SAID}.length === 2")
    guide.failing = True
    await say(tab, "STOP !")
    await tab.until("document.querySelector('.notice')")
    assert await tab.read(MINE) == [] and await tab.read(SAID) == []

    guide.failing = False
    await press(tab, "Réessayer")
    await tab.until(f"{SAID}.length === 1")


async def test_the_browser_keeps_nothing_and_the_way_back_shows_nothing(tab, arrive, guide):
    """Given a page that was stopped and left, when somebody goes back, then it begins anew or
    shows the dull line."""
    visitor = await arrive()
    await say(tab, SECRET)
    await tab.until(f"{SAID}.length === 2")
    await say(tab, "stop")
    await tab.until("document.body.matches('.ended')")
    assert await tab.read(KEPT) == '[0,0,"",null,""]'

    await tab.call("Page.navigate", url=visitor.address + "healthz")
    await tab.until("location.pathname === '/healthz' && document.readyState === 'complete'")
    await tab.read("history.back()")
    await tab.until("location.pathname === '/' && document.readyState === 'complete'")
    await tab.until(f"{SAID}.length === 1")

    assert SECRET not in await tab.read("document.documentElement.outerHTML")
    assert await tab.read("document.querySelector('#field').value") == ""


async def test_lines_of_help_said_along_with_it_stay_in_sight(tab, arrive, guide):
    await arrive()
    await say(tab, SECRET)
    await tab.until(f"{SAID}.length === 2")
    await say(tab, "/stop je veux mourir")
    await tab.until(f"{SAID}.at(-1) === {LINE!r}")

    assert await tab.read(SAID) == ["Le 3114 répond jour et nuit.", LINE]
    assert await tab.read(SHOWN), "and the numbers below as well"


async def test_a_new_word_brings_the_page_back(tab, arrive, guide):
    await arrive()
    await say(tab, "stop")
    await tab.until("document.body.matches('.ended')")
    await say(tab, "bonsoir")
    await tab.until(f"{SAID}.length === 2")

    assert await tab.read(SHOWN)
    assert await tab.read("document.title") == "Sangfroid"
