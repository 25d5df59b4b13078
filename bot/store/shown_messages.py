"""Which messages lie in a chat, for 48 hours: numbers and minutes, so that they can be taken away.

No words, no names: the conversation by its keyed hash, the number of the message in it, and the
minute after which it was there.

Example:
    >>> from bot.port import ConversationId
    >>> store, ada = ShownMessages("sqlite://"), ConversationId("telegram-ada")
    >>> store.note([Shown(ada, 7, 60_000)], now=60_030)
    >>> store.of(ada, now=60_030)
    InChat(numbers=(7,), older=False)
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, String, Table, bindparam, func, select

from bot.port import ConversationId
from bot.store.database import open_engine, writing
from bot.store.migrating import migrate
from bot.store.shared_tables import metadata

KEPT = 48 * 3600
"""Seconds; after that Telegram lets no program delete a message, and its number is of no use."""
MOST_OF_A_CHAT = 2_000
"""Messages of one chat whose numbers are kept; the oldest give way."""

_SHOWN = Table(
    "shown_messages",
    metadata,
    Column("conversation", String(64), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("sent_at", BigInteger, nullable=False, index=True),
)
_HAS_OLDER = Table(
    "chats_with_older_messages",
    metadata,
    Column("conversation", String(64), primary_key=True),
)


class Shown(NamedTuple):
    """One message of a chat.

    Attributes:
        conversation: the name of its conversation.
        number: which message it is.
        sent_at: when it was there at the latest (``minute_after``).
    """

    conversation: ConversationId
    number: int
    sent_at: int


class InChat(NamedTuple):
    """What is known to lie in one chat.

    Attributes:
        numbers: the messages of the last 48 hours, the newest first.
        older: whether older ones are known to be there too.
    """

    numbers: tuple[int, ...] = ()
    older: bool = False


def minute_after(seconds: float) -> int:
    """Round a time up to the minute: the exact second of a message is nobody's business.

    Example:
        >>> minute_after(61.0), minute_after(120.0)
        (120, 120)
    """
    return math.ceil(seconds / 60) * 60


class ShownMessages:
    """The table of messages; every call waits for the database, so call it in a thread.

    Nothing is connected before the first call. Each call raises ``SQLAlchemyError`` when the
    database fails.

    Args:
        url: the database, as ``DATABASE_URL`` names it.
    """

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._ready = False

    def note(self, messages: Iterable[Shown], now: float) -> None:
        """Keep the numbers of messages, and drop those that are too old."""
        latest = {(one.conversation, one.number): one.sent_at for one in messages}
        rows = [
            {"a_conversation": conversation, "a_number": number, "a_minute": sent_at}
            for (conversation, number), sent_at in latest.items()
        ]
        with self._begin() as connection:
            if rows:
                connection.execute(
                    _SHOWN.delete().where(
                        _SHOWN.c.conversation == bindparam("a_conversation"),
                        _SHOWN.c.number == bindparam("a_number"),
                    ),
                    rows,
                )
                connection.execute(
                    _SHOWN.insert().values(
                        conversation=bindparam("a_conversation"),
                        number=bindparam("a_number"),
                        sent_at=bindparam("a_minute"),
                    ),
                    rows,
                )
            for conversation in {conversation for conversation, _ in latest}:
                _bound(connection, conversation)
            _prune(connection, now)

    def prune(self, now: float) -> None:
        """Drop the numbers that are too old."""
        with self._begin() as connection:
            _prune(connection, now)

    def of(self, conversation: ConversationId, now: float) -> InChat:
        """Give what is known to lie in one chat."""
        with self._begin() as connection:
            _prune(connection, now)
            numbers = connection.execute(
                select(_SHOWN.c.number)
                .where(_SHOWN.c.conversation == conversation)
                .order_by(_SHOWN.c.number.desc())
            ).scalars()
            older = connection.execute(
                select(_HAS_OLDER.c.conversation).where(_HAS_OLDER.c.conversation == conversation)
            ).first()
            return InChat(tuple(numbers), older is not None)

    def forget(self, conversation: ConversationId) -> None:
        """Drop everything about one chat."""
        with self._begin() as connection:
            for table in (_SHOWN, _HAS_OLDER):
                connection.execute(table.delete().where(table.c.conversation == conversation))

    def forget_all(self) -> None:
        """Drop everything about every chat."""
        with self._begin() as connection:
            for table in (_SHOWN, _HAS_OLDER):
                connection.execute(table.delete())

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _begin(self) -> Any:
        if not self._ready:
            migrate(self._engine)
            self._ready = True
        return writing(self._engine)


def _bound(connection: Any, conversation: str) -> None:
    """Let the oldest messages of a chat give way when there are too many."""
    own = _SHOWN.c.conversation == conversation
    count = connection.execute(select(func.count()).select_from(_SHOWN).where(own)).scalar()
    if count <= MOST_OF_A_CHAT:
        return
    newest = select(_SHOWN.c.number).where(own).order_by(_SHOWN.c.number.desc())
    first_kept = connection.execute(newest.offset(MOST_OF_A_CHAT - 1).limit(1)).scalar()
    connection.execute(_SHOWN.delete().where(own, _SHOWN.c.number < first_kept))
    _mark(connection, {conversation})


def _prune(connection: Any, now: float) -> None:
    """Drop what is too old; as long as a chat is in use, remember that there was something."""
    too_old = _SHOWN.c.sent_at < now - KEPT
    had = set(connection.execute(select(_SHOWN.c.conversation).where(too_old).distinct()).scalars())
    if not had:
        return
    connection.execute(_SHOWN.delete().where(too_old))
    _mark(connection, had)
    in_use = select(_SHOWN.c.conversation)
    connection.execute(_HAS_OLDER.delete().where(_HAS_OLDER.c.conversation.not_in(in_use)))


def _mark(connection: Any, conversations: set[str]) -> None:
    marked = select(_HAS_OLDER.c.conversation).where(_HAS_OLDER.c.conversation.in_(conversations))
    new = conversations - set(connection.execute(marked).scalars())
    if new:
        rows = [{"conversation": conversation} for conversation in new]
        connection.execute(_HAS_OLDER.insert(), rows)
