"""Groups, channels, other bots, people who leave: an invitation, or silence."""

from __future__ import annotations

import time

import pytest
from fake_bot_api import BOT
from telegram_house import name_of
from telegram_people import Person

GROUP = -100200300


@pytest.mark.parametrize(
    "call",
    [
        {"text": "/start"},
        {"text": "/sos@SangfroidTestBot"},
        {"text": "dis @sangfroidtestbot, on me menace"},
        {
            "text": "et alors ?",
            "reply_to_message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": GROUP, "type": "group"},
                "from": BOT,
            },
        },
    ],
)
async def test_a_group_that_calls_is_invited_to_write_in_private(
    listening, house, person: Person, scripted, texts, call
):
    await listening(scripted)
    await person.say_in_group(GROUP, **call)
    await house.settled()

    assert house.api.texts(GROUP) == [texts.group("fr", "@SangfroidTestBot")]
    assert scripted.heard == []


async def test_a_group_is_invited_once_an_hour_at_most(listening, house, person, scripted):
    await listening(scripted)
    for _ in range(3):
        await person.say_in_group(GROUP, "/start")
    await person.say_in_group(GROUP - 1, "/start")
    await house.settled()

    assert len(house.api.texts(GROUP)) == 1
    assert len(house.api.texts(GROUP - 1)) == 1


@pytest.mark.parametrize(
    "talk", ["on me menace", "/sos@AnotherBot", "a/b", "mail@sangfroidtestbots", "", "\ud800"]
)
async def test_a_group_that_talks_of_something_else_is_left_alone(
    listening, house, person, scripted, talk
):
    await listening(scripted)
    await person.say_in_group(GROUP, talk)
    await house.settled()

    assert house.api.texts(GROUP) == []
    assert scripted.heard == []


async def test_a_group_that_shuts_the_bot_out_ends_nobody_s_conversation(
    listening, house, person, scripted
):
    house.api.fail("sendMessage", 403, description="Forbidden: bot was kicked from the group")
    await listening(scripted)
    await person.say_in_group(GROUP, "/start")
    await house.settled()

    assert scripted.forgotten == []


async def test_a_press_in_a_group_is_nobody_s_answer(listening, house, person, scripted):
    await listening(scripted)
    message = {"message_id": 3, "date": 0, "chat": {"id": GROUP, "type": "supergroup"}}
    await person.press_data("m/affirm", message)
    await house.settled()

    assert scripted.heard == []
    assert house.api.texts(GROUP) == []


async def test_channels_and_other_bots_get_silence(listening, house, api, scripted):
    await listening(scripted)
    now = int(time.time())
    channel = {"id": -100, "type": "channel", "title": "C"}
    await api.deliver(
        channel_post={"message_id": 1, "date": now, "chat": channel, "text": "/start"}
    )
    robot = {"id": 9, "is_bot": True, "first_name": "R"}
    private = {"id": 9, "type": "private"}
    message = {"message_id": 2, "date": now, "chat": private, "from": robot, "text": "/start"}
    await api.deliver(message=message)
    await api.deliver(something_new={"id": 1})
    await house.settled()

    assert scripted.heard == []
    assert not api.made("sendMessage")


async def test_somebody_who_blocks_the_bot_is_forgotten(listening, house, person, scripted):
    await listening(scripted)
    await person.say("bonsoir")
    await person.block()
    await house.settled()

    assert scripted.forgotten == [name_of(42)]


async def test_somebody_who_has_blocked_the_bot_meanwhile_is_forgotten_quietly(
    listening, house, person, scripted, caplog
):
    house.api.fail("sendMessage", 403, description="Forbidden: bot was blocked by the user")
    await listening(scripted)
    await person.say("bonsoir")
    await house.settled()

    assert scripted.forgotten == [name_of(42)]
    assert len(house.api.made("sendMessage")) == 1
    assert not [r for r in caplog.records if r.levelname != "INFO"]
