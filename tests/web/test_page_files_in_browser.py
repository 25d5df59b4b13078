"""Files on the page, in a real browser: chosen, dropped or pasted; offered, asked about, read.

Pictures of it are left in ``reports/``.
"""

from __future__ import annotations

import asyncio

import pytest
from page_files import LETTER, NOT_SENT, NOTICE, SMALL, drop, requests
from web_browser import (
    CHOICES,
    DESK,
    MINE,
    REPORTS,
    SAID,
    Tab,
    enter,
    needs_browser,
    press,
    write,
)
from web_house import CLOSED, FILES, OPEN, WEBHOOK, Librarian, SlowReader

from bot.port import ReadFile, Reply


@pytest.fixture
def guide() -> Librarian:
    return Librarian({"text": [Reply("Bonjour, je suis là.")]})


# --- From choosing to the answer ---


@needs_browser
@pytest.mark.parametrize("look", [(*SMALL, False), (*SMALL, True), (*DESK, False), (*DESK, True)])
async def test_a_picture_waits_here_until_the_question_is_answered(
    tab, arrive, guide, picture, look
):
    """Given a picture, then nothing of it leaves before « que du texte », and then it is read."""
    reader = SlowReader(pages=3)
    visitor = await arrive(look=look, reader=reader)
    name = f"{look[0]}-{'dark' if look[2] else 'light'}"
    guide.delay = 0.8
    await write(tab, "on me demande 500 €")
    await tab.choose(picture)
    await tab.until(f"{MINE}.length")
    await asyncio.sleep(0.5)
    await tab.picture(REPORTS / f"web-{name}-file-chosen.png")
    guide.delay = 0.0
    await tab.until(f"{CHOICES}.length === 2")
    await asyncio.sleep(0.5)
    await tab.picture(REPORTS / f"web-{name}-file-question.png")

    assert await tab.read(MINE) == [f"{picture.name}on me demande 500 €"]
    assert await tab.read("document.querySelector('#field').value") == ""
    assert requests(visitor) == {WEBHOOK: 2}
    assert [m.offered and m.offered.kind for m in guide.heard] == [None, "picture"]
    assert guide.heard[1].text == "on me demande 500 €"

    await press(tab, OPEN.title)
    await tab.until(f"{SAID}.at(-1) === 'Je lis la page 3 sur 3…'")
    await asyncio.sleep(0.5)
    await tab.picture(REPORTS / f"web-{name}-file-page.png")
    assert requests(visitor) == {WEBHOOK: 3, FILES: 1}
    reader.let_go.set()
    await tab.until(f"{SAID}.at(-1) === 'Est-ce bien cela\u00a0?'")
    await asyncio.sleep(0.5)
    await tab.picture(REPORTS / f"web-{name}-file-read.png")

    said = await tab.read(SAID)
    assert "J'ai lu\u00a0: lu" in said and not [line for line in said if "Je lis" in line]
    assert reader.read_so_far == [b"\x89PNG"]
    assert guide.heard[-1].text == "on me demande 500 €"
    assert requests(visitor)[FILES] == 1
    assert await tab.read("document.documentElement.scrollWidth <= innerWidth")
    assert tab.complaints == []


@needs_browser
async def test_a_document_is_read_at_once_by_the_real_reader(tab, arrive, guide, letter):
    visitor = await arrive()
    await tab.choose(letter)
    await tab.until(f"{SAID}.length === 3")

    assert (await tab.read(SAID))[1] == f"J'ai lu\u00a0: {LETTER}".replace(" :", "\u00a0:").replace(
        "500 €", "500\u00a0€"
    ).replace("72 h", "72\u00a0h")
    assert await tab.read(MINE) == [letter.name]
    assert (guide.heard[-1].language, guide.heard[-1].read.text) == ("fr-FR", LETTER)
    assert guide.heard[-1].conversation == guide.heard[0].conversation
    assert await tab.read("document.querySelector('#picker').value") == ""
    assert requests(visitor) == {WEBHOOK: 2, FILES: 1}
    assert tab.complaints == []


