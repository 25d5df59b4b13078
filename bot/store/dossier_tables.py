"""The tables of dossiers and reminders: random ids, times, hashes, and what is sealed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, String, Table

from bot.store.shared_tables import metadata

DOSSIERS = Table(
    "dossier_case",
    metadata,
    Column("id", String(32), primary_key=True),
    # The keyed hash of a conversation's name.
    Column("person", String(64), nullable=False, unique=True),
    Column("wrapped_key", LargeBinary, nullable=False),
    # Raised at every change, so that of two that read the same state one begins again.
    Column("version", Integer, nullable=False),
    Column("opened", Float, nullable=False),
    Column("expires", Float, nullable=False, index=True),
    # Sealed: all of the case that is no item, and the order of its items.
    Column("head", LargeBinary, nullable=False),
)

ITEMS = Table(
    "dossier_item",
    metadata,
    Column("case_id", String(32), primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

REMINDERS = Table(
    "reminder",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("case_id", String(32), nullable=False, index=True),
    Column("kind", String(12), nullable=False),
    Column("due", Float, nullable=False, index=True),
    # Sealed under the case's key; None on a channel that cannot be written to.
    Column("address", LargeBinary),
    # Until when somebody is delivering it.
    Column("leased", Float, nullable=False),
    Column("delivered", Boolean, nullable=False),
)
