"""A whole conversation over a Bot API server that this project did not write."""

from __future__ import annotations

import aiohttp
import pytest_asyncio
from foreign_server import TOKEN, ForeignPerson, buttons, foreign_server
from telegram_house import QUICK, name_of

from bot.reading.reader import FileReader
from bot.telegram.application import build_application, running

LETTER = """Objet : CONVOCATION EN JUSTICE

À votre attention, vous faites l'objet de poursuites pour pédopornographie, constatées
par la brigade de protection des mineurs en collaboration avec Europol. Vous êtes prié de
nous écrire vos justifications à brigade.mineurs@consultant.com sous un délai strict de
72 heures, faute de quoi un mandat d'arrêt sera émis."""
MOST_STEPS = 12


@pytest_asyncio.fixture(scope="module")
async def person(dialogue, texts):
    async with foreign_server() as url, aiohttp.ClientSession() as http, FileReader() as reader:
        application = build_application(
            dialogue, name_of, texts, reader, token=TOKEN, api_url=url, pace=QUICK, poll_seconds=1
        )
        async with running(application):
            yield ForeignPerson(http, url)


async def press(person: ForeignPerson, title: str, expect: str = "") -> None:
    """Press the newest button of that title, and wait until the answer shows."""
    before = await person.texts()
    for message in reversed(await person.screen()):
        chosen = [b for b in buttons(message) if b["text"] == title]
        if chosen:
            await person.press(chosen[0]["callback_data"], message)
            await person.until(lambda texts: texts != before and expect in " ".join(texts))
            return
    raise AssertionError(f"no button « {title} » on the screen")


async def test_a_false_summons_is_taken_to_the_last_step_over_real_http(person):
    """Given a foreign server, when a letter is pasted, then the plan is walked to its closing."""
    await person.command("/start")
    await person.until(lambda texts: "un programme, pas une personne" in " ".join(texts))
    await person.say(LETTER)
    await person.until(lambda texts: "une fausse convocation" in " ".join(texts))
    await press(person, "Oui", expect="Avez-vous déjà répondu")
    await press(person, "Rien de tout ça", expect="Dans quel pays")
    await press(person, "France", expect="Étape 1 sur")
    # The card is edited in place: each step is read before the next one takes its room.
    read = ""
    for _ in range(MOST_STEPS):
        await press(person, "C'est fait")
        read += " ".join(await person.texts())
        if "revenir ici quand vous voulez" in read:
            break

    assert "17cyber.gouv.fr" in read
    assert "STOP efface ce que je retiens" in read


async def test_a_press_that_the_server_hardly_describes_is_answered(person):
    before = await person.texts()
    await person.press_barely("zzz")

    await person.until(lambda texts: len(texts) > len(before))