@needs_browser
@pytest.mark.parametrize(("language", "words"), [("fr-FR", NOT_SENT), ("en-GB", "(file not sent)")])
async def test_a_file_that_stays_closed_never_leaves(tab, arrive, guide, picture, language, words):
    """Given « no », then nothing was uploaded, and not even its name stays on the page."""
    visitor = await arrive(language=language)
    await tab.choose(picture)
    await tab.until(f"{CHOICES}.length === 2")
    await press(tab, CLOSED.title)
    await tab.until(f'{SAID}.at(-1).startsWith("D\'accord")')

    assert await tab.read(MINE) == [words, CLOSED.title]
    assert "Capture" not in await tab.read("document.documentElement.innerHTML")
    assert requests(visitor) == {WEBHOOK: 3}
    await tab.picture(REPORTS / "web-375-light-file-closed.png")

    # Who then says yes all the same is told to send it again.
    await tab.read("document.querySelector('#field').value = '/picture_is_text'")
    await enter_field(tab)
    await tab.until(f"{SAID}.some((text) => text.endsWith('gone'))")
    assert guide.heard[-1].read == ReadFile(refusal="gone")


@needs_browser
async def test_a_video_is_taken_off_at_once(tab, arrive, guide, tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"secret")
    visitor = await arrive()
    await tab.choose(film)
    await tab.until(f"{SAID}.length === 2")

    assert guide.heard[-1].offered.kind == "video"
    assert await tab.read(MINE) == [NOT_SENT]
    assert requests(visitor) == {WEBHOOK: 2}


@needs_browser
async def test_a_dialogue_that_says_nothing_about_a_file_leaves_it_here(tab, arrive, guide):
    """Given « je veux mourir » beside a file, then the person is answered, and the file let go."""
    guide.reply = _only_listens(guide)
    visitor = await arrive()
    await drop(tab, "note.txt", "text/plain")
    await tab.until(f"{SAID}.length === 2")

    assert await tab.read(MINE) == [NOT_SENT]
    assert requests(visitor) == {WEBHOOK: 2}


def _only_listens(guide: Librarian):
    async def reply(message):
        guide.heard.append(message)
        return guide.answers["text"]

    return reply


# --- Other ways to hand in a file ---


@needs_browser
async def test_a_file_can_be_dropped_onto_the_page(tab, arrive, guide):
    await arrive(look=(*DESK, False))
    await drop(tab, "a.pdf", "application/pdf", event="dragover")
    assert await tab.read("window.stopped && !document.querySelector('#drop').hidden")
    await tab.picture(REPORTS / "web-1280-light-file-dragged.png")
    await drop(tab, "capture.png", "image/png")
    await tab.until(f"{CHOICES}.length === 2")

    assert await tab.read("window.stopped && document.querySelector('#drop').hidden")
    assert guide.heard[-1].offered.kind == "picture"
    assert await tab.read(MINE) == ["capture.png"]


@needs_browser
async def test_of_several_files_the_first_is_taken_and_this_is_said(tab, arrive, guide):
    await arrive()
    await drop(tab, "un.png", "image/png", "deux.png", "image/png")
    await tab.until(f"{CHOICES}.length === 2")

    assert "Un fichier à la fois" in await tab.read(f"{NOTICE}.textContent")
    assert await tab.read(MINE) == ["un.png"]


@needs_browser
async def test_a_picture_can_be_pasted(tab, arrive, guide):
    await arrive()
    await drop(tab, "image.png", "image/png", event="paste")
    await tab.until(f"{CHOICES}.length === 2")

    assert guide.heard[-1].offered.kind == "picture"


@needs_browser
async def test_pasted_words_stay_words_even_with_a_picture_of_them(tab, arrive, guide):
    """Given a paste out of an office program, then its text is what counts."""
    await arrive()
    await tab.read(
        "{ const transfer = new DataTransfer(); transfer.setData('text/plain', 'bonsoir');"
        "transfer.items.add(new File(['x'], 'image.png', { type: 'image/png' }));"
        "window.stopped = !document.querySelector('#field').dispatchEvent(new ClipboardEvent("
        "'paste', { clipboardData: transfer, bubbles: true, cancelable: true })); }"
    )
    await asyncio.sleep(0.1)

    assert not await tab.read("window.stopped")
    assert await tab.read(MINE) == [] and len(guide.heard) == 1


