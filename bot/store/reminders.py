"""Reminders that somebody asked for: when, of what kind, and, sealed, where they are written to.

They belong to a dossier, and go with it. Everything here waits for the database.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, delete, insert, select, update

from bot.store.case_content import language_and_country
from bot.store.database import scrub, writing
from bot.store.dossier_tables import DOSSIERS, REMINDERS
from bot.store.dossiers import NoDossier, person_of
from bot.store.sealing import CaseKey, Unsealable, master_key, seal, unseal, unwrap

AFTERWARDS = 7 * 24 * 3600.0
"""Seconds for which a dossier outlives its last reminder, so that there is something to say."""
MOST_AT_ONCE = 50
"""Reminders that are claimed at once."""


@dataclass(frozen=True)
class Reminder:
    """One reminder, as its owner sees it.

    Attributes:
        kind: ``tomorrow``, ``week``, ``month``, or ``expiry`` (of the dossier).
        due: when, in seconds.
        delivered: whether it was said.
        written: whether its owner is written to; otherwise it waits for them to come back.
    """

    id: str
    kind: str
    due: float
    delivered: bool = False
    written: bool = False


@dataclass(frozen=True)
class DueReminder:
    """One that is to be delivered now.

    Attributes:
        address: where the channel writes to.
        language: that of the dossier.
        country: where its owner lives, if they said so.
    """

    id: str
    kind: str
    address: str = field(repr=False)
    language: str = "fr"
    country: str | None = None


class Reminders:
    """The reminders of one installation.

    Args:
        engine: SQLAlchemy's engine, of a database that is up to date.
        key: the secret of the installation.
        now: the clock, in seconds.
    """

    def __init__(self, engine: Any, key: bytes, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._key = key
        self._master = master_key(key)
        self._now = now

    def plan(self, conversation: str, due: Mapping[str, float], address: str | None) -> None:
        """Plan reminders in the place of those that were not delivered yet.

        Args:
            conversation: whose they are.
            due: when each kind is due, in seconds.
            address: where they are written to; None where they wait for the person to come back.

        Raises:
            NoDossier: when there is no dossier that they could belong to.
        """
        with writing(self._engine) as connection:
            case = self._case(connection, conversation)
            if case is None:
                raise NoDossier
            key = unwrap(case.wrapped_key, self._master, case.id)
            waiting = and_(REMINDERS.c.case_id == case.id, REMINDERS.c.delivered.is_(False))
            connection.execute(delete(REMINDERS).where(waiting))
            rows = [_row(case.id, kind, at, address, key) for kind, at in due.items()]
            if rows:
                connection.execute(insert(REMINDERS), rows)
                last = max(at for kind, at in due.items()) + AFTERWARDS
                longer = and_(DOSSIERS.c.id == case.id, DOSSIERS.c.expires < last)
                if set(due) != {"expiry"}:
                    connection.execute(update(DOSSIERS).where(longer).values(expires=last))

    def of(self, conversation: str) -> tuple[Reminder, ...]:
        """The reminders of a conversation, the earliest first."""
        with self._engine.connect() as connection:
            case = self._case(connection, conversation)
            if case is None:
                return ()
            own = select(REMINDERS).where(REMINDERS.c.case_id == case.id).order_by(REMINDERS.c.due)
            rows = connection.execute(own).all()
        return tuple(
            Reminder(row.id, row.kind, row.due, row.delivered, row.address is not None)
            for row in rows
        )

    def stop(self, conversation: str) -> bool:
        """Drop the reminders of a conversation; give whether one was still to come."""
        with writing(self._engine) as connection:
            case = self._case(connection, conversation)
            if case is None:
                return False
            own = REMINDERS.c.case_id == case.id
            waiting = and_(own, REMINDERS.c.delivered.is_(False))
            count = len(connection.execute(select(REMINDERS.c.id).where(waiting)).all())
            connection.execute(delete(REMINDERS).where(own))
        scrub(self._engine)
        return bool(count)

    def claim_due(self, lease: float = 120.0) -> list[DueReminder]:
        """Take the reminders that are due and can be written; nobody else takes them meanwhile.

        Args:
            lease: seconds after which one that was not reported as delivered can be taken again.
        """
        now = self._now()
        ready = and_(
            REMINDERS.c.delivered.is_(False),
            REMINDERS.c.due <= now,
            REMINDERS.c.leased <= now,
            REMINDERS.c.address.is_not(None),
        )
        wanted = select(
            *(REMINDERS.c.id, REMINDERS.c.kind, REMINDERS.c.address, REMINDERS.c.case_id),
            *(DOSSIERS.c.wrapped_key, DOSSIERS.c.head),
        ).join(DOSSIERS, DOSSIERS.c.id == REMINDERS.c.case_id)
        claimed: list[DueReminder] = []
        with writing(self._engine) as connection:
            alive = and_(ready, DOSSIERS.c.expires > now)
            rows = connection.execute(wanted.where(alive).order_by(REMINDERS.c.due)).fetchmany(
                MOST_AT_ONCE
            )
            for row in rows:
                mine = and_(REMINDERS.c.id == row.id, ready)
                taken = update(REMINDERS).where(mine).values(leased=now + lease)
                if connection.execute(taken).rowcount:
                    claimed += self._opened(row)
        return claimed

    def due_here(self, conversation: str) -> Reminder | None:
        """The earliest one that is due and waits for its owner to come back."""
        with self._engine.connect() as connection:
            case = self._case(connection, conversation)
            if case is None:
                return None
            waiting = and_(
                REMINDERS.c.case_id == case.id,
                REMINDERS.c.delivered.is_(False),
                REMINDERS.c.address.is_(None),
                REMINDERS.c.due <= self._now(),
            )
            row = connection.execute(
                select(REMINDERS).where(waiting).order_by(REMINDERS.c.due)
            ).first()
        return Reminder(row.id, row.kind, row.due) if row else None

    def delivered(self, reminder: str) -> None:
        """It was said; where it was written to is needed no longer."""
        self._set(reminder, delivered=True, address=None)

    def put_off(self, reminder: str, until: float) -> None:
        """It could not be delivered; it is due again later."""
        self._set(reminder, due=until, leased=0.0)

    def drop(self, reminder: str) -> None:
        """It is never to be delivered."""
        with writing(self._engine) as connection:
            connection.execute(delete(REMINDERS).where(REMINDERS.c.id == reminder))

    def _set(self, reminder: str, **values: Any) -> None:
        with writing(self._engine) as connection:
            mine = REMINDERS.c.id == reminder
            connection.execute(update(REMINDERS).where(mine).values(**values))

    def _case(self, connection: Any, conversation: str) -> Any:
        person = person_of(self._key, conversation)
        there = and_(DOSSIERS.c.person == person, DOSSIERS.c.expires > self._now())
        return connection.execute(select(DOSSIERS).where(there)).first()

    def _opened(self, row: Any) -> list[DueReminder]:
        try:
            key = unwrap(row.wrapped_key, self._master, row.case_id)
            address = unseal(row.address, key, _place(row.case_id, row.id)).decode()
            head = unseal(row.head, key, f"head/{row.case_id}")
        except Unsealable:  # under a secret that is no longer configured: it waits
            return []
        return [DueReminder(row.id, row.kind, address, *language_and_country(head))]


def _row(case: str, kind: str, due: float, address: str | None, key: CaseKey) -> dict[str, Any]:
    identity = secrets.token_hex(16)
    sealed = None if address is None else seal(address.encode(), key, _place(case, identity))
    return {
        **{"id": identity, "case_id": case, "kind": kind, "due": due, "address": sealed},
        **{"leased": 0.0, "delivered": False},
    }


def _place(case: str, reminder: str) -> str:
    return f"reminder/{case}/{reminder}"
