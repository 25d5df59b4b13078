"""A process that is killed at any moment has lost nothing that it said was kept."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from dossier_house import House

from bot.project import ROOT

KILLS = 20
SEED = 7
WORK = Path(__file__).with_name("dossier_work.py")


def test_twenty_kills_lose_no_confirmed_item(tmp_path: Path) -> None:
    """Given a process that confirms items, when it is killed (SIGKILL) at 20 random moments, then
    every item that was said to be kept is there, and the dossier can be worked on."""
    moments = random.Random(SEED)
    path = os.pathsep.join((str(WORK.parent), str(ROOT)))
    for _ in range(KILLS):
        work = subprocess.Popen(
            [sys.executable, str(WORK), str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert work.stdout is not None
        told = [work.stdout.readline().strip()]  # it has begun
        time.sleep(moments.uniform(0.0, 0.12))
        work.send_signal(signal.SIGKILL)
        told += work.stdout.read().split()
        work.wait()

        house = House(tmp_path)
        kept = house.dossiers.read("ada")
        assert kept is not None
        there = {item.id for item in kept.items}
        assert [one for one in told[-60:] if len(one) == 16 and one not in there] == []
        house.close()
