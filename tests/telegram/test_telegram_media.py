"""A photo, a voice message or a file is never opened; a kind sentence asks for the words."""

from __future__ import annotations

import pytest
from telegram_people import MEDIA, PHOTO, Person

CHAT = {"id": 42, "type": "private"}


@pytest.mark.parametrize("kind", MEDIA)
async def test_whatever_is_not_text_is_answered_and_not_opened(
    listening, house, person: Person, scripted, texts, kind
):
    await listening(scripted)
    await person.send(**MEDIA[kind])
    await house.settled()

    assert person.texts() == [texts.media("fr")]
    assert scripted.heard == []
    assert not house.api.made("getFile")


async def test_a_caption_is_read_after_the_sentence_about_the_photo(
    listening, house, person, scripted, texts
):
    await listening(scripted)
    await person.send(photo=PHOTO, caption="/stop : on me demande 500 €")
    await house.settled()

    assert person.texts() == [texts.media("fr"), "Bonjour, je suis là."]
    assert (scripted.heard[0].text, scripted.heard[0].payload) == (
        "/stop : on me demande 500 €",
        None,
    )


async def test_an_album_is_answered_once_and_its_caption_is_read(
    listening, house, person, scripted, texts
):
    await listening(scripted)
    for index in range(10):
        caption = {"caption": "regardez"} if index == 3 else {}
        await person.send(photo=PHOTO, media_group_id="album-1", **caption)
    await person.send(photo=PHOTO, media_group_id="album-2")
    await house.settled()

    assert person.texts() == [texts.media("fr"), "Bonjour, je suis là.", texts.media("fr")]
    assert [m.text for m in scripted.heard] == ["regardez"]


async def test_a_moving_live_location_is_answered_once(listening, house, person, scripted):
    await listening(scripted)
    message = await person.send(**MEDIA["location"])
    await person.edit(message)
    await person.edit(message, location={"latitude": 49.0, "longitude": 2.0})
    await house.settled()

    assert len(person.texts()) == 1


async def test_a_caption_written_afterwards_is_read(listening, house, person, scripted, texts):
    await listening(scripted)
    message = await person.send(photo=PHOTO)
    await person.edit(message, caption="il veut 500 €")
    await house.settled()

    assert person.texts() == [texts.media("fr"), "Bonjour, je suis là."]


@pytest.mark.parametrize("code", ["en-GB", "de"])
async def test_the_sentence_speaks_the_language_of_the_client(
    listening, house, api, scripted, texts, code
):
    await listening(scripted)
    stranger = Person(api, 7, language=code)
    await stranger.send(photo=PHOTO)
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
