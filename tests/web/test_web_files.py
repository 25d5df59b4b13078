"""Files: offered by their kind alone, taken in only when the dialogue asks, read, and dropped."""

from __future__ import annotations

import hashlib
import logging

import pytest
from fpdf import FPDF
from web_house import (
    BrokenReader,
    Librarian,
    SlowReader,
    Visitor,
    name_of,
)

from bot.dialogue.payload import FILE_KINDS
from bot.port import Message, OfferedFile, ReadFile, Reply
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
    data = LETTER.encode()
    digest = hashlib.sha256(data).hexdigest()
    assert heard.read == ReadFile("text", LETTER, sha256=digest, size=len(data))
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
