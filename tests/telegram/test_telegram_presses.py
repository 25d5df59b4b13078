"""A pressed button is acknowledged, changes what the screen shows, and never leads nowhere."""

from __future__ import annotations

import asyncio

import pytest
from telegram_house import Cards, name_of
from telegram_people import Person, inaccessible

from bot.port import Button, Message, Reply

YES_NO = (Button("Oui", "/affirm"), Button("J'ai payé", "/paid"))
STEPS = (Button("C'est fait", "/done"), Button("Plus tard", "/later"))


def cards() -> Cards:
    return Cards(
        {
            None: [Reply("Est-ce bien cela ?", YES_NO)],
            "/affirm": [Reply("Merci."), Reply("Étape 1", STEPS, card="step")],
            "/paid": [Reply("Étape 1", STEPS, card="step")],
            "/done": [Reply("Étape 2", STEPS, card="step"), Reply("Gardez les tickets.")],
            "/later": [Reply("À plus tard.")],
            "/outdated": [Reply("Ce bouton n'est plus à jour.", YES_NO)],
        }
    )


async def test_a_press_is_heard_as_its_payload(listening, house, person: Person):
    dialogue = cards()
    await listening(dialogue)
    await person.say("bonsoir")
    await house.settled()
    await person.press("Oui")
    await house.settled()

    assert dialogue.heard[-1] == Message(
        name_of(42), payload="/affirm", language="fr", address="42"
    )


async def test_the_chosen_answer_stays_to_be_read_and_its_buttons_go(listening, house, person):
    """Given a question, when one answer is pressed, then the question shows which, once."""
    await listening(cards())
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()

    assert person.texts() == ["Est-ce bien cela ?\n\n› J'ai payé", "Étape 1"]
    assert person.titles(0) == []
    assert person.titles(1) == ["C'est fait", "Plus tard"]


async def test_a_card_is_replaced_in_place_and_the_rest_follows(listening, house, person):
    await listening(cards())
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()
    await person.press("C'est fait")
    await house.settled()

    assert person.texts()[1:] == ["Étape 2", "Gardez les tickets."]
    assert person.titles(1) == ["C'est fait", "Plus tard"]


async def test_a_card_that_ends_keeps_the_choice(listening, house, person):
    await listening(cards())
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()
    await person.press("Plus tard")
    await house.settled()

    assert person.texts()[1:] == ["Étape 1\n\n› Plus tard", "À plus tard."]
    assert person.titles(1) == []


async def test_a_card_that_scrolled_out_of_sight_is_shown_anew(listening, house, person):
    """Given a card far up the chat, when it is pressed, then the answer is not hidden up there."""
    await listening(cards())
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()
    for _ in range(3):
        await person.say("et après ?")
    await house.settled()
    await person.press("C'est fait", index=1)
    await house.settled()

    assert person.texts()[1] == "Étape 1\n\n› C'est fait"
    assert person.texts()[-2:] == ["Étape 2", "Gardez les tickets."]


async def test_a_card_that_would_stay_the_same_is_sent_anew(listening, house, person):
    """Given a press after which nothing would visibly change, then a new message shows."""
    dialogue = cards()
    dialogue.answers["/later"] = dialogue.answers["/paid"]
    await listening(dialogue)
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()
    await person.press("Plus tard")
    await house.settled()

    assert person.texts()[1:] == ["Étape 1\n\n› Plus tard", "Étape 1"]


@pytest.mark.parametrize(
    "why", ["message can't be edited", "message to edit not found", "MESSAGE_ID_INVALID"]
)
async def test_a_message_that_cannot_be_changed_is_followed_by_a_new_one(
    listening, house, person, why
):
    await listening(cards())
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await house.settled()
    house.api.fail("editMessageText", 400, times=9, description=f"Bad Request: {why}")
    house.api.fail("editMessageReplyMarkup", 400, times=9, description=f"Bad Request: {why}")
    await person.press("C'est fait")
    await house.settled()

    assert person.texts()[1:] == ["Étape 1", "Étape 2", "Gardez les tickets."]


async def test_a_button_from_last_week_is_answered_with_new_messages(listening, house, person):
    await listening(cards())
    await person.press_data("c/done", inaccessible(42))
    await person.press_data("m/affirm", None)
    await house.settled()

    assert person.texts() == ["Étape 2", "Gardez les tickets.", "Merci.", "Étape 1"]
    assert not house.api.made("editMessageText")


@pytest.mark.parametrize("data", ["x", "/affirm", "zzz{", "m", None])
async def test_a_garbled_press_is_an_outdated_button(listening, house, person, data):
    dialogue = cards()
    await listening(dialogue)
    await person.press_data(data, inaccessible(42))
    await house.settled()

    assert dialogue.heard[-1].payload == "/outdated"
    assert person.texts() == ["Ce bouton n'est plus à jour."]


async def test_a_press_is_acknowledged_even_while_its_chat_is_busy(listening, house, person):
    """Given an answer that takes long, when a button is pressed, then its clock stops at once."""
    dialogue = cards()
    gate = asyncio.Event()

    class Slow(Cards):
        async def reply(self, message: Message) -> list[Reply]:
            if message.text == "attends":
                await gate.wait()
            return await super().reply(message)

    await listening(Slow(dialogue.answers))
    await person.say("bonsoir")
    await house.settled()
    await person.say("attends")
    await person.press("Oui")
    await house.api.until(lambda: house.api.made("answerCallbackQuery"))
    assert len(person.texts()) == 1

    gate.set()
    await house.settled()
    assert len(person.texts()) == 4


async def test_a_double_tap_counts_once_but_a_second_step_counts(listening, house, person):
    dialogue = cards()
    await listening(dialogue)
    await person.say("bonsoir")
    await house.settled()
    await person.press("J'ai payé")
    await person.press("J'ai payé")
    await house.settled()
    await person.press("C'est fait")
    await house.settled()
    await person.press("C'est fait", index=1)
    await house.settled()

    assert [m.payload for m in dialogue.heard] == [None, "/paid", "/done", "/done"]
    await house.api.until(lambda: len(house.api.made("answerCallbackQuery")) == 4)


async def test_a_press_is_answered_even_when_it_cannot_be_acknowledged(listening, house, person):
    house.api.fail("answerCallbackQuery", 400, times=9, description="Bad Request: query is too old")
    await listening(cards())
    await person.press_data("m/affirm", inaccessible(42))
    await house.settled()

    assert person.texts() == ["Merci.", "Étape 1"]
