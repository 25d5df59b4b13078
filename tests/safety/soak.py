"""Many random walks in processes of their own, each with a dialogue and a database of its own."""

from __future__ import annotations

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CHUNK = 250


@dataclass(frozen=True)
class Report:
    """What many walks came to."""

    walks: int
    turns: int
    findings: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.walks} walks, {self.turns} turns, {len(self.findings)} findings, "
            f"{self.seconds:.0f} s"
        )


def soak(walks: int, processes: int) -> Report:
    """Walk with the seeds 0, 1, 2 …, and print how far it has come.

    Args:
        walks: how many.
        processes: how many at a time.
    """
    began = time.monotonic()
    turns, findings, done = 0, [], 0
    chunks = [range(first, min(first + CHUNK, walks)) for first in range(0, walks, CHUNK)]
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawning) as pool:
        for report in pool.map(_walk_all, chunks):
            done += report.walks
            turns += report.turns
            findings += report.findings
            so_far = Report(done, turns, tuple(findings), time.monotonic() - began)
            print(so_far, flush=True)
    return Report(done, turns, tuple(findings), time.monotonic() - began)


def _walk_all(seeds: Sequence[int]) -> Report:
    from bot.quiet import keep_quiet

    keep_quiet()  # before anything imports Rasa
    return asyncio.run(_walk(seeds))


async def _walk(seeds: Sequence[int]) -> Report:
    from walks import walk

    from bot.dialogue.loading import load_dialogue
    from bot.project import ENDPOINTS, MODEL

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'conversations.db'}"
        dialogue = await load_dialogue(MODEL, ENDPOINTS, database)
        walked = [await walk(dialogue, seed) for seed in seeds]
        await dialogue.settle()
    findings = tuple(_told(walked))
    return Report(len(walked), sum(len(w.path) for w in walked), findings, time.monotonic() - began)


def _told(walked: Sequence) -> Iterator[str]:
    for one in walked:
        for finding in one.findings:
            yield f"seed {one.seed}: {finding}"
