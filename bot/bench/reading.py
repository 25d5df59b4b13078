"""How fast files are read, and whether other conversations notice."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from bot.bench import samples
from bot.dialogue.loading import load_dialogue
from bot.port import ConversationId, Dialogue, Message
from bot.project import ENDPOINTS, MODEL
from bot.reading.document import Unreadable
from bot.reading.limits import AT_ONCE
from bot.reading.reader import FileReader

ROUNDS = {"mail (.eml)": 30, "text PDF of 2 pages": 30, "phone screenshot": 7}
REPLIES = 30


async def bench_reading() -> str:
    """Time the reading of files, warm, and replies beside it.

    Returns:
        The figures, a line each, in milliseconds.
    """
    rows = []
    files = dict(zip(ROUNDS, (samples.mail(), samples.pdf(), samples.screenshot()), strict=True))
    async with FileReader() as reader:
        for name, content in files.items():
            times = [await _timed(reader, content) for _ in range(1 + ROUNDS[name])]
            first, *warm = times
            rows.append(
                f"{name}: median {statistics.median(warm):.0f} ms, longest {max(warm):.0f} ms "
                f"({len(warm)} readings; the first one, loading included, {first:.0f} ms)"
            )
        rows.append(await _beside(reader, files["phone screenshot"]))
    return "\n".join(rows)


async def _timed(reader: FileReader, content: bytes) -> float:
    began = time.perf_counter()
    await reader.read(content)
    return (time.perf_counter() - began) * 1000


async def _beside(reader: FileReader, picture: bytes) -> str:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'bench.db'}"
        dialogue = await load_dialogue(MODEL, ENDPOINTS, database)
        await _replies(dialogue, "warm")
        alone = await _replies(dialogue, "alone")
        jobs = [asyncio.create_task(_read_on(reader, picture)) for _ in range(AT_ONCE)]
        await asyncio.sleep(1)
        beside = await _replies(dialogue, "beside")
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
    return (
        f"a reply: median {alone:.0f} ms alone, {beside:.0f} ms "
        f"while {AT_ONCE} pictures are read ({REPLIES} replies each)"
    )


async def _read_on(reader: FileReader, picture: bytes) -> None:
    while True:
        with suppress(Unreadable):
            await reader.read(picture)


async def _replies(dialogue: Dialogue, name: str) -> float:
    """The median of replies to first messages, each in a conversation of its own."""
    times = []
    for number in range(REPLIES):
        conversation = ConversationId(f"{name}-{number}")
        text = "j'ai reçu une convocation de la gendarmerie par mail, j'ai peur"
        began = time.perf_counter()
        await dialogue.reply(Message(conversation, text=text))
        times.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.05)
    return statistics.median(times)
