"""A worker may have been taken over by a file: what it says is not trusted."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket

import pytest

from bot.reading.document import Document, Unreadable, as_dict
from bot.reading.limits import MAX_TEXT
from bot.reading.reader import Conversation, Silence, sound_document

TAKEN_OVER: list[bytes] = [
    b"",
    b"\n",
    b"Bonjour\n",
    b"[]\n",
    b"null\n",
    b"[" * 100_000 + b"\n",
    b"\xff\xfe\n",
    b"x" * (9 * 1024 * 1024),
    b'{"page": 1, "pages": 1}\n' * 1_000,
]


@pytest.mark.parametrize("said", TAKEN_OVER, ids=range(len(TAKEN_OVER)))
async def test_a_worker_that_was_taken_over_may_say_what_it_likes(said: bytes) -> None:
    ours, its = socket.socketpair()
    ours.setblocking(False)
    its.setblocking(False)
    loop = asyncio.get_running_loop()

    async def speak() -> None:
        with its, contextlib.suppress(OSError):
            await loop.sock_sendall(its, said)

    with ours:
        speaking = asyncio.create_task(speak())
        with pytest.raises(Silence):
            await Conversation(ours).read(b"Bonjour", lambda page, pages: None)
        ours.shutdown(socket.SHUT_RDWR)
        await speaking


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        {},
        {"text": "Bonjour"},
        {**as_dict(Document("text", "")), "text": 7},
        {**as_dict(Document("text", "")), "text": "a" * (MAX_TEXT + 1)},
        {**as_dict(Document("text", "")), "mail": 1},
        {**as_dict(Document("text", "")), "more": 1},
        {**as_dict(Document("text", "")), "attachments": [{"path": "/etc/passwd"}]},
    ],
)
def test_a_document_that_is_none_is_refused(content: object) -> None:
    with pytest.raises(Unreadable) as refusal:
        sound_document(json.loads(json.dumps(content)))

    assert refusal.value.code == "crashed"
