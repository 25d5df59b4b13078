"""STOP empties the chat as far as Telegram allows, leaves one dull line, and says what stays."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest
from telegram_exit import DAYS, DONE, HOURS, Clock, Talkative, line
from telegram_files import CONSENT, KINDS, Deciding
from telegram_people import PHOTO, STRANGER, Person

from bot.care.quick_exit import limits_of_chat
from bot.store.shown_messages import ShownMessages
from bot.telegram.leaving import AT_ONCE
from bot.telegram.rendering import button_data
from bot.telegram.traces import Traces


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'sangfroid.db'}"


@pytest.fixture(autouse=True)
def traces(house, database, clock) -> Traces:
    house.traces = Traces(ShownMessages(database), clock)
    return house.traces


async def talk(house, person: Person, *words: str) -> None:
    for word in words:
        await person.say(word)
    await house.settled()


@pytest.mark.parametrize("word", ["/stop", "STOP", "stop.", "/oublier", "/forget", "Efface tout"])
async def test_the_word_empties_the_chat_and_leaves_one_dull_line(
    listening, house, api, person, word
):
    """Given words of both, a forwarded letter and a photo, then one line is left."""
    await listening(Talkative())
    await talk(house, person, "bonsoir", "on me menace")
    await person.say("Vous devez payer", forward_origin=STRANGER)
    await person.send(photo=PHOTO, caption="voilà")
    await talk(house, person, word)

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1
    assert person.titles() == []


async def test_its_button_does_the_same(listening, house, api, person):
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    await person.press("Tout effacer")
    await house.settled()

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


async def test_the_words_of_another_stop_nothing(listening, house, api, person):
    await listening(Talkative())
    await person.say("stop", forward_origin=STRANGER)
    await house.settled()

    assert person.texts() == ["stop"]


async def test_messages_of_before_a_restart_are_taken_away_too(house, person, database):
    async with house.open(Talkative()):
        await talk(house, person, "bonsoir", "on me menace")
    house.traces = Traces(ShownMessages(database))
    async with house.open(Talkative()):
        await talk(house, person, "stop")

    assert person.texts() == [line(None)]
    assert len(house.api.left(person.chat)) == 1


async def test_what_is_older_than_48_hours_stays_and_is_named(listening, house, api, person, clock):
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    old = api.left(person.chat)
    clock.advance(49 * HOURS)
    api.grow_old(49 * HOURS)
    for word in ("me revoilà", "stop"):
        await person.say(word, date=int(clock()))
    await house.settled()

    assert person.texts() == ["bonsoir", line("older")]
    assert "48 heures" in person.texts()[-1]
    assert api.left(person.chat)[:-1] == old
    assert not [c for c in api.made("deleteMessages") if set(old) & set(c.params["message_ids"])]


async def test_a_button_on_an_old_message_tells_that_it_is_there(
    listening, house, api, person, clock
):
    """Given a card of three days ago, unknown by now, when it is pressed, then it is named."""
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    clock.advance(3 * DAYS)
    api.grow_old(3 * DAYS)
    await house.traces.forget(house.name(person))
    await person.press("Tout effacer")
    await house.settled()

    assert person.texts() == ["bonsoir", line("older")]


async def test_a_message_that_grew_too_old_meanwhile_spares_none_of_the_others(
    listening, house, api, person
):
    """Given a clock that differs from Telegram's, when one is refused, then the rest goes."""
    await listening(Talkative())
    await talk(house, person, "un", "deux")
    first = min(api.left(person.chat))
    api.received[person.chat, first]["date"] -= 49 * 3600
    await talk(house, person, "stop")

    assert person.texts() == [line("refused")]
    assert api.left(person.chat)[0] == first and len(api.left(person.chat)) == 2


@pytest.mark.parametrize("status", [400, 404])
async def test_a_server_that_deletes_none_together_deletes_them_one_by_one(
    listening, house, api, person, status
):
    api.fail("deleteMessages", status, times=99, description="Not Found")
    await listening(Talkative())
    await talk(house, person, "un", "deux", "stop")

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


@pytest.mark.parametrize("status", [400, 404, 500])
async def test_when_nothing_can_be_deleted_it_says_so(listening, house, api, person, status):
    for method in ("deleteMessages", "deleteMessage"):
        api.fail(method, status, times=99, description="Bad Request: message can't be deleted")
    await listening(Talkative())
    await talk(house, person, "bonsoir", "stop")

    assert person.texts() == ["bonsoir", line("refused")]
    assert person.texts()[-1].startswith(f"{DONE} Des messages restent ici")


async def test_a_429_is_waited_out(listening, house, api, person):
    api.fail("deleteMessages", 429, retry_after=1)
    await listening(Talkative())
    await talk(house, person, "bonsoir", "stop")

    assert person.texts() == [line(None)]


async def test_messages_that_the_person_deleted_already_are_no_trouble(
    listening, house, api, person
):
    await listening(Talkative())
    await talk(house, person, "un", "deux")
    api.messages.clear()
    api.received.clear()
    api.fail("deleteMessages", 400, times=9)
    await talk(house, person, "stop")

    assert person.texts() == [line(None)]


async def test_many_messages_go_in_batches_the_newest_first(listening, house, api, person):
    await listening(Talkative())
    await talk(house, person, *(str(number) for number in range(125)))
    shown = api.left(person.chat)
    await talk(house, person, "stop")
    asked = [call.params["message_ids"] for call in api.made("deleteMessages")]

    assert len(shown) == 250
    assert [len(numbers) for numbers in asked] == [AT_ONCE, AT_ONCE, 51]
    assert [numbers[0] for numbers in asked] == [251, 151, 51], "the newest first"
    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


