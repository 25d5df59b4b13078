"""A copy of the database while it is in use, and the way back from it.

A backup holds what the database held: hashes, ids, times, and dossiers sealed under keys that are
wrapped. The secret of the installation is not in it, and without that no dossier opens.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.store.database import file_of, open_engine
from bot.store.migrating import NewerDatabase, migrate

TABLES = {"dossier_case", "dossier_item", "reminder"}
"""What every database of ours has, once it is up to date."""


class BackupRefused(RuntimeError):
    """A backup cannot be made or taken back; the message says what to do."""


def make_backup(url: str, target: Path) -> int:
    """Copy the database into a new file, readable by its owner alone, while it is in use.

    Args:
        url: the database.
        target: the file; it must not exist.

    Returns:
        Its size in bytes.

    Raises:
        BackupRefused: for another kind of database, a file that exists, or no database.
    """
    source = _file(url)
    if not source.is_file():
        raise BackupRefused(f"There is no database at {source} yet.")
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise BackupRefused(f"{target} exists already: choose another name.") from error
    except OSError as error:
        raise BackupRefused(f"{target} cannot be written ({error.strerror}).") from error
    try:
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as copy:
            there.backup(copy)
            # A file of its own, without another beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise BackupRefused(f"The database cannot be copied ({type(error).__name__}).") from error
    return target.stat().st_size


def restore_backup(url: str, source: Path) -> None:
    """Put a backup in the place of the database; nothing is replaced unless all of it is sound.

    Args:
        url: the database.
        source: a file that ``make_backup`` made.

    Raises:
        BackupRefused: when the file is no sound backup of a version that is known here.
    """
    target = _file(url)
    if not source.is_file():
        raise BackupRefused(f"There is no file at {source}.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix="restoring-", suffix=".db")
    os.close(descriptor)
    fresh = Path(name)
    try:
        _copy_sound(source, fresh)
        engine = open_engine(f"sqlite:///{fresh}")
        try:
            migrate(engine)
        finally:
            engine.dispose()
        _without_wal(fresh)
        for beside in _beside(target):
            beside.unlink(missing_ok=True)
        fresh.replace(target)
    except (sqlite3.Error, NewerDatabase) as error:
        told = str(error) if isinstance(error, NewerDatabase) else "it is no database of ours"
        raise BackupRefused(f"{source} cannot be restored: {told}.") from error
    finally:
        for left in (fresh, *_beside(fresh)):
            left.unlink(missing_ok=True)


def _file(url: str) -> Path:
    file = file_of(url)
    if file is None:
        raise BackupRefused(
            "DATABASE_URL is not an SQLite file: use the tools of its own server (pg_dump)."
        )
    return file


def _copy_sound(source: Path, fresh: Path) -> None:
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as there:
        sound = there.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        tables = {name for (name,) in there.execute("select name from sqlite_master")}
        if not sound or not tables & TABLES:
            raise sqlite3.DatabaseError
        with closing(sqlite3.connect(fresh)) as copy:
            there.backup(copy)


def _without_wal(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA journal_mode=DELETE")


def _beside(file: Path) -> list[Path]:
    return [file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm", "-journal")]
