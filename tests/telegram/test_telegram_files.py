"""A file is fetched only when the dialogue says so; what it says is heard, and it is dropped."""

from __future__ import annotations

import asyncio
import hashlib
import logging

import pytest
from telegram_files import CONSENT, KINDS, LETTER, REFUSE, Deciding, document, pdf_of, picture_of
from telegram_people import PHOTO, Person

from bot.port import OfferedFile
from bot.telegram import waiting
from bot.telegram.rendering import button_data

PDF = document("lettre.pdf", "application/pdf")


@pytest.fixture
def deciding() -> Deciding:
    return Deciding()


@pytest.mark.parametrize("name", KINDS)
async def test_the_dialogue_is_told_of_which_kind_a_file_is_and_nothing_is_fetched(
    listening, house, person: Person, scripted, name
):
    fields, kind = KINDS[name]
    await listening(scripted)
    await person.send(**fields)
    await house.settled()

    assert [message.offered for message in scripted.heard] == [OfferedFile(kind)]
    assert house.api.made("getFile") == []


async def test_a_document_is_fetched_read_and_heard(listening, house, person, deciding):
    """Given a PDF, when it comes, then its words are heard and the answer replaces « je lis »."""
    house.api.files["FILE-ID"] = pdf_of(LETTER)
    await listening(deciding)
    await person.send(**PDF)
    await house.settled()

    assert LETTER in deciding.heard[-1].read.text
    assert deciding.heard[-1].read.kind == "pdf"
    assert [text.split("\n")[0] for text in person.texts()] == [f"Lu : {LETTER}", "Et maintenant ?"]
    assert house.api.downloads == ["FILE-ID"]


async def test_each_page_is_named_while_it_is_read(listening, house, person, deciding, texts):
    house.api.files["FILE-ID"] = pdf_of(LETTER, LETTER, LETTER)
    await listening(deciding)
    await person.send(**PDF)
    await house.settled()

    shown = [call.params["text"] for call in house.api.made("editMessageText")]
    assert shown[0] in {texts.page("fr", page, 3) for page in (1, 2, 3)}
    assert deciding.heard[-1].read.pages == 3


async def test_words_below_a_document_are_heard_together_with_it(
    listening, house, person, deciding
):
    house.api.files["FILE-ID"] = pdf_of(LETTER)
    await listening(deciding)
    await person.send(caption="c'est vrai ?", **PDF)
    await house.settled()

    assert deciding.heard[-1].text == "c'est vrai ?"
    assert LETTER in deciding.heard[-1].read.text


async def test_what_was_read_is_known_by_the_hash_of_its_bytes_as_they_came(
    listening, house, person, deciding
):
    content = pdf_of(LETTER)
    house.api.files["FILE-ID"] = content
    await listening(deciding)
    await person.send(**PDF)
    await house.settled()

    read = deciding.heard[-1].read
    assert (read.sha256, read.size) == (hashlib.sha256(content).hexdigest(), len(content))


async def test_a_picture_waits_for_the_word_that_it_is_only_text(
    listening, house, person, deciding
):
    """Given a photo, when the person says that it is only text, then it is read, once."""
    house.api.files["FILE-ID"] = picture_of("PAYEZ 250 EUROS")
    await listening(deciding)
    await person.send(photo=PHOTO, caption="regardez")
    await house.settled()
    assert house.api.made("getFile") == []

    question = person.screen()[-1]
    await person.press(CONSENT)
    await house.settled()
    assert "PAYEZ 250 EUROS" in deciding.heard[-1].read.text
    assert deciding.heard[-1].text == "regardez"
    assert len(house.api.made("getFile")) == 1

    await person.press_data(button_data("/picture_is_text", None), question)
    await house.settled()
    assert deciding.heard[-1].read.refusal == "gone"
    assert len(house.api.made("getFile")) == 1


async def test_a_picture_that_is_not_only_text_is_taken_out_of_the_chat(
    listening, house, person, deciding, texts
):
    await listening(deciding)
    photo = await person.send(photo=PHOTO)
    await house.settled()
    await person.press(REFUSE)
    await house.settled()

    assert person.texts()[-1] == f"D'accord. {texts.taken_out('fr')}\nLes mots suffisent."
    deleted = house.api.made("deleteMessage")
    assert [int(call.params["message_id"]) for call in deleted] == [photo["message_id"]]
    assert house.api.made("getFile") == []


async def test_one_word_opens_all_the_pictures_of_an_album_and_they_are_read_as_one(
    listening, house, person, deciding
):
    pages = ("PREMIERE PAGE", "DEUXIEME PAGE", "TROISIEME PAGE")
    for number, words in enumerate(pages):
        house.api.files[f"F{number}"] = picture_of(words)
    await listening(deciding)
    for number in range(3):
        photo = [{**PHOTO[0], "file_id": f"F{number}"}]
        await person.send(photo=photo, media_group_id="album-1")
    await house.settled()
    assert person.texts() == ["Est-ce seulement du texte ?"]

    await person.press(CONSENT)
    await house.settled()
    read = deciding.heard[-1].read.text
    assert [page in read for page in pages] == [True, True, True]
    assert house.api.downloads == ["F0", "F1", "F2"]


async def test_an_album_that_stays_closed_is_taken_out_whole_and_answered_once(
    listening, house, person, deciding
):
    await listening(deciding)
    sent = [await person.send(**KINDS["a video"][0], media_group_id="v") for _ in range(4)]
    await house.settled()

    assert len(person.texts()) == 1
    deleted = [int(call.params["message_id"]) for call in house.api.made("deleteMessage")]
    assert sorted(deleted) == [message["message_id"] for message in sent]


