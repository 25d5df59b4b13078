"""How long a full dossier takes to become files, and how large they are."""

from __future__ import annotations

import hashlib
import statistics
import time
from datetime import datetime, timedelta, timezone

from bot.dossier.case import Case, Done, Item
from bot.dossier.export import Export, make_export
from bot.plans.knowledge import load_knowledge

ITEMS = 60
RUNS = 10
QUOTE = (
    "Vous faites l'objet de poursuites 😀 pour des faits graves ; répondez sous 72 heures. "
    "مرحبا بالعالم. Œuvre, cœur, été. "
) * 24
KINDS = ("message", "email", "phone", "event", "payment", "link")


def bench_dossier() -> str:
    """Measure, and write the lines of a report.

    Returns:
        Markdown lines: sixty items, ten of them messages of 3,000 characters with Arabic and
        emoji, exported in both languages; the first time loads the typefaces.
    """
    case, knowledge = _full_case(), load_knowledge()
    times: list[float] = []
    export: Export | None = None
    for _ in range(RUNS):
        start = time.perf_counter()
        export = make_export(case, ("fr", "en"), case.opened, knowledge, {"lettre-plainte": QUOTE})
        times.append(1000 * (time.perf_counter() - start))
    assert export is not None  # noqa: S101
    return (
        f"- a dossier of {ITEMS} items as files, in both languages: first time {times[0]:.0f} ms, "
        f"then median {statistics.median(times[1:]):.0f} ms, longest {max(times[1:]):.0f} ms; "
        f"PDF {len(export.pdf) // 1024} kB, archive {len(export.zip) // 1024} kB"
    )


def _full_case() -> Case:
    now = datetime(2026, 12, 1, 9, 0, tzinfo=timezone.utc)
    items = tuple(_item(number, now) for number in range(ITEMS))
    return Case(
        "7f3a91c2" + "0" * 24,
        now,
        now + timedelta(days=30),
        situation="fake_summons",
        facts={"paid": "yes", "payment_means": "transfer", "country": "FR"},
        items=items,
        done=(Done("call_bank", now),),
    )


def _item(number: int, now: datetime) -> Item:
    kind = KINDS[number % len(KINDS)]
    value = {
        "message": f"{QUOTE[:2990]} n° {number}",
        "email": f"brigade.{number}@justice-fr.example",
        "phone": f"01 99 00 00 {number:02d}",
        "link": f"https://exemple.invalid/{number}/" + "a" * 180,
        "payment": f"{number} € par virement",
    }.get(kind, f"appel reçu, le {number}e")
    evidence = kind == "message"
    data = value.encode()
    return Item(
        f"{number:016x}",
        kind,
        value,
        now,
        when="2026-11-28T21:10:00Z",
        origin="forwarded" if evidence else "said",
        sha256=hashlib.sha256(data).hexdigest() if evidence else None,
        size=len(data) if evidence else None,
    )
