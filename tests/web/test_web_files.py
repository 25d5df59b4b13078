"""Files: offered by their kind alone, taken in only when the dialogue asks, read, and dropped."""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import quote

import pytest
from fpdf import FPDF
from web_house import (
    FILES,
    Broken,
    BrokenReader,
    Librarian,
    SlowReader,
    Visitor,
    name_of,
)

from bot.dialogue.payload import FILE_KINDS
from bot.port import Message, OfferedFile, ReadFile, Reply, ScriptedDialogue
from bot.reading.limits import MAX_FILE
from bot.web import files
from bot.web.asking import KINDS
from bot.web.permits import PATIENCE, Permits

LETTER = "Brigade des mineurs : payez 500 € avant 72 h, sinon la prison."


@pytest.fixture
def librarian() -> Librarian:
    return Librarian({"text": [Reply("Je vous écoute.")]})


@pytest.fixture
def reader() -> SlowReader:
    return SlowReader()


def pdf(*pages: str) -> bytes:
    paper = FPDF()
    paper.set_font("Helvetica", size=12)
    for text in pages:
        paper.add_page()
        paper.multi_cell(0, text=text)
    return bytes(paper.output())


# --- Offering ---


@pytest.mark.parametrize("kind", KINDS)
async def test_the_dialogue_is_told_of_which_kind_a_file_is(visit, librarian, kind):
    visitor: Visitor = await visit(librarian)
    await visitor.offer(kind, "reçu hier")

    assert librarian.heard == [
        Message(name_of("ada"), "reçu hier", language="fr", offered=OfferedFile(kind))
    ]


def test_the_kinds_are_those_of_the_dialogue():
    assert set(KINDS) == FILE_KINDS


@pytest.mark.parametrize("offered", [{}, {"kind": "hologram"}, {"kind": 3}, {"kind": ["picture"]}])
async def test_a_kind_that_nobody_knows_is_another_kind(visit, librarian, offered):
    visitor = await visit(librarian)
    await visitor.say("", metadata={"offered": offered})

    assert librarian.heard[0].offered == OfferedFile("other")


@pytest.mark.parametrize("offered", [None, "picture", 3, ["picture"]])
async def test_what_offers_nothing_is_no_offer(visit, librarian, offered):
    visitor = await visit(librarian)
    await visitor.say("bonsoir", metadata={"offered": offered})

    assert librarian.heard == [Message(name_of("ada"), "bonsoir")]


async def test_words_beside_a_file_are_words_whatever_they_look_like(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer("picture", "/stop : on me demande 500 €")

    heard = librarian.heard[0]
    assert (heard.text, heard.payload) == ("/stop : on me demande 500 €", None)


async def test_a_reply_says_what_is_to_be_done_with_the_file(visit, librarian):
    """Given a reply about a file, then it has the key "file", and no other reply has it."""
    visitor = await visit(librarian)

    assert await visitor.offer("document") == "read"
    assert await visitor.offer("picture") == "wait"
    assert await visitor.offer("video") == "remove"
    assert await visitor.say("bonsoir") == [{"recipient_id": "ada", "text": "Je vous écoute."}]


# --- Reading ---


async def test_a_text_file_is_read_and_answered(visit, librarian):
    """Given a real reader, then the dialogue hears what the file says, and the words beside it."""
    visitor = await visit(librarian)
    await visitor.offer()
    status, lines = await visitor.send(LETTER.encode(), words="reçu hier, « où » ?\nj'ai peur 🙁")

    heard = librarian.heard[-1]
    assert status == 200
    assert heard.text == "reçu hier, « où » ?\nj'ai peur 🙁"
    assert (heard.conversation, heard.language) == (name_of("ada"), "fr")
    assert heard.read == ReadFile("text", LETTER)
    assert lines == [
        {
            "replies": [
                {"recipient_id": "ada", "text": f"J'ai lu : {LETTER}"},
                {
                    "recipient_id": "ada",
                    "text": "Est-ce bien cela ?",
                    "buttons": [
                        {"title": "Que du texte, aucune nudité", "payload": "/picture_is_text"},
                        {"title": "Non, ou je ne sais pas", "payload": "/picture_is_not_text"},
                    ],
                },
            ]
        }
    ]


async def test_each_page_is_told_while_it_is_read(visit, librarian):
    """Given a real PDF of three pages, then three lines count them before the replies."""
    visitor = await visit(librarian)
    await visitor.offer()
    letter = [f"Page {page}. Votre dossier porte le numero 4711." for page in (1, 2, 3)]
    async with visitor.sending(pdf(*letter)) as answer:
        assert answer.headers["Content-Type"] == "application/x-ndjson; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        lines = (await answer.text()).splitlines()

    assert lines[:3] == [f'{{"page": {page}, "pages": 3}}' for page in (1, 2, 3)]
    assert "Page 2. Votre dossier" in lines[3] and len(lines) == 4
    assert librarian.heard[-1].read.pages == 3


async def test_a_page_is_told_before_the_next_one_is_read(visit, librarian, reader):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    async with visitor.sending(b"%PDF") as answer:
        assert await answer.content.readline() == b'{"page": 1, "pages": 2}\n'
        reader.let_go.set()
        assert b"replies" in (await answer.read()).splitlines()[-1]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(b"", "empty"), (b"Rar!\x1a\x07\x01\0" + bytes(60), "archive"), (b"%PDF-1.7\n", "damaged")],
)
async def test_a_file_that_cannot_be_read_gets_an_answer_all_the_same(
    visit, librarian, content, refusal
):
    visitor = await visit(librarian)
    await visitor.offer()
    status, lines = await visitor.send(content)

    assert status == 200 and "replies" in lines[-1]
    assert librarian.heard[-1].read == ReadFile(refusal=refusal)