async def test_a_video_in_an_album_of_pictures_stays_closed(listening, house, person, deciding):
    """Given consent for an album, then its pictures are fetched, and never its video."""
    house.api.files["FILE-ID"] = picture_of("UNE PAGE")
    await listening(deciding)
    await person.send(photo=PHOTO, media_group_id="album-1")
    video = await person.send(**KINDS["a video"][0], media_group_id="album-1")
    await house.settled()
    await person.press(CONSENT, index=0)
    await house.settled()

    assert house.api.downloads == ["FILE-ID"]
    deleted = [int(call.params["message_id"]) for call in house.api.made("deleteMessage")]
    assert deleted == [video["message_id"]]


async def test_a_picture_that_calls_itself_a_letter_is_not_read(listening, house, person, deciding):
    house.api.files["FILE-ID"] = picture_of("PAYEZ")
    await listening(deciding)
    await person.send(**PDF)
    await house.settled()

    assert deciding.heard[-1].read.refusal == "picture"


async def test_words_below_a_later_picture_of_an_album_are_not_lost(
    listening, house, person, deciding
):
    await listening(deciding)
    await person.send(photo=PHOTO, media_group_id="album-1")
    await person.send(photo=PHOTO, media_group_id="album-1", caption="il veut 500 euros")
    await house.settled()

    assert deciding.heard[-1].text == "il veut 500 euros"
    assert deciding.heard[-1].offered is None


async def test_two_questions_stand_each_for_its_own_picture(listening, house, person, deciding):
    """Given two photos, when the first question is answered, then only that photo is fetched."""
    house.api.files["FIRST"] = picture_of("LE PREMIER")
    await listening(deciding)
    for name in ("FIRST", "SECOND"):
        await person.send(photo=[{**PHOTO[0], "file_id": name}])
    await house.settled()
    await person.press(CONSENT, index=0)
    await house.settled()

    assert house.api.downloads == ["FIRST"]


async def test_a_message_that_cannot_be_deleted_says_how_to_do_it(
    listening, house, person, deciding, texts
):
    house.api.fail("deleteMessage", 400, description="Bad Request: message can't be deleted")
    await listening(deciding)
    await person.send(**KINDS["a voice message"][0])
    await house.settled()

    assert texts.left_in("fr") in person.texts()[-1]


async def test_a_file_that_is_too_large_is_not_even_asked_for(listening, house, person, deciding):
    await listening(deciding)
    await person.send(**document("film.pdf", "application/pdf", file_size=20 * 1024 * 1024 + 1))
    await house.settled()

    assert deciding.heard[-1].read.refusal == "too_large"
    assert house.api.made("getFile") == []


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"", "empty"), (b"PK\x03\x04 broken", "damaged"), (b"\x7fELF\x02", "unsupported")],
)
async def test_a_file_that_cannot_be_read_says_why(
    listening, house, person, deciding, content, refusal
):
    house.api.files["FILE-ID"] = content
    await listening(deciding)
    await person.send(**PDF)
    await house.settled()

    assert deciding.heard[-1].read.refusal == refusal


async def test_a_file_that_telegram_does_not_give_costs_one_sentence(
    listening, house, person, deciding
):
    await listening(deciding)
    await person.send(**PDF)
    await person.say("vous êtes là ?")
    await house.settled()

    assert deciding.heard[-2].read.refusal == "crashed"
    assert person.texts()[-1] == "Bonjour, je suis là."


async def test_a_question_left_open_too_long_is_given_up(
    listening, house, person, deciding, monkeypatch
):
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    await listening(deciding)
    await person.send(photo=PHOTO)
    await house.settled()
    await person.press(CONSENT)
    await house.settled()

    assert deciding.heard[-1].read.refusal == "gone"
    assert house.api.made("getFile") == []


async def test_stop_forgets_where_a_picture_lies(listening, house, person, deciding):
    await listening(deciding)
    await person.send(photo=PHOTO)
    await house.settled()
    question = person.screen()[-1]
    await person.say("/stop")
    await house.settled()
    await person.press_data(button_data("/picture_is_text", None), question)
    await house.settled()

    assert house.api.made("getFile") == []


async def test_another_chat_is_answered_while_two_pictures_are_read(
    listening, house, api, deciding
):
    """Given two pictures under way, when somebody else writes, then the answer does not wait."""
    api.files["FILE-ID"] = picture_of("\n".join(["UNE LIGNE DE TEXTE ASSEZ LONGUE"] * 12))
    await listening(deciding)
    first, second, third = (Person(api, chat) for chat in (1, 2, 3))
    for one in (first, second):
        await one.send(photo=PHOTO)
    await house.settled()
    for one in (first, second):
        await one.press(CONSENT)
    await api.until(lambda: len(api.made("getFile")) == 2)
    await third.say("bonsoir")
    await api.until(lambda: third.texts())

    assert "Lu" not in "".join(first.texts() + second.texts())
    await asyncio.wait_for(house.settled(), 30)
    assert [one.texts()[-2][:14] for one in (first, second)] == ["Lu : UNE LIGNE"] * 2


async def test_where_a_file_lies_is_written_nowhere(listening, house, person, deciding, caplog):
    caplog.set_level(logging.DEBUG)
    house.api.files["FILE-ID"] = pdf_of(LETTER)
    await listening(deciding)
    for name in ("a video", "a PDF", "a photo"):
        await person.send(**KINDS[name][0])
    await house.settled()
    await person.press(REFUSE)
    await house.settled()

    assert "FILE-ID" not in caplog.text
    assert LETTER not in caplog.text
    assert "FILE-ID" not in repr(deciding.heard)
