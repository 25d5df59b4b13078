"""A file that was made for somebody arrives whole; a reminder arrives in its chat, and stops."""

from __future__ import annotations

import logging

import pytest
from telegram_house import Cards, name_of
from telegram_people import Person

from bot.follow_up import FollowUp
from bot.port import Button, Document, Reply
from bot.store.reminders import DueReminder
from bot.telegram.following_up import Unreachable, follow_up
from bot.telegram.rendering import CAPTION_LIMIT

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


async def test_a_reminder_arrives_in_the_right_chat(listening, house, api, person) -> None:
    dialogue = answers(ASKED)
    await listening(dialogue)
    room = house.application.bot_data["room"]

    await follow_up(room, str(person.chat), '/follow_up{"after":"week"}', "fr")

    assert person.texts() == ["Où en êtes-vous ?"] and person.titles() == ["Pas encore"]
    heard = dialogue.heard[-1]
    assert heard.conversation == name_of(person.chat)
    assert heard.payload == '/follow_up{"after":"week"}'
    shown = await room.traces.of(name_of(person.chat))
    assert len(shown.numbers) == 1, "STOP takes it away as well"


async def test_who_has_blocked_the_bot_is_forgotten(listening, house, api, person) -> None:
    dialogue = answers(ASKED)
    await listening(dialogue)
    api.fail("sendMessage", 403, description="Forbidden: bot was blocked by the user")

    with pytest.raises(Unreachable):
        await follow_up(house.application.bot_data["room"], str(person.chat), "/follow_up", "fr")

    assert dialogue.forgotten == [name_of(person.chat)]


async def test_a_reminder_survives_a_restart_between_claim_and_delivery(
    listening, house, api, person
) -> None:
    """Given a store whose lease has run out after a crash, then the next service says it once."""

    class Waiting:
        def __init__(self) -> None:
            self.due = [DueReminder("r1", "week", str(person.chat))]
            self.marked: list[str] = []

        def claim_due(self, lease: float = 120.0) -> list[DueReminder]:
            due, self.due = self.due, []
            return due

        def delivered(self, reminder: str) -> None:
            self.marked.append(reminder)

        def put_off(self, reminder: str, until: float) -> None: ...

        def drop(self, reminder: str) -> None: ...

    from functools import partial

    waiting = Waiting()
    await listening(answers(ASKED))
    deliver = partial(follow_up, house.application.bot_data["room"])
    noon = 1_796_212_800.0  # 2 December 2026, 12:00 in Paris
    worker = FollowUp(waiting, deliver, lambda: noon, between=0.0)

    assert await worker.look() == 1 and await worker.look() == 0

    assert waiting.marked == ["r1"] and len(person.screen()) == 1
