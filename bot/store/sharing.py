"""Plans that two people follow: who follows, what is done, and the codes by which one joins.

Everything here waits for the database: the dialogue calls it in a thread.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select, update

from bot.settings import read_settings
from bot.store.database import writing
from bot.store.identity import secret_key
from bot.store.migrating import migrate
from bot.store.shared_tables import CASES, CODES, MEMBERS, TRIES

CODE_LIFE = 72 * 3600.0
LOCKED_FOR = 3600.0
MOST_WRONG = 5
IDLE = 30 * 24 * 3600.0
MOST_ATTEMPTS = 20
"""How often a change is tried again that met another one."""


class SharingBusy(RuntimeError):
    """Others changed the same plan each time; nothing was written."""


@dataclass(frozen=True)
class Change:
    """What one person did to a plan since both last agreed on it."""

    done: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    taken_up: tuple[str, ...] = ()
    situation: str | None = None
    steps: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Shared:
    """A shared plan, as one of the two people sees it.

    Attributes:
        part: what this person is in it: ``child``, ``parent``, ``adult`` or ``person``.
        opened: whether it is this person's own plan, to which the other one came.
        other: the other one's part; None while nobody has joined.
        joined: whether the other one came since this person was last told.
        ended: true when the other one ended the sharing; nothing but ``part`` is known then.
        code_waits: whether a code can still be used.
        steps: the steps that others than this person's own facts add to the plan.
    """

    part: str
    opened: bool = False
    other: str | None = None
    joined: bool = False
    ended: bool = False
    code_waits: bool = False
    situation: str = ""
    country: str | None = None
    done: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Invitation:
    """What a written code leads to.

    Attributes:
        answer: ``open``, ``own``, ``already``, ``unknown`` or ``locked``.
        key: stands for the code until its reader has said who they are.
        opener: the part of whoever gave it.
    """

    answer: str
    key: str | None = None
    opener: str | None = None


class SharedCases:
    """The shared plans of one installation.

    Args:
        engine: SQLAlchemy's engine of the database.
        key: the secret key of the installation; names and codes are hashed with it.
        now: the clock, in seconds.
    """

    def __init__(self, engine: Any, key: bytes, now: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._key = key
        self._now = now

    def prepare(self) -> None:
        """Bring the tables up to date, and erase what has been idle for too long."""
        migrate(self._engine)
        self.erase_idle()

    def see(self, conversation: str) -> Shared | None:
        """The plan that a conversation shares, if it shares one; changes none that is in use."""
        person = self._person(conversation)
        with self._engine.connect() as connection:
            seen = self._see(connection, person)
            idle = seen is None and self._member(connection, person) is not None
        if idle:
            self.erase_idle()
        return seen

    def offer(
        self, conversation: str, part: str, plan: Shared, steps: Iterable[str], code: str
    ) -> bool:
        """Let a second person join by a code; an older code no longer works.

        Args:
            conversation: whose plan it is.
            part: what this person is in it.
            plan: the situation, the country, what is done, put off, and was added by others before.
            steps: the steps of the plan.
            code: a new code.

        Returns:
            False when a second person follows already: nothing changed then.
        """
        person, now = self._person(conversation), self._now()
        with self._writing() as connection:
            seen = self._see(connection, person)
            if seen and seen.other:
                return False
            if seen is None or seen.ended:
                self._drop(connection, person)
                case = secrets.token_hex(16)
                connection.execute(
                    insert(CASES).values(
                        id=case,
                        version=0,
                        situation=plan.situation,
                        country=plan.country,
                        done=json.dumps(plan.done),
                        later=json.dumps(plan.later),
                        kept=json.dumps(plan.steps),
                        touched=now,
                    )
                )
                self._add(connection, person, case, part, True, steps)
            else:
                case = self._member(connection, person).case_id
            connection.execute(delete(CODES).where(CODES.c.case_id == case))
            connection.execute(
                insert(CODES).values(code=self._hash(code), case_id=case, expires=now + CODE_LIFE)
            )
        return True

    def read(self, conversation: str, code: str) -> Invitation:
        """See where a code leads, without using it; five wrong ones lock whoever writes them."""
        person, key, now = self._person(conversation), self._hash(code), self._now()
        with self._writing() as connection:
            wrong = self._wrong(connection, person)
            if wrong >= MOST_WRONG:
                return Invitation("locked")
            seen = self._see(connection, person)
            case = self._case_of_code(connection, key)
            mine = self._member(connection, person)
            if case and mine and mine.case_id == case:
                return Invitation("own")
            if seen and seen.other:
                return Invitation("already")
            opener = self._opener(connection, case) if case else None
            if opener:
                return Invitation("open", key, opener)
            # A good code in between does not buy further tries.
            connection.execute(delete(TRIES).where(TRIES.c.person == person))
            connection.execute(insert(TRIES).values(person=person, wrong=wrong + 1, since=now))
            return Invitation("locked" if wrong + 1 >= MOST_WRONG else "unknown")

    def opener(self, key: str) -> str | None:
        """The part of whoever gave a code, while it can be used."""
        with self._engine.connect() as connection:
            case = self._case_of_code(connection, key)
            return self._opener(connection, case) if case else None

    def join(self, conversation: str, key: str, part: str) -> Shared | None:
        """Use a code.

        Returns:
            The plan that is shared from now on, or None when the code no longer works.
        """
        person = self._person(conversation)
        with self._writing() as connection:
            case = self._case_of_code(connection, key)
            mine = self._member(connection, person)
            if not case or (mine and mine.case_id == case):
                return None
            # Whoever takes the code out has it; of two at once, one.
            if not connection.execute(delete(CODES).where(CODES.c.code == key)).rowcount:
                return None
            self._end(connection, person)
            self._add(connection, person, case, part, False, ())
            return self._see(connection, person)

    def settle(self, conversation: str, change: Change, anew: bool = False) -> Shared | None:
        """Put in what one person did, and give what both have then; news counts as told.

        Args:
            conversation: whose change it is.
            change: what they did since.
            anew: whether their conversation was forgotten since: their steps then stay for good.
        """
        person = self._person(conversation)
        for _ in range(MOST_ATTEMPTS):
            with self._writing() as connection:
                seen = self._see(connection, person)
                if seen is None or seen.ended:
                    self._drop(connection, person)
                    return seen
                if self._put_in(connection, person, change, anew):
                    settled = self._see(connection, person)
                    self._note(connection, person, change, bool(seen.other))
                    return settled and replace(settled, joined=seen.joined)
        raise SharingBusy

    def leave(self, conversation: str) -> None:
        """End the sharing for both; the other one is told at their next turn."""
        with self._writing() as connection:
            self._end(connection, self._person(conversation))

    def forget(self, conversation: str) -> None:
        """End the sharing, and keep nothing at all of this conversation, not even its tries."""
        person = self._person(conversation)
        with self._writing() as connection:
            self._end(connection, person)
            connection.execute(delete(TRIES).where(TRIES.c.person == person))

    def _see(self, connection: Any, person: str) -> Shared | None:
        mine = self._member(connection, person)
        if mine is None:
            return None
        query = select(CASES).where(CASES.c.id == mine.case_id)
        case = connection.execute(query).first() if mine.case_id else None
        if (case or mine).touched < self._now() - IDLE:
            return None
        if case is None:
            return Shared(part=mine.part, opened=mine.opened, ended=True)
        others = and_(MEMBERS.c.case_id == case.id, MEMBERS.c.person != person)
        other = connection.execute(select(MEMBERS).where(others)).first()
        code = and_(CODES.c.case_id == case.id, CODES.c.expires > self._now())
        return Shared(
            part=mine.part,
            opened=mine.opened,
            other=other.part if other else None,
            joined=bool(other) and not mine.told_of_other,
            code_waits=connection.execute(select(CODES).where(code)).first() is not None,
            situation=case.situation,
            country=case.country,
            done=_list(case.done),
            later=_list(case.later),
            steps=_merged(_list(case.kept), _list(other.steps) if other else ()),
        )

    def _put_in(self, connection: Any, person: str, change: Change, anew: bool) -> bool:
        mine = self._member(connection, person)
        case = connection.execute(select(CASES).where(CASES.c.id == mine.case_id)).first()
        done = _merged(_list(case.done), change.done)
        later = _merged(_without(_list(case.later), change.taken_up), change.later)
        values = {
            "situation": change.situation or case.situation,
            "done": json.dumps(done),
            "later": json.dumps(_without(later, done)),
            "kept": json.dumps(_merged(_list(case.kept), _list(mine.steps) if anew else ())),
        }
        same = and_(CASES.c.id == case.id, CASES.c.version == case.version)
        changed = any(getattr(case, name) != value for name, value in values.items())
        values |= {"version": case.version + changed, "touched": self._now()}
        return bool(connection.execute(update(CASES).where(same).values(**values)).rowcount)

    def _note(self, connection: Any, person: str, change: Change, told: bool) -> None:
        values: dict[str, Any] = {"touched": self._now(), "told_of_other": told}
        if change.steps is not None:
            values["steps"] = json.dumps(change.steps)
        connection.execute(update(MEMBERS).where(MEMBERS.c.person == person).values(**values))

    def _end(self, connection: Any, person: str) -> None:
        mine = self._member(connection, person)
        self._drop(connection, person)
        if mine is None or mine.case_id is None:
            return
        connection.execute(delete(CODES).where(CODES.c.case_id == mine.case_id))
        connection.execute(delete(CASES).where(CASES.c.id == mine.case_id))
        # What the other one's facts added is theirs; only that it ended is kept, until told.
        left = update(MEMBERS).where(MEMBERS.c.case_id == mine.case_id)
        connection.execute(left.values(case_id=None, steps="[]", touched=self._now()))

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """A transaction in which nothing is left of what has been idle for too long."""
        with writing(self._engine) as connection:
            self._erase_idle(connection)
            yield connection

    def erase_idle(self) -> None:
        """Erase the plans that have been idle for too long, and codes that no longer work."""
        with writing(self._engine) as connection:
            self._erase_idle(connection)

    def _erase_idle(self, connection: Any) -> None:
        now = self._now()
        idle = select(CASES.c.id).where(CASES.c.touched < now - IDLE)
        untold = and_(MEMBERS.c.case_id.is_(None), MEMBERS.c.touched < now - IDLE)
        connection.execute(delete(MEMBERS).where(or_(MEMBERS.c.case_id.in_(idle), untold)))
        useless = or_(CODES.c.case_id.in_(idle), CODES.c.expires < now)
        connection.execute(delete(CODES).where(useless))
        connection.execute(delete(CASES).where(CASES.c.touched < now - IDLE))
        connection.execute(delete(TRIES).where(TRIES.c.since < now - LOCKED_FOR))

    def _add(
        self,
        connection: Any,
        person: str,
        case: str,
        part: str,
        opened: bool,
        steps: Iterable[str],
    ) -> None:
        connection.execute(
            insert(MEMBERS).values(
                person=person,
                case_id=case,
                part=part,
                opened=opened,
                steps=json.dumps(list(steps)),
                # Who joins knows whose plan it is.
                told_of_other=not opened,
                touched=self._now(),
            )
        )

    def _wrong(self, connection: Any, person: str) -> int:
        recent = and_(TRIES.c.person == person, TRIES.c.since > self._now() - LOCKED_FOR)
        tried = connection.execute(select(TRIES).where(recent)).first()
        return int(tried.wrong) if tried else 0

    def _case_of_code(self, connection: Any, key: str) -> str | None:
        valid = and_(CODES.c.code == key, CODES.c.expires > self._now())
        found = connection.execute(select(CODES.c.case_id).where(valid)).first()
        return str(found.case_id) if found else None

    def _opener(self, connection: Any, case: str) -> str | None:
        opened = and_(MEMBERS.c.case_id == case, MEMBERS.c.opened.is_(True))
        found = connection.execute(select(MEMBERS.c.part).where(opened)).first()
        return str(found.part) if found else None

    def _member(self, connection: Any, person: str) -> Any:
        return connection.execute(select(MEMBERS).where(MEMBERS.c.person == person)).first()

    def _drop(self, connection: Any, person: str) -> None:
        connection.execute(delete(MEMBERS).where(MEMBERS.c.person == person))

    def _person(self, conversation: str) -> str:
        return self._hash(f"person:{conversation}")

    def _hash(self, text: str) -> str:
        return hmac.new(self._key, f"sharing:{text}".encode(), hashlib.sha256).hexdigest()


def open_cases(engine: Any) -> SharedCases:
    """Open the shared plans of this installation.

    Args:
        engine: SQLAlchemy's engine of the database.

    Raises:
        OSError: when the key of the installation cannot be read or made.
        SQLAlchemyError: when the tables cannot be made.
    """
    settings = read_settings()
    cases = SharedCases(engine, secret_key(settings.secret_key, settings.data))
    cases.prepare()
    return cases


def _list(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))


def _merged(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *second]))


def _without(steps: Iterable[str], others: Collection[str]) -> tuple[str, ...]:
    return tuple(step for step in steps if step not in others)
