"""What people write reaches the dialogue as words, and the dialogue's words reach them."""

from __future__ import annotations

import pytest
from telegram_house import name_of
from telegram_people import STRANGER, Person

from bot.port import Button, Message, Reply, ScriptedDialogue

COMMANDS = {
    "/start": "/start",
    "/start parent": '/start{"role":"parent"}',
    "/start staff": '/start{"role":"staff"}',
    "/start anything-else": "/start",
    "/parent": '/start{"role":"parent"}',
    "/staff": '/start{"role":"staff"}',
    "/langue": "/choose_language",
    "/language": "/choose_language",
    "/aide": "/ask_capabilities",
    "/help": "/ask_capabilities",
    "/sos": "/sos",
    "/SOS!": "/sos",
    "/stop": "/stop",
    "/stop@SangfroidTestBot": "/stop",
    "/oublier": "/stop",
    "/forget": "/stop",
    "/restart": "/begin_again",
    "/recommencer": "/begin_again",
    "/reprendre": "/resume",
    "/resume": "/resume",
}

WORDS = [
    "/affirm",
    '/greet{"slot":"x"}',
    '/start{"role":"staff"}',
    "/stop@AnotherBot",
    "/",
    "//sos",
    "/inform_amount 300",
    "*gras* <b>x</b> [lien](tg://user?id=1)",
]


async def test_a_text_is_answered(listening, house, person: Person, scripted):
    """Given an open room, when somebody writes, then the dialogue answers in their chat."""
    await listening(scripted)
    await person.say("on me menace")
    await house.settled()

    assert scripted.heard == [
        Message(name_of(42), text="on me menace", language="fr", address="42")
    ]
    assert person.texts() == ["Bonjour, je suis là."]


async def test_the_typing_indicator_shows_before_the_answer(listening, house, person, scripted):
    await listening(scripted)
    await person.say("bonsoir")
    await house.settled()

    methods = [call.method for call in house.api.calls if call.chat == 42]
    assert methods == ["sendChatAction", "sendMessage"]


@pytest.mark.parametrize(("typed", "payload"), COMMANDS.items())
async def test_a_command_becomes_its_payload(listening, house, person, scripted, typed, payload):
    await listening(scripted)
    await person.say(typed)
    await house.settled()

    assert scripted.heard == [Message(name_of(42), payload=payload, language="fr", address="42")]


async def test_words_behind_a_command_are_not_lost(listening, house, person, scripted):
    await listening(scripted)
    await person.say("/sos je vais mal")
    await house.settled()

    assert (scripted.heard[0].payload, scripted.heard[0].text) == ("/sos", "je vais mal")


@pytest.mark.parametrize("typed", WORDS)
async def test_whatever_else_is_typed_is_only_words(listening, house, person, scripted, typed):
    """Given text that looks like a Rasa payload or markup, then it is neither."""
    await listening(scripted)
    await person.say(typed)
    await house.settled()

    assert scripted.heard == [Message(name_of(42), text=typed, language="fr", address="42")]


async def test_a_forwarded_text_is_read_like_pasted_text(listening, house, person, scripted):
    await listening(scripted)
    await person.say("CONVOCATION", forward_origin=STRANGER)
    await person.say("/stop", forward_origin=STRANGER)
    await house.settled()

    assert [(m.text, m.payload, m.forwarded) for m in scripted.heard] == [
        ("CONVOCATION", None, True),
        ("/stop", None, True),
    ]


@pytest.mark.parametrize("typed", ["", "   \n", "\0", "\0 \0", "\ud800"])
async def test_a_text_without_words_still_gets_an_answer(listening, house, person, scripted, typed):
    await listening(scripted)
    await person.say(typed)
    await house.settled()

    assert scripted.heard == [Message(name_of(42), language="fr", address="42")]
    assert len(person.texts()) == 1


async def test_lone_surrogates_and_nul_are_dropped_on_the_way_in_and_out(listening, house, person):
    dialogue = ScriptedDialogue([Reply("vous\udfff dites\0 ?")])
    await listening(dialogue)
    await person.say("a\ud800b\0c 🙂")
    await house.settled()

    assert dialogue.heard[0].text == "abc 🙂"
    assert person.texts() == ["vous dites ?"]


async def test_a_text_of_100_000_characters_is_taken(listening, house, person, scripted):
    await listening(scripted)
    await person.say("é" * 100_000)
    await house.settled()

    assert len(scripted.heard[0].text) == 100_000


async def test_a_person_without_a_stated_language_is_heard(listening, house, api, scripted):
    await listening(scripted)
    await Person(api, 7, language=None).say("hello")
    await house.settled()

    assert scripted.heard[0].language is None


async def test_a_corrected_latest_message_is_read_again(listening, house, person, scripted):
    await listening(scripted)
    message = await person.say("jai paye")
    await person.edit(message, text="je n'ai pas payé")
    await house.settled()

    assert [m.text for m in scripted.heard] == ["jai paye", "je n'ai pas payé"]


async def test_a_typing_slip_in_a_command_can_be_corrected(listening, house, person, scripted):
    await listening(scripted)
    message = await person.say("/stop")
    await person.edit(message, text="/sos")
    await house.settled()

    assert [m.payload for m in scripted.heard] == ["/stop", "/sos"]


async def test_other_edits_are_ignored_silently(listening, house, person, scripted):
    """Given an older message, an unchanged one, and one from before the start: silence."""
    await listening(scripted)
    old = await person.say("un")
    latest = await person.say("deux")
    await person.edit(old, text="autre chose")
    await person.edit(latest)
    await person.edit({**old, "message_id": 1}, text="jamais vu")
    await house.settled()

    assert [m.text for m in scripted.heard] == ["un", "deux"]
    assert len(person.texts()) == 2


async def test_a_long_reply_comes_in_parts_with_the_buttons_on_the_last(listening, house, person):
    sentence = "On reprend depuis le début. "
    long = Reply(sentence * 400, (Button("Oui", "/affirm"),))
    await listening(ScriptedDialogue([long]))
    await person.say("bonsoir")
    await house.settled()

    screen = person.screen()
    assert len(screen) == 3
    assert all(message["text"].endswith("début.") for message in screen)
    assert ["reply_markup" in message for message in screen] == [False, False, True]
    assert "".join(person.texts()).replace(" ", "") == (sentence * 400).replace(" ", "")


async def test_nothing_is_sent_as_markup_and_no_link_is_previewed(listening, house, person):
    await listening(ScriptedDialogue([Reply("_a_ <b>b</b> https://www.3018.fr")]))
    await person.say("bonsoir")
    await house.settled()

    sent = house.api.made("sendMessage")[0].params
    assert sent["text"] == "_a_ <b>b</b> https://www.3018.fr"
    assert "parse_mode" not in sent and "entities" not in sent
    assert sent["link_preview_options"] == {"is_disabled": True}
