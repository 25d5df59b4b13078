"""What is neither text nor a file is not touched; a kind sentence asks for the words."""

from __future__ import annotations

import pytest
from telegram_people import MEDIA, PHOTO, Person

CHAT = {"id": 42, "type": "private"}
NO_FILES = ("contact", "location", "dice", "poll", "something new")


@pytest.mark.parametrize("kind", NO_FILES)
async def test_what_is_no_file_is_answered_with_a_sentence(
    listening, house, person: Person, scripted, texts, kind
):
    await listening(scripted)
    await person.send(**MEDIA[kind])
    await house.settled()

    assert person.texts() == [texts.media("fr")]
    assert scripted.heard == []


async def test_a_caption_that_looks_like_a_command_is_words(listening, house, person, scripted):
    await listening(scripted)
    await person.send(photo=PHOTO, caption="/stop : on me demande 500 €")
    await house.settled()

    assert (scripted.heard[0].text, scripted.heard[0].payload) == (
        "/stop : on me demande 500 €",
        None,
    )


async def test_a_moving_live_location_is_answered_once(listening, house, person, scripted):
    await listening(scripted)
    message = await person.send(**MEDIA["location"])
    await person.edit(message)
    await person.edit(message, location={"latitude": 49.0, "longitude": 2.0})
    await house.settled()

    assert len(person.texts()) == 1


async def test_a_caption_written_afterwards_is_read_and_the_file_not_offered_again(
    listening, house, person, scripted
):
    await listening(scripted)
    message = await person.send(photo=PHOTO)
    await person.edit(message, caption="il veut 500 €")
    await house.settled()

    assert [heard.text for heard in scripted.heard] == ["", "il veut 500 €"]
    assert [bool(heard.offered) for heard in scripted.heard] == [True, False]


@pytest.mark.parametrize("code", ["en-GB", "de"])
async def test_the_sentence_speaks_the_language_of_the_client(
    listening, house, api, scripted, texts, code
):
    await listening(scripted)
    stranger = Person(api, 7, language=code)
    await stranger.send(**MEDIA["location"])
    await house.settled()

    assert stranger.texts() == [texts.media("en")]


async def test_what_telegram_says_about_the_chat_itself_is_not_answered(
    listening, house, person, scripted
):
    await listening(scripted)
    await person.send(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    await person.send(pinned_message={"message_id": 1, "date": 0, "chat": CHAT})
    await house.settled()

    assert person.texts() == []
