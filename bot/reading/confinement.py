"""What a worker may do once it holds a stranger's file: compute, and answer. Nothing else.

Everything here is a limit that the kernel keeps and that a process cannot lift again.
"""

from __future__ import annotations

import os
import resource
import signal
from pathlib import Path

from bot.reading.limits import MEMORY
from bot.reading.system_calls import allow_only_computing

_NICENESS = 10
"""Reading waits for the conversations of others; much more, and a busy machine reads no picture."""
_CORES = 2
"""What recognises pictures computes with two threads."""
_STATM = Path("/proc/self/statm")


def confine(seconds: float) -> None:
    """Give up, for good, what reading a file does not need.

    From here on this process opens no file and no connection (each needs a new descriptor), writes
    nothing to disk, leaves no core dump, starts no process, signals no other, and is killed when
    its time is up, whatever it is doing.

    Args:
        seconds: how long it has, by the clock; the same again in processor time on each of two
            cores, should it stop the clock.
    """
    os.nice(_NICENESS)
    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        resource.setrlimit(limit, (0, 0))
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])  # on loading its models
    processor = int(used + _CORES * seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (processor, processor))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if not allow_only_computing():
        # The next best, at a price: it counts threads too (and does not hold for root).
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def limit_memory() -> None:
    """Allow ``MEMORY`` bytes beyond what the process uses now.

    Linux alone keeps this limit; on other systems the clock and the size of a file are what stops
    a bomb.
    """
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