async def test_a_reader_that_breaks_is_no_reason_to_leave_somebody_without_answer(
    visit, librarian, caplog
):
    visitor = await visit(librarian, reader=BrokenReader())
    await visitor.offer()
    with caplog.at_level(logging.DEBUG):
        _, lines = await visitor.send(b"mot-secret")

    assert librarian.heard[-1].read == ReadFile(refusal="crashed")
    assert "replies" in lines[-1]
    assert "RuntimeError" in caplog.text and "secret" not in caplog.text


async def test_a_dialogue_that_breaks_says_so_and_the_file_can_be_offered_again(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer()
    librarian.failing = True
    status, lines = await visitor.send(b"bonsoir")
    librarian.failing = False

    assert status == 500 and "again" in lines[0]["error"]
    await visitor.offer()
    assert (await visitor.send(b"bonsoir"))[0] == 200


async def test_a_dialogue_that_breaks_after_the_first_page_says_so_in_a_line(
    visit, librarian, reader
):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    reader.let_go.set()
    librarian.failing = True
    status, lines = await visitor.send(b"%PDF")

    assert status == 200 and [*lines[-1]] == ["error"]


# --- Permits ---


@pytest.mark.parametrize("offered", [None, "picture", "video"])
async def test_without_a_permit_nothing_is_read(visit, librarian, reader, offered):
    """Given nothing offered, or a file that waits or stays closed, then its bytes are refused."""
    visitor = await visit(librarian, reader=reader)
    if offered:
        await visitor.offer(offered)
    heard = len(librarian.heard)
    status, lines = await visitor.send(b"secret")

    assert status == 403 and "ffer the file first" in lines[0]["error"]
    assert (reader.read_so_far, len(librarian.heard)) == ([], heard)


async def test_a_permit_is_used_up(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer()
    assert (await visitor.send(b"un"))[0] == 200

    assert (await visitor.send(b"deux"))[0] == 403
    assert [m.read.text for m in librarian.heard if m.read] == ["un"]


async def test_a_permit_is_for_one_person(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer(sender="ada")

    assert (await visitor.send(b"un", sender="bob"))[0] == 403
    assert (await visitor.send(b"un", sender="ada"))[0] == 200


async def test_the_answer_to_a_question_gives_the_permit(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer("picture")
    await visitor.say("/picture_is_text")

    assert (await visitor.send(LETTER.encode()))[0] == 200


@pytest.mark.parametrize("said", ["/stop", "j'ai 15 ans", "/picture_is_not_text"])
async def test_whatever_is_said_since_ends_a_permit(visit, librarian, said):
    visitor = await visit(librarian)
    await visitor.offer()
    await visitor.say(said)

    assert (await visitor.send(b"un"))[0] == 403


async def test_what_is_said_while_a_file_is_read_drops_it(visit, librarian, reader):
    """Given STOP while we are reading, then the dialogue never hears what the file said."""
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    async with visitor.sending(b"%PDF") as answer:
        await answer.content.readline()
        await visitor.say("/stop")
        reader.let_go.set()
        last = (await answer.read()).splitlines()[-1]

    assert b"error" in last and b"offer it again" in last
    assert [m.payload for m in librarian.heard] == [None, "/stop"]


async def test_one_permit_lets_in_one_file_at_a_time(visit, librarian, reader):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    async with visitor.sending(b"un") as answer:
        await answer.content.readline()
        assert (await visitor.send(b"deux"))[0] == 403
        reader.let_go.set()
        await answer.read()

    assert reader.read_so_far == [b"un"]


async def test_too_many_files_at_once_are_asked_to_come_back(visit, librarian, reader, monkeypatch):
    monkeypatch.setattr(files, "AT_ONCE", 1)
    visitor = await visit(librarian, reader=reader)
    await visitor.offer(sender="ada")
    await visitor.offer(sender="bob")
    async with visitor.sending(b"un", sender="ada") as answer:
        await answer.content.readline()
        status, lines = await visitor.send(b"deux", sender="bob")
        reader.let_go.set()
        await answer.read()

    assert status == 503 and "in a minute" in lines[0]["error"]
    assert (await visitor.send(b"deux", sender="bob"))[0] == 200


def test_a_permit_ends_after_a_quarter_of_an_hour():
    now = [0.0]
    permits = Permits(clock=lambda: now[0])
    permits.give(name_of("ada"))
    now[0] = PATIENCE - 1
    permit = permits.lend(name_of("ada"))
    assert permit is not None
    permit.lent = False
    now[0] = PATIENCE

    assert permits.lend(name_of("ada")) is None


def test_permits_are_bounded():
    permits = Permits(conversations=2)
    for sender in "abc":
        permits.give(name_of(sender))

    assert len(permits) == 2
    assert permits.lend(name_of("a")) is None and permits.lend(name_of("c"))


# --- What goes wrong on the way ---


async def test_a_file_of_20_mb_is_taken_and_one_byte_more_is_not(visit, librarian, reader):
    """Given one byte too many, then the permit stays, and the client can have it explained."""
    reader.let_go.set()
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    status, lines = await visitor.send(bytes(MAX_FILE + 1))
    assert status == 413 and "20 MB" in lines[0]["error"]
    assert reader.read_so_far == []

    status, lines = await visitor.send(b"", X_Sangfroid_Refusal="too_large")
    assert status == 200 and "replies" in lines[-1]
    assert librarian.heard[-1].read == ReadFile(refusal="too_large")

    await visitor.offer()
    assert (await visitor.send(bytes(MAX_FILE)))[0] == 200
    assert len(reader.read_so_far[0]) == MAX_FILE


async def test_a_file_without_end_is_cut_off(visit, librarian, reader):
    async def endless():
        for _ in range(45):
            yield bytes(1024 * 1024)

    visitor = await visit(librarian, reader=reader)
    await visitor.offer()

    assert (await visitor.send(endless()))[0] == 413
    assert reader.read_so_far == []


async def test_a_file_that_the_client_no_longer_has_is_said_to_be_gone(visit, librarian, reader):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    await visitor.send(b"", X_Sangfroid_Refusal="gone", words="voilà")

    assert (librarian.heard[-1].text, librarian.heard[-1].read.refusal) == ("voilà", "gone")
    assert reader.read_so_far == []


async def test_who_hangs_up_is_no_longer_read_for(visit, librarian, reader, caplog):
    """Given a client that leaves while we read, then the reading ends, and nobody is told of it."""
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    with caplog.at_level(logging.DEBUG):
        async with visitor.sending(b"mot-secret") as answer:
            await answer.content.readline()
            answer.close()
        await asyncio.wait_for(reader.cancelled.wait(), 5)

    assert [m.read for m in librarian.heard] == [None]
    assert "secret" not in caplog.text and "Traceback" not in caplog.text
    # Whoever comes back after a tunnel goes on where the line broke.
    reader.let_go.set()
    for _ in range(50):
        status, _ = await visitor.send(b"%PDF")
        if status == 200:
            break
        await asyncio.sleep(0.05)
    assert status == 200 and librarian.heard[-1].read.text == "lu"


async def test_who_hangs_up_before_a_page_was_told_is_noticed_too(visit, librarian):
    reader = SlowReader(pages=0)
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    sending = asyncio.create_task(visitor.send(b"abc"))
    await reader.begun.wait()
    sending.cancel()

    await asyncio.wait_for(reader.cancelled.wait(), 5)
    assert [m.read for m in librarian.heard] == [None]


async def test_a_file_that_breaks_off_on_its_way_is_not_read(visit, librarian, reader, caplog):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    head = f"POST /{FILES} HTTP/1.1\r\nHost: a\r\nX-Sangfroid-Sender: ada\r\n"
    await visitor.raw(head.encode() + b"Content-Length: 500\r\n\r\nmot-secret")
    await visitor.raw(head.encode() + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nmot-secret")

    assert reader.read_so_far == []
    assert "secret" not in caplog.text and "Traceback" not in caplog.text
    reader.let_go.set()
    assert (await visitor.send(b"%PDF"))[0] == 200


@pytest.mark.parametrize(
    ("headers", "status", "hint"),
    [
        ({"X_Sangfroid_Sender": ""}, 400, "X-Sangfroid-Sender"),
        ({"X_Sangfroid_Sender": "%20"}, 400, "X-Sangfroid-Sender"),
        ({"X_Sangfroid_Sender": "%00"}, 400, "X-Sangfroid-Sender"),
        ({"X_Sangfroid_Sender": "%FF"}, 400, "percent-encoded"),
        ({"X_Sangfroid_Sender": "a" * 256}, 400, "255"),
        ({"X_Sangfroid_Message": "%C3"}, 400, "percent-encoded"),
        ({"X_Sangfroid_Refusal": "encrypted"}, 400, "too_large"),
        ({"Content_Type": "multipart/form-data"}, 415, "octet-stream"),
        ({"Content_Type": "application/json"}, 415, "octet-stream"),
        ({"Content_Encoding": "gzip"}, 415, "Content-Encoding"),
    ],
)
async def test_headers_that_cannot_be_read_are_answered_with_what_to_send(
    visit, librarian, reader, headers, status, hint
):
    visitor = await visit(librarian, reader=reader)
    await visitor.offer()
    answered, lines = await visitor.send(b"bonsoir", **headers)

    assert answered == status and hint in lines[0]["error"]
    assert reader.read_so_far == []


async def test_headers_are_percent_decoded(visit, librarian):
    visitor = await visit(librarian)
    await visitor.offer(sender="Adé 1")
    status, _ = await visitor.send(
        b"bonsoir",
        sender="Adé 1",
        words="100 % sûr\0 ?",
        X_Sangfroid_Language=quote("zh-Hant\n"),
    )

    heard = librarian.heard[-1]
    assert status == 200
    assert (heard.text, heard.language) == ("100 % sûr\0 ?", None)
    assert heard.conversation == name_of("Adé 1")


async def test_another_web_site_is_not_given_permission(visit, scripted):
    visitor = await visit(scripted)
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "x-sangfroid-sender",
    }
    answer, _ = await visitor.request("OPTIONS", FILES, headers=asked)

    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


async def test_nothing_of_a_file_is_logged(visit, librarian, caplog):
    visitor = await visit(librarian)
    letter = pdf("texte-secret : votre dossier porte le numero 4711.")
    with caplog.at_level(logging.DEBUG):
        for words in ("mot-secret", "%FFsecret"):
            await visitor.offer("document", words, sender="nom-secret")
            await visitor.send(letter, sender="nom-secret", words=words)
        await visitor.send(b"texte-secret", X_Sangfroid_Sender="%FFsecret")

    assert "secret" not in caplog.text


async def test_a_dialogue_that_fails_at_the_offer_lets_nothing_in(visit, reader):
    visitor = await visit(Broken(), reader=reader)
    await visitor.post('{"sender": "ada", "message": "", "metadata": {"offered": {}}}')

    assert (await visitor.send(b"un"))[0] == 403


async def test_a_client_that_knows_nothing_of_files_notices_nothing(visit):
    """Given a program of before, then a reply about a file is a reply like any other."""
    said = ScriptedDialogue([Reply("Je lis.", file="read")])
    visitor = await visit(said)

    assert (await visitor.say("bonsoir"))[0]["text"] == "Je lis."
