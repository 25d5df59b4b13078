"""How fast a text is triaged, and whether a long stream makes memory grow."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence

from bot.bench.memory import resident
from bot.dialogue.hearing import heard
from bot.dialogue.understanding import Understanding, load_understanding
from bot.evaluation.lines import Line, held_out_lines
from bot.project import MODEL

LETTER = 3_000
"""Characters of the letters that are timed."""
LONG = 700
"""Characters from which a received text is repeated into a letter."""
SHARE = 10
"""How many times the memory is looked at during the stream."""
OURS = ("fr", "en")


def bench_triage(stream: int) -> str:
    """Time the triage of held-out lines, one after another, in this process.

    Args:
        stream: how many texts are then triaged in a row, the memory being watched.

    Returns:
        The figures, a line each: milliseconds, and megabytes resident.
    """
    lines = held_out_lines()
    understanding = load_understanding(MODEL)
    return asyncio.run(_measure(understanding, lines, stream))


async def _measure(understanding: Understanding, lines: Sequence[Line], stream: int) -> str:
    statements = [x.text for x in lines if x.kind == "statement" and x.language in OURS]
    long = [x.text for x in lines if x.kind == "received" and len(x.text) >= LONG]
    letters = ["\n".join([text] * (LETTER // LONG + 1))[:LETTER] for text in long]
    rows = []
    for name, texts in (("statement", statements), (f"letter of {LETTER} characters", letters)):
        times = await _times(understanding, texts)
        rows.append(
            f"{name}: median {statistics.median(times):.1f} ms, "
            f"nine of ten below {statistics.quantiles(times, n=10)[-1]:.1f} ms ({len(times)} texts)"
        )
    rows.append(f"resident after loading: {resident()} MB")
    texts = [line.text for line in lines]
    for number in range(stream):
        await understanding.triage(heard(texts[number % len(texts)]))
        if stream >= SHARE and (number + 1) % (stream // SHARE) == 0:
            rows.append(f"resident after {number + 1} texts: {resident()} MB")
    return "\n".join(rows)


async def _times(understanding: Understanding, texts: Sequence[str]) -> list[float]:
    await understanding.triage(texts[0])
    times = []
    for text in texts:
        began = time.perf_counter()
        await understanding.triage(heard(text))
        times.append((time.perf_counter() - began) * 1000)
    return times
