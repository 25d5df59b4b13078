"""Keeps items one after the other and says so, until the process is killed: run by a test."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from dossier_house import House, item

from bot.dossier.case import Case, confirmed


def main(folder: str) -> None:
    house = House(Path(folder))
    house.dossiers.open("ada", "fr")
    for number in range(10_000):
        waiting = (item("note", f"item {number} " * 20),)

        def propose(case: Case, waiting: tuple = waiting) -> Case:  # type: ignore[type-arg]
            return replace(case, proposed=waiting, items=case.items[-60:])

        house.dossiers.change("ada", propose)
        house.dossiers.change("ada", confirmed)
        # Written to the pipe before the next one: what was said to be kept must be there.
        print(waiting[0].id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
