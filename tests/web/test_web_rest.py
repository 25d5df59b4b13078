"""The REST channel speaks as Rasa's own does: a button is pressed by sending its payload."""

from __future__ import annotations

import asyncio
import json
from base64 import b64decode

import pytest
from web_house import Visitor, name_of

from bot.port import Button, Document, Message, Reply, ScriptedDialogue
from bot.web.asking import LONGEST_BODY

COMMANDS = {
    "/start": "/start",
    "/start parent": '/start{"role":"parent"}',
    "/parent": '/start{"role":"parent"}',
    "/staff": '/start{"role":"staff"}',
    "/aide": "/ask_capabilities",
    "/help": "/ask_capabilities",
    "/Help!": "/ask_capabilities",
    "/langue": "/choose_language",
    "/language": "/choose_language",
    "/oublier": "/stop",
    "/forget": "/stop",
    "/stop": "/stop",
    "/sos": "/sos",
    "/recommencer": "/begin_again",
    "/restart": "/begin_again",
    "/reprendre": "/resume",
    "/resume": "/resume",
}

PAYLOADS = [
    "/affirm",
    '/inform{"paid":"yes"}',
    '/choose_situation{"situation": "fake_summons"}',
    '/start{"role":"parent"}',
    "/nobody_offers_this",
    '/inform{"paid":{"how":"card"}}',
]

WORDS = [
    "bonsoir",
    "",
    "   ",
    "🙂🙂🙂",
    "/",
    "//affirm",
    "/ affirm",
    "/affirm s'il vous plaît",
    '/inform{"paid":"yes"',
    '/inform{"paid"}',
    '/inform["paid"]',
    '/inform{"paid":"yes"} ok',
    "/stop@SomeBot",
    "/12",
    " /affirm",
    '/x{"a":' + "[" * 50_000 + "]" * 50_000 + "}",
]


async def test_replies_come_in_order_with_the_buttons_of_each(visit, asking):
    """Given two replies of which one offers choices, then only that one has the key "buttons"."""
    visitor: Visitor = await visit(asking)

    assert await visitor.say("bonsoir", sender="Ada 1") == [
        {"recipient_id": "Ada 1", "text": "Je lis."},
        {
            "recipient_id": "Ada 1",
            "text": "Est-ce bien cela ?",
            "buttons": [
                {"title": "Oui", "payload": "/affirm"},
                {"title": "Non", "payload": "/deny"},
            ],
        },
    ]


@pytest.mark.parametrize("message", WORDS)
async def test_words_are_passed_on_as_they_are(visit, scripted, message):
    visitor = await visit(scripted)
    await visitor.say(message)

    assert scripted.heard == [Message(name_of("ada"), text=message)]


@pytest.mark.parametrize("message", PAYLOADS)
async def test_the_payload_of_a_button_is_passed_on_as_it_is(visit, scripted, message):
    """Whether it is one of ours is for the dialogue to tell."""
    visitor = await visit(scripted)
    await visitor.say(message)

    assert scripted.heard == [Message(name_of("ada"), payload=message)]


@pytest.mark.parametrize(("typed", "payload"), COMMANDS.items())
async def test_a_command_means_the_same_as_on_telegram(visit, scripted, typed, payload):
    visitor = await visit(scripted)
    await visitor.say(typed)

    assert scripted.heard == [Message(name_of("ada"), payload=payload)]


async def test_words_behind_a_command_are_not_lost(visit, scripted):
    visitor = await visit(scripted)
    await visitor.say("/sos je vais mal")

    assert (scripted.heard[0].payload, scripted.heard[0].text) == ("/sos", "je vais mal")


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"language": "fr"}, "fr"),
        ({"language": "en-GB"}, "en-GB"),
        ({"language": "zh-Hant-TW"}, "zh-Hant-TW"),
        ({"language": 7}, None),
        ({"language": "fr\n\0; DROP"}, None),
        ({}, None),
        (None, None),
        (["fr"], None),
        ("fr", None),
    ],
)
async def test_the_client_may_state_its_language(visit, scripted, metadata, language):
    """Given metadata of any kind, then the message is heard, and a language code is understood."""
    visitor = await visit(scripted)
    await visitor.say("bonsoir", metadata=metadata)

    assert scripted.heard[0].language == language


async def test_other_keys_and_parameters_do_not_matter(visit, scripted):
    visitor = await visit(scripted)
    body = json.dumps({"sender": "ada", "message": "a", "input_channel": "x", "n": 1})
    answer, _ = await visitor.request(
        "POST",
        "webhooks/rest/webhook?stream=true",
        data=body,
        headers={"Content-Type": "application/json; charset=utf-8"},
    )

    assert answer.status == 200


async def test_a_long_message_is_taken_up_to_the_limit_of_the_body(visit, scripted):
    """Given 100,000 characters, or a body of exactly 1 MiB, then it is heard whole."""
    visitor = await visit(scripted)
    await visitor.say("é" * 100_000)
    frame = json.dumps({"sender": "ada", "message": ""})
    full = frame.replace('""', '"' + "a" * (LONGEST_BODY - len(frame)) + '"')
    status, _ = await visitor.post(full)

    assert status == 200
    assert len(scripted.heard[0].text) == 100_000
    assert len(scripted.heard[1].text) == LONGEST_BODY - len(frame)


async def test_replies_can_always_be_read_as_json(visit):
    visitor = await visit(ScriptedDialogue([Reply("vous\udfff dites\0 ? 🙂")]))

    assert (await visitor.say("a"))[0]["text"] == "vous dites ? 🙂"


async def test_a_file_that_was_made_stands_beside_its_words(visit):
    made = Document("dossier.zip", "application/zip", bytes(range(256)) * 3)
    choices = (Button("Suite", "/next"),)
    visitor = await visit(ScriptedDialogue([Reply("Voici.", choices, document=made), Reply("Oui")]))

    first, second = await visitor.say("a")
    data = first["document"].pop("data")

    assert first == {
        "recipient_id": "ada",
        "text": "Voici.",
        "buttons": [{"title": "Suite", "payload": "/next"}],
        "document": {"name": "dossier.zip", "media_type": "application/zip", "size": 768},
    }
    assert b64decode(data, validate=True) == made.data
    assert "document" not in second


async def test_nothing_can_be_sent_to_the_channel_later(visit, scripted):
    visitor = await visit(scripted)
    await visitor.say("bonsoir")

    assert scripted.heard[0].address is None


async def test_one_slow_answer_holds_nobody_else_back(visit, scripted):
    """Given somebody whose answer takes long, then another person is answered meanwhile."""
    released = asyncio.Event()

    class Slow(ScriptedDialogue):
        async def reply(self, message: Message) -> list[Reply]:
            if message.text == "slow":
                await released.wait()
            return [Reply(message.text)]

    visitor = await visit(Slow([]))
    slow = asyncio.create_task(visitor.say("slow", sender="a"))
    quick = await visitor.say("quick", sender="b")
    released.set()

    assert quick[0]["text"] == "quick"
    assert (await slow)[0]["text"] == "slow"
