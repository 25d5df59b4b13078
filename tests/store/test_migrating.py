"""Every database reaches the same tables, whatever wrote it; a newer one is left alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

import bot.store.dossier_tables
import bot.store.shown_messages  # noqa: F401 (its table belongs to the metadata)
from bot.project import ROOT
from bot.store.database import open_engine
from bot.store.migrating import VERSION_TABLE, NewerDatabase, current_version, migrate
from bot.store.shared_tables import CASES, CODES, MEMBERS, TRIES, metadata


def differences(engine: object) -> list[object]:
    with engine.connect() as connection:  # type: ignore[attr-defined]
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                # Rasa's own table is Rasa's.
                "include_name": lambda name, kind, _: kind != "table" or name in metadata.tables,
            },
        )
        return compare_metadata(context, metadata)


def test_a_fresh_database_has_every_table(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)

    assert differences(engine) == []
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())


def test_one_of_before_the_migrations_is_taken_over_with_what_it_holds(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    metadata.create_all(engine, tables=[CASES, MEMBERS, CODES, TRIES])
    with engine.begin() as connection:
        connection.execute(TRIES.insert().values(person="p", wrong=2, since=1.0))

    migrate(engine)

    assert differences(engine) == []
    with engine.connect() as connection:
        assert connection.execute(TRIES.select()).one().wrong == 2


def test_twice_is_once(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)
    before = (tmp_path / "new.db").read_bytes()

    migrate(engine)

    assert (tmp_path / "new.db").read_bytes() == before


def test_a_newer_database_is_refused_in_a_sentence_and_not_touched(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"update {VERSION_TABLE} set version_num = '9999'")

    with pytest.raises(NewerDatabase, match=r"newer version .* restore an older backup"):
        migrate(engine)

    with engine.connect() as connection:
        assert current_version(connection) == "9999"


def test_two_processes_that_begin_together_both_begin(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    program = (
        "import sys; from bot.store.database import open_engine; "
        "from bot.store.migrating import migrate; migrate(open_engine(sys.argv[1]))"
    )
    starts = [subprocess.Popen([sys.executable, "-c", program, url], cwd=ROOT) for _ in range(3)]

    assert [start.wait(timeout=60) for start in starts] == [0, 0, 0]
    assert differences(open_engine(url)) == []


def test_a_database_that_forgets_overwrites_and_waits(tmp_path: Path) -> None:
    """Given a prepared engine, then what is deleted is overwritten and only its owner reads it."""
    engine = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(engine)

    with engine.connect() as connection:
        read = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "secure_delete", "synchronous", "busy_timeout")
        }

    assert read == {
        "journal_mode": "wal",
        "secure_delete": 1,
        "synchronous": 2,
        "busy_timeout": 5000,
    }
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
