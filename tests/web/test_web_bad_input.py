"""Whatever comes, the client reads one sentence that says what to send; nothing is logged."""

from __future__ import annotations

import gzip
import json
import logging

import pytest
from web_house import WEBHOOK, Broken, Visitor

from bot.web.asking import LONGEST_BODY

GOOD = '{"sender": "a", "message": "mot-secret"}'

BAD = {
    "nothing": ("", 400, "JSON"),
    "no JSON": ("bonsoir", 400, "JSON"),
    "half a JSON": ('{"sender": "a", "message": "b"', 400, "JSON"),
    "a list": ('[{"sender": "a", "message": "b"}]', 400, "JSON"),
    "a string": ('"a"', 400, "JSON"),
    "null": ("null", 400, "JSON"),
    "invalid UTF-8": (b'{"sender": "a", "message": "\xff\xfe"}', 400, "UTF-8"),
    "UTF-16": (GOOD.encode("utf-16"), 400, "UTF-8"),
    "a raw surrogate": (b'{"sender": "a", "message": "\xed\xa0\x80"}', 400, "UTF-8"),
    "a raw NUL": (b'{"sender": "a", "message": "\x00"}', 400, "JSON"),
    "deep lists": ("[" * 200_000, 400, "JSON"),
    "deep objects": ('{"a":' * 100_000 + "1" + "}" * 100_000, 400, "JSON"),
    "a number without end": ('{"sender": ' + "9" * 100_000 + "}", 400, "JSON"),
    "no sender": ('{"message": "b"}', 400, "sender"),
    "an empty sender": ('{"sender": "", "message": "b"}', 400, "sender"),
    "a blank sender": ('{"sender": " ", "message": "b"}', 400, "sender"),
    "a sender that is a number": ('{"sender": 7, "message": "b"}', 400, "sender"),
    "a sender that is null": ('{"sender": null, "message": "b"}', 400, "sender"),
    "a long sender": (json.dumps({"sender": "a" * 256, "message": "b"}), 400, "255"),
    "a surrogate in the sender": ('{"sender": "\\ud800", "message": "b"}', 400, "sender"),
    "NUL in the sender": ('{"sender": "a\\u0000", "message": "b"}', 400, "sender"),
    "no message": ('{"sender": "a"}', 400, "message"),
    "a message that is null": ('{"sender": "a", "message": null}', 400, "message"),
    "a message that is a number": ('{"sender": "a", "message": 3}', 400, "message"),
    "a message that is a list": ('{"sender": "a", "message": ["b"]}', 400, "message"),
    "a body that is too large": ("a" * (LONGEST_BODY + 1), 413, "bytes"),
    "a body that is far too large": ("a" * (8 * LONGEST_BODY), 413, "bytes"),
}


@pytest.mark.parametrize(("body", "status", "hint"), BAD.values(), ids=BAD.keys())
async def test_a_bad_body_is_answered_with_what_to_send(visit, scripted, body, status, hint):
    visitor: Visitor = await visit(scripted)
    answered, says = await visitor.post(body)

    assert answered == status
    assert list(says) == ["error"] and hint in says["error"]
    assert scripted.heard == []


@pytest.mark.parametrize("odd", ["a\\u0000b", "a\\udc00b"])
async def test_a_message_with_nul_or_half_a_character_reaches_the_dialogue(visit, scripted, odd):
    """The dialogue drops such characters itself: nobody is turned away for a broken emoji."""
    visitor: Visitor = await visit(scripted)
    answered, _ = await visitor.post('{"sender": "a", "message": "' + odd + '"}')

    assert answered == 200
    assert scripted.heard[0].text.startswith("a")


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "nonsense"],
)
async def test_only_json_is_taken_so_that_no_other_web_site_can_write_here(
    visit, scripted, content_type
):
    """Browsers send these types from any page without asking us first."""
    visitor = await visit(scripted)
    status, says = await visitor.post(GOOD, content_type)

    assert (status, scripted.heard) == (415, [])
    assert "application/json" in says["error"]


async def test_another_web_site_is_not_given_permission(visit, scripted):
    visitor = await visit(scripted)
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    answer, _ = await visitor.request("OPTIONS", WEBHOOK, headers=asked)

    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


async def test_a_compressed_body_is_not_inflated(visit, scripted):
    bomb = gzip.compress(b" " * 50_000_000)
    visitor = await visit(scripted)
    status, says = await visitor.post(bomb, **{"Content-Encoding": "gzip"})

    assert (status, scripted.heard) == (415, [])
    assert "Content-Encoding" in says["error"]


async def test_a_body_that_grows_past_the_limit_is_cut_off(visit, scripted):
    """Given a body that does not state its length, then it is refused all the same."""

    async def endless():
        for _ in range(40):
            yield b" " * 65_536

    visitor = await visit(scripted)
    answer, text = await visitor.request(
        "POST", WEBHOOK, data=endless(), headers={"Content-Type": "application/json"}
    )

    assert answer.status == 413
    assert "bytes" in json.loads(text)["error"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_the_channel_is_only_posted_to(visit, scripted, method):
    visitor = await visit(scripted)
    answer, text = await visitor.request(method, WEBHOOK)

    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
    assert "POST" in json.loads(text)["error"]


@pytest.mark.parametrize("path", ["nowhere", "static/", "static/..%2fserver.py", "%00", "static"])
async def test_nothing_else_is_served(visit, scripted, path):
    visitor = await visit(scripted)
    answer, text = await visitor.get(path)

    assert answer.status == 404
    assert list(json.loads(text)) == ["error"]


async def test_a_dialogue_that_breaks_is_not_the_client_s_fault(visit, caplog):
    """Given a dialogue that raises, then the client is told to try again, and nothing is quoted."""
    visitor = await visit(Broken())
    with caplog.at_level(logging.DEBUG):
        status, says = await visitor.post(GOOD)

    assert status == 500
    assert list(says) == ["error"] and "again" in says["error"]
    assert "RuntimeError" in caplog.text and "mot-secret" not in caplog.text


async def test_what_people_send_is_never_logged(visit, scripted, caplog):
    """Given a good request, a bad one, and bytes that are not HTTP: no line quotes them."""
    visitor = await visit(scripted)
    with caplog.at_level(logging.DEBUG):
        await visitor.say("mot-secret", sender="nom-secret")
        await visitor.post('{"sender": "nom-secret", "message": "mot-secret"')
        await visitor.get("nowhere?q=mot-secret")
        garbage = await visitor.raw(b"mot-secret\r\n\r\n")
        await visitor.raw(b"POST / HTTP/1.1\r\nHost: a\r\nmot-secret\x01: a\r\n\r\n")

    assert b"Traceback" not in garbage
    assert "secret" not in caplog.text


async def test_a_client_that_hangs_up_halfway_disturbs_nobody(visit, scripted, caplog):
    visitor = await visit(scripted)
    head = f"POST /{WEBHOOK} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
    await visitor.raw(head.encode() + b"Content-Length: 500\r\n\r\n" + b'{"sender": "a"')
    await visitor.raw(head.encode() + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nmot-secret")

    assert (await visitor.say("bonsoir"))[0]["text"] == "Bonjour, je suis là."
    assert "secret" not in caplog.text and "Traceback" not in caplog.text
