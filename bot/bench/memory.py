"""How much memory this process holds."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def resident() -> int:
    """Megabytes of this process that are in memory; where that is not told, their peak."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak // (1024 * 1024 if sys.platform == "darwin" else 1024))
