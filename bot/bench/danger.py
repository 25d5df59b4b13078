"""How soon the reply to a danger leaves, on a machine that has much else to do."""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp

from bot.dialogue.loading import load_dialogue, set_apart
from bot.port import ConversationId
from bot.project import ENDPOINTS, MODEL
from bot.reading.reader import FileReader
from bot.web.server import build_web, serve

CALLS = 60
"""Danger replies that are timed, half outright and half without an alarming word."""
OTHERS = 10
"""People who write without a pause meanwhile."""
TALK = (
    "j'ai reçu une convocation de la gendarmerie par mail, j'ai peur",
    "on me menace d'envoyer ma vidéo à mes amis si je ne paie pas 500 euros",
    "mon conseiller bancaire m'a fait valider deux virements",
    "merci",
)
DANGER = ("je veux mourir", "j'ai rangé mes affaires et écrit à ma soeur, demain ce sera fini")


async def bench_danger() -> str:
    """Time danger replies over HTTP, alone and on a loaded machine.

    The load: ``OTHERS`` people who write without a pause, and a process on every processor that
    does nothing but count.

    Returns:
        The figures, a line each, in milliseconds.
    """
    # What others still write when the bench ends may hold the folder a moment longer.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        database = f"sqlite:///{Path(folder) / 'bench.db'}"
        dialogue = await load_dialogue(MODEL, ENDPOINTS, database)
        set_apart()  # as the service does
        async with FileReader() as reader:
            app = build_web(dialogue, reader, ConversationId, ready=lambda: True)
            async with serve(app, "127.0.0.1", 0) as address, aiohttp.ClientSession() as session:
                url = f"{address}webhooks/rest/webhook"
                await _calls(session, url, "warm", 6)
                alone = await _calls(session, url, "alone", CALLS)
                talkers = [
                    asyncio.create_task(_talk(session, url, number)) for number in range(OTHERS)
                ]
                with _busy_processors():
                    await asyncio.sleep(1)
                    loaded = await _calls(session, url, "loaded", CALLS)
                for talker in talkers:
                    talker.cancel()
                await asyncio.gather(*talkers, return_exceptions=True)
        await dialogue.settle()
    return "\n".join(
        f"a danger reply over HTTP, {name}: median {statistics.median(times):.0f} ms, "
        f"95 of 100 within {sorted(times)[int(len(times) * 0.95)]:.0f} ms, "
        f"longest {max(times):.0f} ms ({len(times)} replies)"
        for name, times in (("alone", alone), (f"{OTHERS} others and busy processors", loaded))
    )


async def _calls(session: aiohttp.ClientSession, url: str, name: str, calls: int) -> list[float]:
    times = []
    for number, text in zip(range(calls), itertools.cycle(DANGER)):
        began = time.perf_counter()
        heard = await _post(session, url, f"{name}-{number}", text)
        times.append((time.perf_counter() - began) * 1000)
        if "SOS" not in heard and "3114" not in heard:
            raise RuntimeError("A danger was not noticed: the figures would mean nothing.")
        await asyncio.sleep(0.1)
    return times


async def _talk(session: aiohttp.ClientSession, url: str, number: int) -> None:
    for turn, text in enumerate(itertools.cycle(TALK)):
        await _post(session, url, f"talk-{number}-{turn // 8}", text)


async def _post(session: aiohttp.ClientSession, url: str, sender: str, text: str) -> str:
    async with session.post(url, json={"sender": sender, "message": text}) as answer:
        return await answer.text()


@contextmanager
def _busy_processors() -> Iterator[None]:
    context = multiprocessing.get_context("spawn")
    busy = [context.Process(target=_count, daemon=True) for _ in range(os.cpu_count() or 1)]
    for process in busy:
        process.start()
    try:
        yield
    finally:
        for process in busy:
            process.terminate()
            process.join()


def _count() -> None:
    number = 0
    while True:
        number += 1
