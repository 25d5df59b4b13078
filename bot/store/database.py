"""How every database engine of ours is prepared: what is deleted is gone, what is written stays."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

PATIENCE = 5.0
"""Seconds that a locked SQLite file is waited for."""
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # What is deleted is overwritten in the file at once (https://sqlite.org/pragma.html).
    "PRAGMA secure_delete=ON",
    # A commit has reached the disk when it returns, whatever happens to the machine then.
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={int(PATIENCE * 1000)}",
)
TO_SCRUB = 2.0
"""Seconds that readers who still see what was deleted are waited for."""


def open_engine(url: str) -> Any:
    """Make a prepared engine; nothing is connected before its first use.

    Args:
        url: the database, as ``DATABASE_URL`` names it.

    Returns:
        SQLAlchemy's engine.
    """
    how: dict[str, Any] = {}
    if make_url(url).get_backend_name() == "sqlite":
        how["connect_args"] = {"timeout": PATIENCE, "check_same_thread": False}
        file = file_of(url)
        if file is None:
            how["poolclass"] = StaticPool  # one database for all threads
        else:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return prepared(create_engine(url, **how))


def prepared(engine: Any) -> Any:
    """Prepare an engine that somebody else made; its open connections are made anew.

    Args:
        engine: SQLAlchemy's engine.

    Returns:
        The same engine.
    """
    if engine.dialect.name != "sqlite":
        return engine
    file = file_of(str(engine.url))

    def prepare(connection: Any, record: object) -> None:
        cursor = connection.cursor()
        try:
            for pragma in PRAGMAS:
                cursor.execute(pragma)
        finally:
            cursor.close()
        if file is not None and file.exists():
            file.chmod(0o600)  # SQLite gives the files beside it the same rights

    event.listen(engine, "connect", prepare)
    if file is not None:
        engine.dispose()
    return engine


@contextmanager
def writing(engine: Any) -> Iterator[Any]:
    """A transaction that reads and writes; on SQLite nobody else writes from its beginning.

    Otherwise two that have read the same could not both write, and one would fail.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite" and not _is_begun(connection):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def scrub(engine: Any) -> bool:
    """After something was erased: leave no trace of it in the files beside the database.

    Args:
        engine: SQLAlchemy's engine.

    Returns:
        Whether that is done; otherwise somebody still reads what was there before, and the next
        time will do it.
    """
    if engine.dialect.name != "sqlite":
        return True
    until = time.monotonic() + TO_SCRUB
    while True:
        connection = engine.raw_connection()
        try:
            busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        finally:
            connection.close()
        if not busy:
            return True
        if time.monotonic() > until:
            return False
        time.sleep(0.05)


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for one in memory, and for any other database.

    Example:
        >>> file_of("sqlite:///var/sangfroid.db")
        PosixPath('var/sangfroid.db')
        >>> file_of("sqlite://") is None, file_of("postgresql://host/name") is None
        (True, True)
    """
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or parts.database in (None, "", ":memory:"):
        return None
    return Path(parts.database)


def _is_begun(connection: Any) -> bool:
    return bool(connection.connection.in_transaction)
