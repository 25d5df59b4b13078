"""A frightened person on a phone: the page in a real browser, from the welcome to leaving quickly.

Pictures of it are left in ``reports/``.
"""

from __future__ import annotations

import asyncio

import pytest
from web_browser import (
    CHOICES,
    DESK,
    MINE,
    PHONE,
    REPORTS,
    SAID,
    Tab,
    enter,
    needs_browser,
    press,
    write,
)
from web_house import Guide, Visitor

from bot.port import Button, Reply

pytestmark = needs_browser

WELCOME = [
    Reply(
        "Bonjour. Je suis Sangfroid, un programme, pas une personne. "
        "Je vous aide à reconnaître une arnaque ou un chantage, et à agir étape par étape.\n\n"
        "Que s'est-il passé ? Racontez avec vos mots, collez ici le message reçu, "
        "ou envoyez le mail ou le PDF.",
        (
            Button(
                "Une convocation ou accusation", '/choose_situation{"situation":"fake_summons"}'
            ),
            Button("Autre chose", "/describe_unclear"),
        ),
    )
]
NAMED = [
    Reply(
        "C'est très probablement une fausse convocation.\n"
        "Ce qui la trahit, dans votre message :\n"
        "• « sous un délai strict de 72 heures » : on vous presse\n"
        "• « répondez sur https://faux.example/dossier » : ce n'est pas une adresse officielle\n\n"
        "Est-ce bien ce que vous avez reçu ?",
        (Button("Oui", "/affirm"), Button("Pas tout à fait", "/deny")),
    )
]
STEP = [
    Reply("Merci de me le dire. Ce message est écrit pour faire peur."),
    Reply(
        "Étape 1 sur 5 · à faire tout de suite ▰▱▱▱▱\n"
        "Signalez-le sur https://www.internet-signalement.gouv.fr. <b>Gardez</b> le message.\n"
        "Pas http://plain.example, ni https://moi@faux.example, ni https://colle.example/x.\n"
        "Pour parler à quelqu'un : 3018, ou 3114. Ils ont demandé 3114 €, ou 06 12 3018.\n"
        "→ 15, SAMU (gratuit)\n→ 114, urgences par SMS\n→ 0800 32 123\n« \n→ 899, appelez »",
        (Button("C'est fait", "/step_done"), Button("Plus tard", "/step_later")),
    ),
]
ENGLISH = [Reply("Hello. What happened?", (Button("Something else", "/describe_unclear"),))]


@pytest.fixture
def guide() -> Guide:
    return Guide(
        {
            "/start": WELCOME,
            '/start{"role":"parent"}': [Reply("Bonjour, vous cherchez de l'aide pour un proche.")],
            '/choose_language{"language":"en"}': ENGLISH,
            "/affirm": STEP,
            "text": NAMED,
        }
    )


@pytest.mark.parametrize("look", [(*PHONE, False), (*PHONE, True), (*DESK, False), (*DESK, True)])
async def test_from_the_welcome_to_the_first_step(tab, arrive, guide, look):
    """Given a visitor, then they are greeted, write, press a choice, and read the first step."""
    await arrive(look=look)
    assert "Je suis Sangfroid" in (await tab.read(SAID))[0]
    assert await tab.read(CHOICES) == ["Une convocation ou accusation", "Autre chose"]
    name = f"{look[0]}-{'dark' if look[2] else 'light'}"
    await asyncio.sleep(0.4)  # until the movement has come to rest
    await tab.picture(REPORTS / f"web-{name}-welcome.png")

    await write(tab, "j'ai reçu une convocation, j'ai peur")
    await enter(tab)
    await tab.until(f"{CHOICES}.includes('Oui')")
    await press(tab, "Oui")
    await tab.until(f"{SAID}.length === 4")
    await asyncio.sleep(0.6)
    await tab.picture(REPORTS / f"web-{name}-step.png")

    assert await tab.read(MINE) == ["j'ai reçu une convocation, j'ai peur", "Oui"]
    assert await tab.read(CHOICES) == ["C'est fait", "Plus tard"]
    assert [(m.text, m.payload) for m in guide.heard] == [
        ("", "/start"),
        ("j'ai reçu une convocation, j'ai peur", None),
        ("", "/affirm"),
    ]
    assert {m.language for m in guide.heard} == {"fr-FR"}
    assert await tab.read("document.documentElement.scrollWidth <= innerWidth")
    assert await tab.read("document.documentElement.scrollHeight <= innerHeight")
    assert tab.complaints == []


