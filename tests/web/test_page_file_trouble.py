"""What goes wrong with a file on the page, in a real browser: nothing is lost, nothing leaks."""

from __future__ import annotations

import asyncio

import pytest
from page_files import LETTER, NOTICE, drop, requests
from web_browser import (
    CHOICES,
    MINE,
    REPORTS,
    SAID,
    enter,
    needs_browser,
    press,
    write,
)
from web_house import FILES, OPEN, Librarian, SlowReader

from bot.port import ReadFile, Reply
from bot.reading.limits import MAX_FILE


@pytest.fixture
def guide() -> Librarian:
    return Librarian({"text": [Reply("Bonjour, je suis là.")]})


@needs_browser
async def test_a_file_too_large_is_not_sent_and_the_dialogue_says_what_to_do(tab, arrive, guide):
    reader = SlowReader()
    await arrive(reader=reader)
    await drop(tab, "gros.pdf", "application/pdf", size=MAX_FILE + 1)
    await tab.until(f"{SAID}.some((text) => text.endsWith('too_large'))")

    assert guide.heard[-1].read == ReadFile(refusal="too_large")
    assert reader.read_so_far == [] and await tab.read(NOTICE) is None


@needs_browser
async def test_a_file_that_was_deleted_meanwhile_is_asked_for_again(tab, arrive, guide, picture):
    await arrive()
    await tab.choose(picture)
    await tab.until(f"{CHOICES}.length === 2")
    picture.unlink()
    await press(tab, OPEN.title)
    await tab.until(f"{SAID}.some((text) => text.endsWith('gone'))")

    assert guide.heard[-1].read == ReadFile(refusal="gone")


@needs_browser
async def test_a_file_that_finds_no_answer_is_kept_and_can_be_sent_again(
    tab, arrive, guide, picture
):
    """Given a dialogue that fails after the first page, then « Réessayer » goes on from there."""
    reader = SlowReader()
    visitor = await arrive(reader=reader)
    await tab.choose(picture)
    await tab.until(f"{CHOICES}.length === 2")
    await press(tab, OPEN.title)
    await tab.until(f"{SAID}.at(-1) === 'Je lis la page 2 sur 2…'")
    guide.failing = True
    reader.let_go.set()
    await tab.until(f"{NOTICE}")
    await asyncio.sleep(0.4)
    await tab.picture(REPORTS / "web-375-light-file-no-answer.png")
    assert await tab.read("document.querySelector('.unsent .file').textContent") == picture.name

    guide.failing = False
    await press(tab, "Réessayer")  # the server has lost the permit
    await tab.until(f"{NOTICE}")
    await press(tab, "Réessayer")  # so it is offered anew, and asked about anew
    await tab.until(f"{CHOICES}.length === 2")
    await press(tab, OPEN.title)
    await tab.until(f"{SAID}.at(-1).startsWith('Est-ce bien cela')")

    assert await tab.read(f"{NOTICE}") is None
    assert await tab.read("document.querySelectorAll('.unsent').length") == 0
    assert requests(visitor)[FILES] == 3


@needs_browser
async def test_a_file_offered_without_connection_is_offered_later(tab, arrive, guide, letter):
    visitor = await arrive()
    guide.failing = True
    await tab.choose(letter)
    await tab.until(f"{NOTICE}")
    assert await tab.read("document.querySelector('.unsent .file').textContent") == letter.name
    assert requests(visitor)[FILES] == 0

    guide.failing = False
    await press(tab, "Réessayer")
    await tab.until(f"{SAID}.at(-1).startsWith('Est-ce bien cela')")
    assert guide.heard[-1].read.text == LETTER


@needs_browser
@pytest.mark.parametrize("typed", ["stop", "STOP !", "/stop", "/oublier", "Efface tout."])
async def test_stop_forgets_a_picture_that_waits(tab, arrive, guide, picture, typed):
    visitor = await arrive()
    await tab.choose(picture)
    await tab.until(f"{CHOICES}.length === 2")
    await write(tab, typed)
    await enter(tab)
    await tab.until(f"{SAID}.length === 1")

    assert await tab.read(MINE) == []
    assert requests(visitor)[FILES] == 0


@needs_browser
async def test_stop_ends_the_reading(tab, arrive, guide, letter):
    reader = SlowReader()
    await arrive(reader=reader)
    await tab.choose(letter)
    await tab.until(f"{SAID}.at(-1) === 'Je lis la page 2 sur 2…'")
    await write(tab, "stop")
    await enter(tab)
    await asyncio.wait_for(reader.cancelled.wait(), 5)
    await tab.until(f"{SAID}.at(-1) === 'Bonjour, je suis là.' && {SAID}.length === 1")

    assert await tab.read(MINE) == []
    assert [m.read for m in guide.heard] == [None] * 3
    assert await tab.read(NOTICE) is None


@needs_browser
async def test_leaving_quickly_ends_the_reading(tab, arrive, guide, letter):
    reader = SlowReader()
    await arrive(reader=reader)
    await tab.choose(letter)
    await tab.until(f"{SAID}.at(-1) === 'Je lis la page 2 sur 2…'")
    await press(tab, "Quitter vite")
    await asyncio.wait_for(reader.cancelled.wait(), 5)
    for _ in range(100):
        if guide.heard[-1].payload == "/stop":
            break
        await asyncio.sleep(0.05)

    assert guide.heard[-1].payload == "/stop" and not [m for m in guide.heard if m.read]
