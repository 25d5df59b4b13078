"""Brings the tables of a database up to date, by the numbered migrations of this folder.

Rasa's own table of events is Rasa's, and is left alone.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.exc import OperationalError

from bot.store.database import writing

FOLDER = Path(__file__).parent / "migrations"
VERSION_TABLE = "sangfroid_version"
ATTEMPTS = 5
"""How often two processes that begin together try before one gives up."""


class NewerDatabase(RuntimeError):
    """The database was written by a newer version; the message says what to do."""


def migrate(engine: Any) -> None:
    """Bring a database up to date; one that is stays as it is.

    Args:
        engine: SQLAlchemy's engine.

    Raises:
        NewerDatabase: when a newer version has written it.
        SQLAlchemyError: when it cannot be read or written.
    """
    for attempt in range(ATTEMPTS):
        try:
            _migrate(engine)
            return
        except OperationalError:
            # Two that begin together: on PostgreSQL the second finds the first one's tables.
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.2 * (attempt + 1))


def _migrate(engine: Any) -> None:
    config = migrations()
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = current_version(connection)
    if current == script.get_current_head():
        return
    if current is not None and not _knows(script, current):
        raise NewerDatabase(
            "DATABASE_URL: a newer version of Sangfroid has written this database. "
            "Run that version, or restore an older backup."
        )
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def migrations() -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def current_version(connection: Any) -> str | None:
    """The migration that a database is at; None for one without any."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    revision: str | None = context.get_current_revision()
    return revision


def _knows(script: ScriptDirectory, revision: str) -> bool:
    try:
        return script.get_revision(revision) is not None
    except CommandError:
        return False