async def test_two_chats_never_touch_each_other(listening, house, api, person):
    other = Person(api, 7)
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    await talk(house, other, "bonjour")
    await talk(house, person, "stop")

    assert other.texts() == ["bonjour"] and len(api.left(7)) == 2
    assert {call.chat for call in api.made("deleteMessages")} == {person.chat}


async def test_a_second_stop_finds_nothing_more_to_take(listening, house, api, person):
    await listening(Talkative())
    await talk(house, person, "bonsoir", "stop", "stop")

    assert person.texts() == [line(None), line(None)]


async def test_the_conversation_may_begin_again(listening, house, api, person):
    await listening(Talkative())
    await talk(house, person, "bonsoir", "stop", "c'est encore moi")

    assert person.texts() == [line(None), "c'est encore moi"]


async def test_lines_of_help_said_along_with_stop_stay(listening, house, api, person):
    """Given danger and « stop » in one message, then the help leaves first and is not deleted."""
    await listening(Talkative())
    await talk(house, person, "bonsoir", "/stop je veux mourir")
    sent, deleted = api.made("sendMessage")[-2], api.made("deleteMessages")[0]

    assert person.texts() == ["Le 3114 répond jour et nuit.", line(None)]
    assert sent.at < deleted.at


async def test_stop_below_a_file_empties_the_chat_and_the_rest_of_its_album(
    listening, house, api, person
):
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    await person.send(photo=PHOTO, caption="stop", media_group_id="album")
    await person.send(photo=PHOTO, media_group_id="album")
    await house.settled()

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


async def test_stop_in_the_middle_of_files_that_wait_drops_them(listening, house, api, person):
    deciding = Deciding()
    await listening(deciding)
    await person.send(photo=PHOTO)
    await person.send(**KINDS["a video"][0])
    await house.settled()
    question = person.screen()[0]
    assert CONSENT in person.titles(0)
    await talk(house, person, "/stop")
    left = api.left(person.chat)
    await person.press_data(button_data("/picture_is_text", None), question)
    await house.settled()

    assert len(left) == 1
    assert api.made("getFile") == []


@pytest.mark.parametrize("word", ["stop", "/stop", "Efface tout !"])
async def test_stop_does_not_wait_until_a_file_is_read(listening, house, api, person, word):
    """Given a file that takes its time, when STOP comes, then the reading ends and all is gone."""
    api.delays["getFile"] = 30.0
    deciding = Deciding(stop=word)
    await listening(deciding)
    await person.send(**KINDS["a PDF"][0])
    await api.until(lambda: api.made("getFile"))
    await person.say(word)
    await house.settled()

    assert person.texts() == [f"C'est effacé. {limits_of_chat('fr', None)}"]
    assert len(api.left(person.chat)) == 1
    assert [message.read for message in deciding.heard] == [None, None]


async def test_other_words_let_the_reading_go_on(listening, house, api, person):
    api.delays["getFile"] = 0.3
    deciding = Deciding()
    await listening(deciding)
    await person.send(**KINDS["a PDF"][0])
    await api.until(lambda: api.made("getFile"))
    await person.say("ça va être long ?")
    await Person(api, 7).say("stop")
    await house.settled()

    assert [bool(message.read) for message in deciding.heard if message.text != "stop"] == [
        False,
        True,
        False,
    ]


async def test_an_edited_message_that_becomes_stop_counts(listening, house, api, person):
    await listening(Talkative())
    message = await person.say("bonsoir")
    await house.settled()
    await person.edit(message, text="stop")
    await house.settled()

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


async def test_in_a_group_nothing_is_noted_and_nothing_deleted(listening, house, api, person):
    await listening(Talkative())
    await person.say_in_group(-100, "/stop@SangfroidTestBot")
    await house.settled()
    kept = await house.traces.of(house.name(Person(api, -100)))

    assert kept.numbers == ()
    assert api.made("deleteMessages") == [] and len(api.texts(-100)) == 1


async def test_somebody_who_blocks_the_bot_is_forgotten(listening, house, api, person):
    await listening(Talkative())
    await talk(house, person, "bonsoir")
    await person.block()
    await house.settled()

    assert (await house.traces.of(house.name(person))).numbers == ()


async def test_a_block_in_the_middle_of_leaving_is_no_trouble(listening, house, api, person):
    api.fail("deleteMessages", 403, description="Forbidden: bot was blocked by the user")
    talkative = Talkative()
    await listening(talkative)
    await talk(house, person, "bonsoir", "stop")

    assert talkative.forgotten == [house.name(person)]
    assert len(api.made("sendMessage")) == 1


async def test_the_log_counts_and_tells_no_number(listening, house, api, person, caplog):
    caplog.set_level(logging.DEBUG, "bot")
    await listening(Talkative())
    await talk(house, person, "mot-secret", "stop")
    told = [r.getMessage() for r in caplog.records if r.name == "bot.telegram.leaving"]

    assert told == ["A chat was emptied: 3 messages, of which 0 stay."]
    assert str(person.chat) not in caplog.text.replace(str(int(time.time()))[:4], "")


async def test_stop_in_the_middle_of_the_questions_of_the_real_dialogue(
    listening, house, api, person, dialogue
):
    await listening(dialogue)
    await talk(house, person, "/start")
    for title in ("Une convocation ou accusation", "Oui"):
        await person.press(title)
        await house.settled()
    assert len(api.left(person.chat)) > 2
    await talk(house, person, "Stop")

    assert person.texts() == [line(None)]
    assert len(api.left(person.chat)) == 1


async def test_danger_along_with_stop_keeps_the_real_lines_of_help(
    listening, house, api, person, dialogue
):
    await listening(dialogue)
    await talk(house, person, "/start", "/stop je veux mourir")
    lines, last = person.texts()

    assert "3114" in lines
    assert last == line(None)
    assert len(api.left(person.chat)) == 2
