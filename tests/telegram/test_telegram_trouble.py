"""When the server, the network or the dialogue fails, people still get their answer, in order."""

from __future__ import annotations

import asyncio

import pytest
from telegram_house import QUICK, Cards
from telegram_people import Person

from bot.port import Button, ConversationId, Message, Reply, ScriptedDialogue


class Echo:
    """Says what it heard; slowly, or not at all, when it is told so."""

    def __init__(self) -> None:
        self.gates: dict[str, asyncio.Event] = {}
        self.forgotten: list[ConversationId] = []

    async def reply(self, message: Message) -> list[Reply]:
        if gate := self.gates.get(message.text):
            await gate.wait()
        if message.text == "panne":
            raise RuntimeError(f"secret of {message.text}")
        return [Reply(message.text)]

    async def forget(self, conversation: ConversationId) -> None:
        self.forgotten.append(conversation)


async def test_one_chat_s_messages_are_answered_in_order(listening, house, person: Person):
    """Given a slow first answer, when more messages come, then they wait their turn."""
    dialogue = Echo()
    dialogue.gates["1"] = asyncio.Event()
    await listening(dialogue)
    for number in range(1, 30):
        await person.say(str(number))
    await house.api.fetched()
    dialogue.gates["1"].set()
    await house.settled()

    assert person.texts() == [str(number) for number in range(1, 30)]


async def test_a_slow_chat_does_not_hold_up_another(listening, house, api, person):
    dialogue = Echo()
    dialogue.gates["lent"] = asyncio.Event()
    await listening(dialogue)
    await person.say("lent")
    for _ in range(100):
        await person.say("encore")
    other = Person(api, 7)
    await other.say("bonsoir")
    await api.until(lambda: other.texts() == ["bonsoir"])
    assert person.texts() == []

    dialogue.gates["lent"].set()
    await house.settled()
    assert len(person.texts()) == 101


async def test_chats_that_are_quiet_take_no_memory(listening, house, api):
    await listening(Echo())
    for chat in range(1, 40):
        await Person(api, chat).say("bonsoir")
    await house.settled()

    assert house.application.update_processor.busy == 0


async def test_a_429_makes_that_chat_wait_and_no_other(listening, house, api, person):
    api.fail("sendMessage", 429, retry_after=1, chat=42)
    await listening(Echo(), pace=QUICK.__class__(attempts=3, first_wait=0.01, longest_wait=1.0))
    await person.say("un")
    other = Person(api, 7)
    await other.say("bonsoir")
    await api.until(lambda: other.texts())
    assert person.texts() == []

    await house.settled()
    first, second = api.made("sendMessage", chat=42)
    assert second.at - first.at >= 0.9
    assert person.texts() == ["un"]


async def test_a_429_of_an_hour_is_not_waited_out(listening, house, api, person):
    api.fail("sendMessage", 429, times=3, retry_after=3600)
    await listening(Echo())
    await person.say("un")
    await house.settled()

    assert len(api.made("sendMessage")) == QUICK.attempts


@pytest.mark.parametrize("fault", [{"status": 500}, {"status": 502}, {"status": 0, "reset": True}])
async def test_a_stumbling_server_is_asked_again(listening, house, api, person, fault):
    api.fail("sendMessage", times=2, **fault)
    await listening(Echo())
    await person.say("un")
    await person.say("deux")
    await house.settled()

    assert person.texts() == ["un", "deux"]


async def test_an_edit_is_tried_again_too(listening, house, api, person):
    dialogue = Cards({None: [Reply("Étape", (Button("Oui", "/yes"),), card="step")]})
    dialogue.answers["/yes"] = [Reply("Étape 2", card="step")]
    await listening(dialogue)
    await person.say("bonsoir")
    await house.settled()
    api.fail("editMessageText", 500)
    await person.press("Oui")
    await house.settled()

    assert person.texts() == ["Étape 2"]


async def test_a_server_that_stays_down_loses_one_answer_but_not_the_next(
    listening, house, api, person
):
    api.fail("sendMessage", 500, times=QUICK.attempts)
    await listening(Echo())
    await person.say("un")
    await person.say("deux")
    await house.settled()

    assert person.texts() == ["deux"]


async def test_a_refused_message_does_not_hold_back_the_next_one(listening, house, api, person):
    api.fail("sendMessage", 400, description="Bad Request: whatever")
    await listening(ScriptedDialogue([Reply("un"), Reply("deux")]))
    await person.say("bonsoir")
    await house.settled()

    assert person.texts() == ["deux"]


async def test_when_the_dialogue_fails_people_are_told_where_to_turn(
    listening, house, person, texts
):
    await listening(Echo())
    await person.say("panne")
    await person.say("bonsoir")
    await house.settled()

    assert person.texts() == [texts.trouble("fr"), "bonsoir"]


async def test_a_reply_that_cannot_be_shown_is_told_like_a_failure(listening, house, person, texts):
    await listening(ScriptedDialogue([Reply("?", (Button("Oui", "/" + "a" * 99),))]))
    await person.say("bonsoir")
    await house.settled()

    assert person.texts() == [texts.trouble("fr")]


async def test_an_update_that_cannot_be_read_does_not_hold_up_the_others(
    listening, house, api, person
):
    await listening(Echo())
    await api.deliver(message={"message_id": "?", "chat": 3})
    await api.deliver(message="?")
    await api.deliver(callback_query={"id": "1"})
    await person.say("bonsoir")
    await house.settled()

    assert person.texts() == ["bonsoir"]


async def test_a_slow_typing_indicator_does_not_hold_back_the_answer(listening, house, person):
    house.api.delays["sendChatAction"] = 3.0
    await listening(Echo(), pace=QUICK.__class__(typing_wait=0.05))
    await person.say("bonsoir")
    await house.api.until(lambda: person.texts() == ["bonsoir"], seconds=1.0)


async def test_optional_methods_that_are_refused_are_logged_once(
    listening, house, api, person, caplog
):
    for method in ("sendChatAction", "setMyCommands", "answerCallbackQuery"):
        api.fail(method, 404, times=99, description="Not Found")
    await listening(Echo())
    for text in ("un", "deux", "trois"):
        await person.say(text)
    await house.settled()

    assert person.texts() == ["un", "deux", "trois"]
    refused = [r.getMessage() for r in caplog.records if "refuses" in r.getMessage()]
    assert len(refused) == 2