async def test_only_trustworthy_addresses_become_links(tab, arrive):
    """Given what the scammer wrote, quoted or pasted, then it is never one touch away."""
    await arrive()
    await write(tab, "il dit d'aller sur https://colle.example/x <img src=x onerror=alert(1)>")
    await enter(tab)
    await tab.until(f"{CHOICES}.includes('Oui')")
    await press(tab, "Oui")
    await tab.until(f"{SAID}.length === 4")
    links = await tab.read(
        "[...document.querySelectorAll('#log a')].map(a => [a.getAttribute('href'), a.rel])"
    )

    assert links == [
        ["https://www.internet-signalement.gouv.fr", "noreferrer noopener"],
        ["tel:3018", "noreferrer noopener"],
        ["tel:3114", "noreferrer noopener"],
        ["tel:15", "noreferrer noopener"],
        ["sms:114", "noreferrer noopener"],
    ]
    assert "<b>Gardez</b>" in (await tab.read(SAID))[-1]
    assert await tab.read("document.querySelectorAll('#log img, #log b').length") == 0


async def test_a_message_that_finds_no_answer_is_kept_and_can_be_sent_again(tab, arrive, guide):
    await arrive()
    guide.failing = True
    await write(tab, "vous êtes là ?")
    await enter(tab)
    await tab.until("document.querySelector('.notice button')")
    notice = await tab.read("document.querySelector('.notice p').textContent")
    await tab.picture(REPORTS / "web-375-light-no-answer.png")
    assert notice == "Pas de réponse pour le moment\u00a0: le message est gardé ici."
    assert await tab.read(MINE) == ["vous êtes là ?"]

    guide.failing = False
    await press(tab, "Réessayer")
    await tab.until(f"{CHOICES}.includes('Oui')")

    assert await tab.read("document.querySelectorAll('.notice, .unsent').length") == 0
    assert await tab.read(MINE) == ["vous êtes là ?"]
    assert [m.text for m in guide.heard] == ["", "vous êtes là ?"]


async def test_what_is_written_meanwhile_waits_its_turn(tab, arrive, guide):
    """Given no connection, and two messages, then both leave in order at the second attempt."""
    await arrive()
    guide.failing = True
    await write(tab, "un")
    await enter(tab)
    await tab.until("document.querySelector('.notice button')")
    guide.failing = False
    await write(tab, "deux")
    await enter(tab)
    await tab.until(f"{SAID}.length === 3")

    assert [m.text for m in guide.heard] == ["", "un", "deux"]


async def test_a_message_that_is_too_long_comes_back_to_be_shortened(tab, arrive, guide):
    await arrive()
    await tab.read("document.querySelector('#field').value = 'a'.repeat(1100000)")
    await tab.read("document.querySelector('.send').click()")
    await tab.until("document.querySelector('.notice')")

    assert await tab.read("document.querySelector('#field').value.length") == 1_100_000
    assert await tab.read(MINE) == []
    assert await tab.read("document.querySelector('.notice button')") is None


async def test_the_conversation_that_cannot_begin_says_so(tab, arrive, guide):
    guide.failing = True
    await arrive()
    assert "encore pu commencer" in await tab.read("document.querySelector('.notice').innerText")

    guide.failing = False
    await press(tab, "Réessayer")
    await tab.until(f"{SAID}.length === 1")


async def test_an_answer_that_takes_its_time_shows_that_it_comes(tab, arrive, guide):
    await arrive()
    guide.delay = 1.0
    await write(tab, "bonsoir")
    await enter(tab)
    await tab.until("!document.querySelector('#typing').hidden")
    await tab.until(f"{SAID}.length === 2")

    assert await tab.read("document.querySelector('#typing').hidden")


async def has_left(tab: Tab, visitor: Visitor, destination: str) -> None:
    history: list[str] = []
    for _ in range(200):
        history = await tab.history()
        if history and history[-1].startswith(destination):
            break
        await asyncio.sleep(0.05)

    assert history and history[-1].startswith(destination)
    assert visitor.address not in history


@pytest.mark.parametrize(
    ("language", "label", "destination"),
    [
        ("fr-FR", "Quitter vite", "https://www.meteofrance.com"),
        ("en-GB", "Leave quickly", "https://www.bbc.co.uk/weather"),
    ],
)
async def test_leaving_quickly_forgets_and_leaves_no_way_back(
    tab, arrive, guide, language, label, destination
):
    """Given somebody who comes in, then one touch erases the conversation and shows the weather."""
    visitor = await arrive(language=language)
    await press(tab, label)
    await has_left(tab, visitor, destination)

    assert guide.heard[-1].payload == "/stop"
    assert guide.heard[-1].conversation == guide.heard[0].conversation


async def test_escape_twice_leaves_even_while_writing(tab, arrive, guide):
    visitor = await arrive()
    await write(tab, "je suis")
    await tab.press("Escape", 27)
    assert await tab.read(f"{SAID}.length") == 1
    await tab.press("Escape", 27)
    await has_left(tab, visitor, "https://www.meteofrance.com")

    assert [m.payload for m in guide.heard] == ["/start", "/stop"]


