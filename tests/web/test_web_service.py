"""The room opens in a loop that already runs, says where, and says why when it cannot."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest
from web_house import name_of

from bot.port import Message, Reply, ScriptedDialogue
from bot.reading.reader import FileReader
from bot.web.server import WebAddressRefused, build_web, serve


def room(dialogue=None):
    said = dialogue or ScriptedDialogue([Reply("Oui ?")])
    return build_web(said, FileReader(), name_of, lambda: True)


async def test_health_says_that_the_process_lives(visit, scripted):
    visitor = await visit(scripted, ready=lambda: False)
    answer, text = await visitor.get("healthz")

    assert (answer.status, json.loads(text)) == (200, {"status": "ok"})


async def test_readiness_follows_the_dialogue(visit, scripted):
    """Given a dialogue that is still loading, then 503; once it is there, 200."""
    state = {"ready": False}
    visitor = await visit(scripted, ready=lambda: state["ready"])
    before = await visitor.get("readyz")
    state["ready"] = True
    after = await visitor.get("readyz")

    assert (before[0].status, json.loads(before[1])) == (503, {"status": "starting"})
    assert (after[0].status, json.loads(after[1])) == (200, {"status": "ready"})


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")],
)
async def test_the_address_is_one_that_a_browser_opens(host, shown):
    async with (
        serve(room(), host, 0) as address,
        aiohttp.ClientSession() as session,
        session.get(f"{address}healthz") as answer,
    ):
        assert answer.status == 200

    assert address.startswith(f"http://{shown}:") and not address.endswith(":0/")


async def test_a_port_that_is_taken_is_named_with_its_setting():
    async with serve(room(), "127.0.0.1", 0) as address:
        port = int(address.rsplit(":")[-1].strip("/"))
        with pytest.raises(WebAddressRefused, match=rf"SANGFROID_PORT.*{port}"):
            async with serve(room(), "127.0.0.1", port):
                pass


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid", "a" * 70 + ".example"])
async def test_a_host_that_is_not_this_machine_is_named_with_its_setting(host):
    with pytest.raises(WebAddressRefused, match="SANGFROID_HOST"):
        async with serve(room(), host, 0):
            pass


async def test_a_number_that_is_no_port_is_named_with_its_setting():
    with pytest.raises(WebAddressRefused, match="SANGFROID_PORT"):
        async with serve(room(), "127.0.0.1", 70_000):
            pass


async def test_the_port_is_free_again_afterwards():
    async with serve(room(), "127.0.0.1", 0) as address:
        port = int(address.rsplit(":")[-1].strip("/"))
    async with serve(room(), "127.0.0.1", port) as again:
        assert again == address


async def test_an_answer_under_way_still_leaves_when_the_room_closes():
    begun = asyncio.Event()

    class Slow(ScriptedDialogue):
        async def reply(self, message: Message) -> list[Reply]:
            begun.set()
            await asyncio.sleep(0.3)
            return [Reply("me voilà")]

    async with aiohttp.ClientSession() as session:
        async with serve(room(Slow([])), "127.0.0.1", 0) as address:
            where = f"{address}webhooks/rest/webhook"
            asked = asyncio.create_task(
                session.post(where, json={"sender": "a", "message": "vite"})
            )
            await begun.wait()
        replies = await (await asked).json()

    assert replies[0]["text"] == "me voilà"
