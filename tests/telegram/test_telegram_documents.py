"""A file that was made for somebody arrives whole, or its words arrive and say that it did not."""

from __future__ import annotations

import logging

import pytest
from telegram_house import Cards
from telegram_people import Person

from bot.port import Button, Document, Reply
from bot.telegram.rendering import CAPTION_LIMIT, render

PDF = Document("dossier-7F3A-91C2.pdf", "application/pdf", b"%PDF-1.7 " + bytes(range(256)) * 40)
ASKED = Reply("Où en êtes-vous ?", (Button("Pas encore", "/not_yet"),))


def answers(reply: Reply) -> Cards:
    return Cards({None: [reply]})


async def test_a_file_arrives_with_its_words_and_buttons(listening, house, api, person) -> None:
    await listening(answers(Reply("Voici.", (Button("Suite", "/next"),), document=PDF)))
    await person.say("télécharger")
    await house.settled()

    assert api.documents == [(person.chat, PDF.name, PDF.data)]
    assert person.screen()[-1]["caption"] == "Voici." and person.titles() == ["Suite"]


async def test_whoever_gets_a_file_may_pass_it_on(listening, house, api, person) -> None:
    """Given a dossier, then nothing keeps its owner from forwarding it to the police."""
    await listening(answers(Reply("Voici.", document=PDF)))
    await person.say("télécharger")
    await house.settled()

    assert "protect_content" not in api.made("sendDocument")[0].params


@pytest.mark.parametrize(
    ("text", "messages", "caption"),
    [
        ("é" * CAPTION_LIMIT, 1, CAPTION_LIMIT),
        ("é" * (CAPTION_LIMIT + 1), 2, 0),
        ("🙂" * (CAPTION_LIMIT // 2), 1, CAPTION_LIMIT // 2),
        ("🙂" * (CAPTION_LIMIT // 2 + 1), 2, 0),
        ("", 1, 0),
    ],
)
def test_words_are_below_the_file_as_long_as_telegram_takes_them_there(
    text: str, messages: int, caption: int
) -> None:
    parts = render(Reply(text, document=PDF))

    assert len(parts) == messages and parts[-1].document is PDF
    assert len(parts[-1].text) == caption
    assert all(part.document is None for part in parts[:-1])


async def test_words_that_do_not_fit_below_it_come_before_it(listening, house, api, person) -> None:
    long = "mot " * (CAPTION_LIMIT // 4 + 10)
    await listening(answers(Reply(long, document=PDF)))
    await person.say("télécharger")
    await house.settled()

    first, second = person.screen()
    assert first["text"] == long.strip() and "caption" not in second
    assert second["document"]["file_name"] == PDF.name


async def test_it_is_tried_again_like_every_message(listening, house, api, person) -> None:
    api.fail("sendDocument", 502, times=1)
    await listening(answers(Reply("Voici.", document=PDF)))
    await person.say("télécharger")
    await house.settled()

    assert [name for _, name, _ in api.documents] == [PDF.name]


@pytest.mark.parametrize("status", [400, 404, 413, 502])
async def test_a_file_that_cannot_be_sent_is_missed_aloud(
    listening, house, api, person, texts, status: int
) -> None:
    """Given a server that takes no file, then the words and the buttons come, and say so."""
    api.fail("sendDocument", status, times=9, description="no file")
    await listening(answers(Reply("Voici le dossier.", (Button("Suite", "/next"),), document=PDF)))
    await person.say("télécharger")
    await house.settled()

    assert person.texts() == [f"Voici le dossier.\n\n{texts.not_handed('fr')}"]
    assert person.titles() == ["Suite"] and api.documents == []


async def test_stop_takes_the_file_away_too(listening, house, api, person) -> None:
    dialogue = Cards(
        {None: [Reply("Voici.", document=PDF)], "/stop": [Reply("C'est fait.", file="forget")]}
    )
    await listening(dialogue)
    await person.say("télécharger")
    await house.settled()
    await person.say("/stop")
    await house.settled()

    assert len(person.screen()) == 1 and "document" not in person.screen()[0]


async def test_a_button_below_a_file_still_shows_what_was_chosen(
    listening, house, api, person
) -> None:
    """Given a file with a button, when it is pressed, then the file stays and the answer comes."""
    dialogue = Cards(
        {
            None: [Reply("Voici.", (Button("Suite", "/next"),), document=PDF)],
            "/next": [Reply("Oui.")],
        }
    )
    await listening(dialogue)
    await person.say("télécharger")
    await house.settled()
    await person.press("Suite")
    await house.settled()

    assert person.screen()[0]["document"]["file_name"] == PDF.name
    assert person.texts()[-1] == "Oui." and person.titles(0) == []


async def test_the_dialogue_learns_where_a_private_chat_is_and_no_log_does(
    listening, house, api, caplog
) -> None:
    person = Person(api, 815471100)
    dialogue = answers(ASKED)
    with caplog.at_level(logging.DEBUG):
        await listening(dialogue)
        await person.say("bonsoir")
        await house.settled()
        await person.press("Pas encore")
        await house.settled()

    assert [message.address for message in dialogue.heard] == ["815471100"] * 2
    own = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("bot."))
    assert "815471100" not in own