async def test_the_page_speaks_the_language_of_the_browser_and_of_the_switch(tab, arrive, guide):
    """Given a French browser, when EN is pressed, then page, dialogue and lang attribute follow."""
    await arrive()
    assert await tab.read("document.documentElement.lang") == "fr"
    await press(tab, "EN")
    await tab.until(f"{SAID}.includes('Hello. What happened?')")
    turns = await tab.read("[...document.querySelectorAll('.sangfroid')].map(turn => turn.lang)")

    assert await tab.read("document.documentElement.lang") == "en"
    assert "Leave quickly" in await tab.read("document.querySelector('header').innerText")
    assert turns == ["fr", "en"] and await tab.read(MINE) == []
    assert guide.heard[-1].payload == '/choose_language{"language":"en"}'
    assert guide.heard[-1].language == "en"


async def test_an_english_browser_is_greeted_in_english(tab, arrive, guide):
    await arrive(language="en-GB")

    assert await tab.read("document.documentElement.lang") == "en"
    assert guide.heard[0].language == "en-GB"


@pytest.mark.parametrize(
    ("path", "payload"),
    [("?role=parent", '/start{"role":"parent"}'), ("?role=anything", "/start")],
)
async def test_a_link_may_say_for_whom_it_is(tab, arrive, guide, path, payload):
    await arrive(path)

    assert guide.heard[0].payload == payload


async def test_a_reload_begins_anew(tab, arrive, guide):
    await arrive()
    await tab.call("Page.reload")
    for _ in range(100):
        if len(guide.heard) == 2:
            break
        await asyncio.sleep(0.05)
    first, second = guide.heard

    assert first.payload == second.payload == "/start"
    assert first.conversation != second.conversation


async def test_shift_enter_begins_a_line_and_the_field_grows(tab, arrive, guide):
    await arrive()
    height = "document.querySelector('#field').offsetHeight"
    before = await tab.read(height)
    await write(tab, "un")
    for word in ("deux", "trois"):
        await enter(tab, shift=True)
        await tab.type(word)
    grown = await tab.read(height)
    await enter(tab)
    await tab.until(f"{MINE}.length")

    assert grown > before
    assert guide.heard[-1].text == "un\ndeux\ntrois"
    assert await tab.read(height) == before


async def test_nothing_but_blanks_is_not_sent(tab, arrive, guide):
    await arrive()
    await write(tab, "   ")
    await enter(tab)
    await asyncio.sleep(0.1)

    assert len(guide.heard) == 1 and await tab.read(MINE) == []


async def test_the_keyboard_goes_on_where_the_pressed_choice_was(tab, arrive):
    """Given a choice pressed by keyboard, then Tab leads to the next choices, not to the top."""
    await arrive(look=(*DESK, False))
    await tab.read("document.querySelector('.choices button').focus()")
    await enter(tab)
    await tab.until(f"{CHOICES}.includes('Oui')")
    assert await tab.read("document.activeElement.matches('.turn.me')")

    await tab.press("Tab", 9)
    assert await tab.read("document.activeElement.textContent") == "Oui"


async def test_a_screen_reader_hears_who_speaks_and_names_everything(tab, arrive):
    await arrive()
    await write(tab, "bonsoir")
    await enter(tab)
    await tab.until(f"{SAID}.length === 2")
    tree = (await tab.call("Accessibility.getFullAXTree"))["nodes"]
    shown = [node for node in tree if not node.get("ignored")]
    names = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in shown}

    assert {("log", "Conversation"), ("textbox", "Écrire un message")} <= names
    assert {("button", "Envoyer"), ("button", "Quitter vite"), ("button", "Oui")} <= names
    assert ("group", "Réponses possibles") in names and ("group", "Langue") in names
    assert ("StaticText", "Moi\u00a0:") in names
    assert not [role for role, name in names if role in {"button", "link", "textbox"} and not name]


@pytest.mark.parametrize("look", [(320, 568, False), (667, 375, False), (320, 256, False)])
async def test_small_and_enlarged_screens_keep_everything_within_reach(tab, arrive, look):
    """Given a small phone, a phone held sideways, or a page enlarged to 400 %."""
    await arrive(look=look)
    await asyncio.sleep(0.3)
    await tab.picture(REPORTS / f"web-{look[0]}x{look[1]}.png")

    assert await tab.read("document.documentElement.scrollWidth <= innerWidth")
    assert await tab.read("document.querySelector('#log').clientHeight > 80")
    small = await tab.read(
        "[...document.querySelectorAll('button:not([hidden]), textarea')].map(element => "
        "element.getBoundingClientRect()).filter(box => box.height < 44 || box.width < 40).length"
    )
    assert small == 0
