"""Tells whether a service works with a data folder: its database must not be replaced under it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_FILE = "running.lock"


class InUse(RuntimeError):
    """A service is running with this data folder."""


@contextmanager
def running(data: Path) -> Iterator[None]:
    """Mark a data folder as in use, as long as the block lasts or the process lives.

    Args:
        data: the data folder.

    Raises:
        OSError: when it cannot be written.
    """
    with _locked(data, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Have a data folder for oneself, as long as the block lasts.

    Raises:
        InUse: when a service is running with it.
        OSError: when it cannot be written.
    """
    try:
        with _locked(data, fcntl.LOCK_EX | fcntl.LOCK_NB):
            yield
    except BlockingIOError as error:
        raise InUse(f"Sangfroid is running with {data}: stop it first.") from error


@contextmanager
def _locked(data: Path, how: int) -> Iterator[None]:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data / LOCK_FILE).open("a") as file:
        fcntl.flock(file, how)
        yield
