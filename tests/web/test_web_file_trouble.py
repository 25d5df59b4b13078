"""What goes wrong while a file comes in: cut off, hung up, too large, not to be read."""

from __future__ import annotations

import asyncio
import logging
from urllib.parse import quote

import pytest
from fpdf import FPDF
from web_house import (
    FILES,
    Broken,
    Librarian,
    SlowReader,
    name_of,
)

from bot.port import ReadFile, Reply, ScriptedDialogue
from bot.reading.limits import MAX_FILE

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
