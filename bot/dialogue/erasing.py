"""Erases what is kept of somebody in every table at once: for a command, beside the service."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from bot.dialogue.tracker_store import PrivateTrackerStore, StoreUnavailable
from bot.port import ConversationId
from bot.retention import idle_since
from bot.store.database import scrub
from bot.store.dossiers import Dossiers
from bot.store.migrating import NewerDatabase
from bot.store.shared_tables import erase_shared_plans
from bot.store.sharing import SharedCases
from bot.store.shown_messages import ShownMessages


class Erased(NamedTuple):
    """How much there was."""

    conversations: int
    dossiers: int


def erase(url: str, key: bytes, name: str | None, everything: bool) -> Erased:
    """Erase one conversation with all that belongs to it, all that is over, or all there is.

    Args:
        url: the database.
        key: the secret of the installation.
        name: the name of a conversation; None for what is over.
        everything: erase all there is.

    Raises:
        StoreUnavailable: when the database cannot be opened; the message names the setting.
    """
    try:
        trackers = PrivateTrackerStore(url=url)
        cases = SharedCases(trackers.engine, key)
        cases.prepare()
        dossiers, shown = Dossiers(trackers.engine, key), ShownMessages(url)
        if everything:
            erased = Erased(len(trackers.forget_idle(float("inf"))), dossiers.erase_all())
            erase_shared_plans(trackers.engine)
            shown.forget_all()
        elif name is None:
            erased = Erased(len(trackers.forget_idle(idle_since())), dossiers.erase_expired())
            cases.erase_idle()
        else:
            there = asyncio.run(trackers.retrieve(name)) is not None
            asyncio.run(trackers.forget(name))
            erased = Erased(int(there), int(dossiers.forget(name)))
            cases.forget(name)
            shown.forget(ConversationId(name))
        scrub(trackers.engine)
        shown.close()
    except (SQLAlchemyError, NewerDatabase) as error:
        told = str(error) if isinstance(error, NewerDatabase) else type(error).__name__
        raise StoreUnavailable(f"DATABASE_URL: the database cannot be opened ({told}).") from error
    return erased