@needs_browser
async def test_a_second_picture_takes_the_place_of_the_first(tab, arrive, guide):
    reader = SlowReader(pages=0)
    reader.let_go.set()
    visitor = await arrive(reader=reader)
    await drop(tab, "un.png", "image/png", size=1)
    await tab.until(f"{CHOICES}.length === 2")
    await drop(tab, "deux.png", "image/png", size=2)
    await tab.until(f"{CHOICES}.length === 2 && {SAID}.length === 3")
    await press(tab, OPEN.title)
    await tab.until(f"{SAID}.at(-1).startsWith('Est-ce bien cela')")

    assert await tab.read(MINE) == [NOT_SENT, "deux.png", OPEN.title]
    assert reader.read_so_far == [bytes(2)]
    assert requests(visitor)[FILES] == 1


@needs_browser
async def test_a_document_between_does_not_disturb_a_picture_that_waits(tab, arrive, guide):
    reader = SlowReader(pages=0)
    reader.let_go.set()
    await arrive(reader=reader)
    await drop(tab, "image.png", "image/png", size=1)
    await tab.until(f"{CHOICES}.length === 2")
    await drop(tab, "lettre.pdf", "application/pdf", size=2)
    await tab.until(f"{SAID}.at(-1).startsWith('Est-ce bien cela')")
    await press(tab, OPEN.title)
    for _ in range(100):
        if len(reader.read_so_far) == 2:
            break
        await asyncio.sleep(0.05)

    assert reader.read_so_far == [bytes(2), bytes(1)]


@needs_browser
async def test_long_words_beside_a_file_are_a_message_of_their_own(tab, arrive, guide, letter):
    await arrive()
    words = "é" * 2_000
    await write(tab, words)
    await tab.choose(letter)
    await tab.until(f"{SAID}.at(-1).startsWith('Est-ce bien cela')")

    assert [(m.text, bool(m.offered)) for m in guide.heard[1:3]] == [(words, False), ("", True)]
    assert guide.heard[-1].read.text == LETTER


# --- For everybody ---


@needs_browser
@pytest.mark.parametrize(
    ("language", "name"), [("fr-FR", "Envoyer un fichier"), ("en-GB", "Send a file")]
)
async def test_a_screen_reader_and_a_keyboard_find_the_button(
    tab, arrive, guide, picture, language, name
):
    await arrive(language=language)
    await tab.choose(picture)
    await tab.until(f"{CHOICES}.length === 2")
    tree = (await tab.call("Accessibility.getFullAXTree"))["nodes"]
    shown = [node for node in tree if not node.get("ignored")]
    names = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in shown}
    assert ("button", name) in names
    assert ("image", "Fichier" if language == "fr-FR" else "File") in names

    await tab.read("document.querySelector('#field').focus()")
    await tab.press("Tab", 9, shift=True)
    assert await tab.read("document.activeElement.id") == "attach"
    await tab.read(
        "document.querySelector('#picker').addEventListener('click', "
        "(event) => { event.preventDefault(); window.opened = true; })"
    )
    await tab.press(" ", 32, " ")
    await tab.until("window.opened")


@needs_browser
async def test_a_file_name_is_text_and_breaks_no_line(tab, arrive, guide):
    """Given a name of markup, of one endless word, or written backwards, then nothing moves."""
    await arrive(look=(320, 568, False))
    await drop(tab, f"<b>x</b>\u202e{'a' * 200}.png", "image/png")
    await tab.until(f"{CHOICES}.length === 2")
    await tab.picture(REPORTS / "web-320-light-file-name.png")

    assert "<b>x</b>" in (await tab.read(MINE))[0]
    assert await tab.read("document.querySelectorAll('#log b').length") == 0
    assert await tab.read("document.documentElement.scrollWidth <= innerWidth")


async def enter_field(tab: Tab) -> None:
    await tab.read("document.querySelector('#field').focus()")
    await enter(tab)
