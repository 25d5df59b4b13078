"""Dossiers: each kept under a key of its own for thirty days, for those alone who agreed.

Everything here waits for the database: the dialogue calls it in a thread. Of a case only random
ids, times, and the keyed hash of a conversation's name can be read without its key.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import and_, delete, insert, select, update

from bot.dossier.case import Case
from bot.store.case_content import head_of, item_content, moment, read_case
from bot.store.database import scrub, writing
from bot.store.dossier_tables import DOSSIERS, ITEMS, REMINDERS
from bot.store.sealing import CaseKey, master_key, new_case_key, seal, unseal, unwrap, wrap

KEPT_FOR = 30 * 24 * 3600.0
"""Seconds for which a dossier is kept, unless it is prolonged."""
MOST_ATTEMPTS = 20
"""How often a change is tried again that met another one."""


class NoDossier(RuntimeError):
    """This conversation has no dossier, or it has expired."""


class DossierBusy(RuntimeError):
    """Others changed the same dossier each time; nothing was written."""


class Dossiers:
    """The dossiers of one installation.

    Args:
        engine: SQLAlchemy's engine, of a database that is up to date (``bot.store.migrating``).
        key: the secret of the installation; names are hashed and keys are wrapped with it.
        now: the clock, in seconds.

    Example:
        >>> from bot.store.database import open_engine
        >>> from bot.store.migrating import migrate
        >>> engine = open_engine("sqlite://")
        >>> migrate(engine)
        >>> dossiers = Dossiers(engine, b"k" * 32)
        >>> dossiers.open("ada", "fr").items, dossiers.read("bob")
        ((), None)
    """

    def __init__(self, engine: Any, key: bytes, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._key = key
        self._master = master_key(key)
        self._now = now

    def open(self, conversation: str, language: str) -> Case:
        """Begin a dossier for somebody who has agreed; the one that is there is given instead."""
        person, now = person_of(self._key, conversation), self._now()
        with writing(self._engine) as connection:
            row = self._row(connection, person)
            if row is not None:
                return self._case(connection, row)
            # An expired one may still be there: its key goes before there is a new one.
            _erase(connection, DOSSIERS.c.person == person)
            identity, key = secrets.token_hex(16), new_case_key()
            case = Case(identity, moment(now), moment(now + KEPT_FOR), language)
            connection.execute(
                insert(DOSSIERS).values(
                    id=identity,
                    person=person,
                    wrapped_key=wrap(key, self._master, identity),
                    version=0,
                    opened=now,
                    expires=now + KEPT_FOR,
                    head=seal(head_of(case), key, f"head/{identity}"),
                )
            )
        return case

    def read(self, conversation: str) -> Case | None:
        """The dossier of a conversation.

        Returns:
            None when there is none, or it has expired.

        Raises:
            Unsealable: when it cannot be opened with the secret of this installation.
        """
        with self._engine.connect() as connection:
            row = self._row(connection, person_of(self._key, conversation))
            return None if row is None else self._case(connection, row)

    def change(self, conversation: str, work: Callable[[Case], Case]) -> Case:
        """Change a dossier; it is on disk when this returns.

        Args:
            conversation: whose it is.
            work: gives the changed case; it may be called again when others changed it meanwhile.

        Raises:
            NoDossier: when there is none.
            DossierBusy: when others changed it each time.
            Unsealable: when it cannot be opened.
        """
        person = person_of(self._key, conversation)
        for _ in range(MOST_ATTEMPTS):
            with writing(self._engine) as connection:
                row = self._row(connection, person)
                if row is None:
                    raise NoDossier
                before = self._case(connection, row)
                after = replace(
                    work(before), id=before.id, opened=before.opened, expires=before.expires
                )
                gone = self._write(connection, row, before, after)
                if gone is None:
                    continue
            if gone:
                scrub(self._engine)
            return after
        raise DossierBusy

    def prolong(self, conversation: str) -> Case:
        """Keep a dossier for thirty days from now.

        Raises:
            NoDossier: when there is none.
        """
        with writing(self._engine) as connection:
            row = self._row(connection, person_of(self._key, conversation))
            if row is None:
                raise NoDossier
            expires = max(row.expires, self._now() + KEPT_FOR)
            connection.execute(
                update(DOSSIERS).where(DOSSIERS.c.id == row.id).values(expires=expires)
            )
            return replace(self._case(connection, row), expires=moment(expires))

    def forget(self, conversation: str) -> bool:
        """Erase a dossier with its reminders and its key; what is erased already stays so.

        Returns:
            Whether there was one.
        """
        person = person_of(self._key, conversation)
        with writing(self._engine) as connection:
            gone = _erase(connection, DOSSIERS.c.person == person)
        if gone:
            scrub(self._engine)
        return bool(gone)

    def erase_expired(self) -> int:
        """Erase the dossiers whose time is over; give how many there were."""
        with writing(self._engine) as connection:
            gone = _erase(connection, DOSSIERS.c.expires <= self._now())
        if gone:
            scrub(self._engine)
        return gone

    def erase_all(self) -> int:
        """Erase every dossier; give how many there were."""
        with writing(self._engine) as connection:
            gone = _erase(connection, DOSSIERS.c.id.is_not(None))
        scrub(self._engine)
        return gone

    def _row(self, connection: Any, person: str) -> Any:
        there = and_(DOSSIERS.c.person == person, DOSSIERS.c.expires > self._now())
        return connection.execute(select(DOSSIERS).where(there)).first()

    def _case(self, connection: Any, row: Any) -> Case:
        key = unwrap(row.wrapped_key, self._master, row.id)
        sealed = connection.execute(select(ITEMS).where(ITEMS.c.case_id == row.id)).all()
        items = [unseal(one.content, key, _place(row.id, one.id)) for one in sealed]
        head = unseal(row.head, key, f"head/{row.id}")
        return read_case(row.id, row.opened, row.expires, head, items)

    def _write(self, connection: Any, row: Any, before: Case, after: Case) -> bool | None:
        """Write what differs; None when somebody was quicker, else whether something went."""
        key = unwrap(row.wrapped_key, self._master, row.id)
        same = and_(DOSSIERS.c.id == row.id, DOSSIERS.c.version == row.version)
        head = seal(head_of(after), key, f"head/{row.id}")
        changed = update(DOSSIERS).where(same).values(head=head, version=row.version + 1)
        if not connection.execute(changed).rowcount:
            return None
        old = {item.id: item for item in before.items}
        new = {item.id: item for item in after.items}
        gone = [name for name in old if new.get(name) != old[name]]
        if gone:
            mine = and_(ITEMS.c.case_id == row.id, ITEMS.c.id.in_(gone))
            connection.execute(delete(ITEMS).where(mine))
        rows = [
            _sealed(row.id, name, item_content(item), key)
            for name, item in new.items()
            if old.get(name) != item
        ]
        if rows:
            connection.execute(insert(ITEMS), rows)
        return bool(gone)


def person_of(key: bytes, conversation: str) -> str:
    """The keyed hash under which a conversation's dossier is kept."""
    return hmac.new(key, f"dossier:{conversation}".encode(), hashlib.sha256).hexdigest()


def _sealed(case: str, name: str, content: bytes, key: CaseKey) -> dict[str, Any]:
    return {"case_id": case, "id": name, "content": seal(content, key, _place(case, name))}


def _place(case: str, item: str) -> str:
    return f"item/{case}/{item}"


def _erase(connection: Any, which: Any) -> int:
    """Erase cases: their keys first of all, then what only these could open."""
    cases = [str(row.id) for row in connection.execute(select(DOSSIERS.c.id).where(which))]
    for case in cases:
        connection.execute(delete(DOSSIERS).where(DOSSIERS.c.id == case))
        connection.execute(delete(ITEMS).where(ITEMS.c.case_id == case))
        connection.execute(delete(REMINDERS).where(REMINDERS.c.case_id == case))
    return len(cases)
