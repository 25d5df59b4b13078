"""A whole conversation over a Bot API server that this project did not write."""

from __future__ import annotations

import aiohttp
import pytest_asyncio
from foreign_server import TOKEN, ForeignPerson, buttons, foreign_server
from telegram_house import QUICK, name_of

from bot.telegram.application import build_application, running

PRESSES = 3


@pytest_asyncio.fixture(scope="module")
async def person(dialogue, texts):
    async with foreign_server() as url, aiohttp.ClientSession() as http:
        application = build_application(
            dialogue, name_of, texts, token=TOKEN, api_url=url, pace=QUICK, poll_seconds=1
        )
        async with running(application):
            yield ForeignPerson(http, url)


async def converse(person: ForeignPerson) -> list[str]:
    """Greet, tell what happened, then press the first button offered, a few times."""
    await person.command("/start")
    greeting = await person.until(bool)
    await person.say("on me menace d'envoyer une vidéo à ma famille si je ne paie pas")
    seen = await person.until(lambda texts: len(texts) > len(greeting))
    for _ in range(PRESSES):
        offered = [message for message in await person.screen() if buttons(message)]
        last = offered[-1]
        await person.press(buttons(last)[0]["callback_data"], last)
        before = list(seen)
        seen = await person.until(lambda texts, before=before: texts != before)
    return seen


async def test_a_conversation_is_held_from_the_greeting_over_several_presses(person):
    """Given a foreign server, when a person writes and presses, then each act is answered."""
    seen = await converse(person)

    assert len(seen) >= 3
    assert all(text.strip() for text in seen)


async def test_a_press_that_the_server_hardly_describes_is_answered(person):
    before = await person.texts()
    await person.press_barely("zzz")

    await person.until(lambda texts: len(texts) > len(before))
