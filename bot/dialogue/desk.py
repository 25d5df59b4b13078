"""What the actions of the dossier work with: its store, the reminders, what is at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bot.dialogue.channel import Documents
from bot.dossier.at_hand import AtHand
from bot.settings import read_settings
from bot.store.database import open_engine
from bot.store.dossiers import Dossiers
from bot.store.identity import secret_key
from bot.store.migrating import migrate
from bot.store.reminders import Reminders

MOST_DOCUMENTS = 50
"""Files that were made and wait to be taken along by their message."""


@dataclass(frozen=True)
class Desk:
    """Everything that is needed to work on dossiers.

    Args:
        dossiers: what is kept, each under a key of its own.
        reminders: what people asked to be reminded of.
        at_hand: what was sent last, in memory alone.
        documents: files that were made and wait to be sent.
    """

    dossiers: Dossiers
    reminders: Reminders
    at_hand: AtHand = field(default_factory=AtHand)
    documents: Documents = field(default_factory=lambda: Documents(MOST_DOCUMENTS))


def open_desk(engine: Any) -> Desk:
    """Open the dossiers of this installation in a database that is up to date.

    Args:
        engine: SQLAlchemy's engine of the database.

    Raises:
        OSError: when the key of the installation cannot be read or made.
    """
    settings = read_settings()
    key = secret_key(settings.secret_key, settings.data)
    return Desk(Dossiers(engine, key), Reminders(engine, key))


@lru_cache(maxsize=1)
def configured_desk() -> Desk:
    """The dossiers of the settings, for an action server of Rasa's own."""
    engine = open_engine(read_settings().database_url)
    migrate(engine)
    return open_desk(engine)
