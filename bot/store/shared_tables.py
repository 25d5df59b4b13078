"""The tables of plans that two people follow: hashes, ids of steps, times; no words of anybody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, Text

metadata = MetaData()

CASES = Table(
    "shared_case",
    metadata,
    Column("id", String(32), primary_key=True),
    # Raised at every change, so that of two that read the same state one begins again.
    Column("version", Integer, nullable=False),
    Column("situation", String(40), nullable=False),
    Column("country", String(8)),
    # JSON lists of step ids; « kept » are those of a person whose facts are forgotten.
    Column("done", Text, nullable=False),
    Column("later", Text, nullable=False),
    Column("kept", Text, nullable=False),
    Column("touched", Float, nullable=False, index=True),
)

MEMBERS = Table(
    "shared_member",
    metadata,
    # The keyed hash of a conversation's name.
    Column("person", String(64), primary_key=True),
    # None when the other person ended the sharing, and this one has not been told yet.
    Column("case_id", String(32), index=True),
    Column("part", String(8), nullable=False),
    Column("opened", Boolean, nullable=False),
    Column("steps", Text, nullable=False),
    Column("told_of_other", Boolean, nullable=False),
    Column("touched", Float, nullable=False),
)

CODES = Table(
    "share_code",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("case_id", String(32), nullable=False, unique=True),
    Column("expires", Float, nullable=False),
)

TRIES = Table(
    "share_tries",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("since", Float, nullable=False),
)


def erase_shared_plans(engine: Any) -> None:
    """Erase every plan that two people follow."""
    with engine.begin() as connection:
        for table in (CODES, TRIES, MEMBERS, CASES):
            connection.execute(table.delete())
