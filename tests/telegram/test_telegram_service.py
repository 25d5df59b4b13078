"""The room opens and closes beside other services, and says clearly why it cannot."""

from __future__ import annotations

import asyncio
import logging

import pytest
from fake_bot_api import TOKEN, FakeBotApi
from telegram_house import QUICK, House
from telegram_people import PHOTO, Person

from bot.port import Message, Reply, ScriptedDialogue
from bot.telegram import application as service
from bot.telegram.application import TelegramRefused, running, serve
from bot.telegram.sending import Pace


async def test_a_wrong_token_is_refused_by_the_name_of_its_variable(house, scripted, caplog):
    wrong = "987654321:wrong-token-wrong-token-wrong"
    with pytest.raises(TelegramRefused, match="TELEGRAM_BOT_TOKEN") as refusal:
        await asyncio.wait_for(serve(house.build(scripted, token=wrong)), 5)

    assert wrong not in str(refusal.value)
    assert wrong not in caplog.text


async def test_a_token_that_is_revoked_later_ends_the_service(house: House, scripted, caplog):
    application = house.build(scripted)
    serving = asyncio.create_task(serve(application))
    await house.api.until(lambda: house.api.made("getUpdates"))
    house.api.token = "another"
    await house.api.deliver(message={})

    with pytest.raises(TelegramRefused, match="TELEGRAM_BOT_TOKEN"):
        await asyncio.wait_for(serving, 5)
    assert TOKEN not in caplog.text


async def test_a_server_that_comes_up_late_is_found(texts, scripted, monkeypatch, caplog):
    """Given no server at first, when it comes up, then the bot serves and the wait was logged."""
    monkeypatch.setattr(service, "CONNECT_WAITS", Pace(first_wait=0.05, longest_wait=0.1))
    reserved = FakeBotApi()
    await reserved.start()
    port = int(reserved.url.rpartition(":")[2])
    await reserved.stop()
    api = FakeBotApi()
    house = House(api, texts)
    api.url = reserved.url
    serving = asyncio.create_task(serve(house.build(scripted)))
    await asyncio.sleep(0.3)
    assert not serving.done()

    await api.start(port)
    person = Person(api, 42)
    await person.say("bonsoir")
    await api.until(lambda: person.texts())
    assert "Telegram cannot be reached" in caplog.text

    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    await api.stop()


async def test_the_service_can_be_stopped_while_no_server_answers(house, scripted):
    house.api.fail("getMe", 502, times=99)
    serving = asyncio.create_task(serve(house.build(scripted)))
    await house.api.until(lambda: house.api.made("getMe"))
    serving.cancel()

    await asyncio.wait_for(asyncio.gather(serving, return_exceptions=True), 2)


async def test_listening_goes_on_after_the_server_stumbles(house, api, person, scripted, caplog):
    api.fail("getUpdates", 502)
    async with house.open(scripted):
        await person.say("bonsoir")
        await api.until(lambda: person.texts())
        caplog.set_level(logging.INFO)
        await house.settled()

    assert "Telegram cannot be reached (status 502)" in caplog.text


async def test_another_program_with_the_same_token_is_named_in_the_log(
    house, api, person, scripted, caplog
):
    api.fail("getUpdates", 409, description="Conflict: terminated by other getUpdates request")
    async with house.open(scripted):
        await person.say("bonsoir")
        await api.until(lambda: person.texts())

    assert "another program is listening with the same token" in caplog.text


async def test_the_menu_is_announced_in_english_and_french(house, api, scripted, texts):
    async with house.open(scripted):
        pass

    assert [c["command"] for c in api.commands[""]] == [c for c, _ in texts.commands("en")]
    assert [c["command"] for c in api.commands["fr"]] == [c for c, _ in texts.commands("fr")]


async def test_what_was_written_while_the_bot_was_away_is_answered(house, api, person, scripted):
    await person.say("il y a quelqu'un ?")
    async with house.open(scripted):
        await house.settled()

    assert person.texts() == ["Bonjour, je suis là."]
    assert api.made("deleteWebhook")[0].params.get("drop_pending_updates") in (None, "false")


async def test_answers_under_way_leave_before_the_service_stops(house, api, person):
    class Slow(ScriptedDialogue):
        async def reply(self, message: Message) -> list[Reply]:
            await asyncio.sleep(0.3)
            return await super().reply(message)

    async with house.open(Slow([Reply("voilà")])):
        await person.say("bonsoir")
        await api.fetched()

    assert person.texts() == ["voilà"]


async def test_an_answer_that_never_ends_does_not_keep_the_service_open(house, api, person):
    class Stuck(ScriptedDialogue):
        async def reply(self, message: Message) -> list[Reply]:
            await asyncio.Event().wait()
            raise AssertionError

    application = house.build(Stuck([]), pace=Pace(grace=0.1, typing_wait=0.1))
    async with running(application):
        await person.say("bonsoir")
        await person.say("encore")
        await api.until(lambda: api.made("sendChatAction"))
        started = asyncio.get_running_loop().time()

    assert asyncio.get_running_loop().time() - started < 2.0


async def test_each_update_is_confirmed_and_not_answered_twice(house, person, scripted):
    async with house.open(scripted):
        await person.say("bonsoir")
        await house.settled()
    async with house.open(scripted):
        await house.settled()

    assert len(person.texts()) == 1


async def test_no_log_line_holds_the_token_a_name_a_file_or_a_word(house, api, person, caplog):
    """Given a log at its most talkative and every kind of failure, then nothing leaks."""
    caplog.set_level(logging.DEBUG)

    class Broken(ScriptedDialogue):
        async def reply(self, message: Message) -> list[Reply]:
            if "panne" in message.text:
                raise KeyError(message.text)
            return await super().reply(message)

    async with house.open(Broken([Reply("mot-de-la-réponse")]), QUICK):
        for status, wait in ((400, None), (403, None), (429, 1), (500, None)):
            api.fail("sendMessage", status, description="mot-de-la-réponse", retry_after=wait)
            await person.say("mot-secret")
        await person.say("mot-secret panne")
        await person.send(photo=PHOTO, caption="mot-secret")
        await api.deliver(message={"text": "mot-secret", "message_id": {}, "date": "mot-secret"})
        await house.settled()
        api.fail("getUpdates", 500, description="mot-secret")
        await person.say("mot-secret")
        await house.settled()

    for secret in (TOKEN, "mot-secret", "mot-de-la-réponse", "Prénom-secret", "FILE-ID"):
        assert secret not in caplog.text
