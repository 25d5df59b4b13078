"""The tables that installations made by themselves before there were migrations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make those that are missing."""
    op.create_table(
        "shared_case",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("situation", sa.String(40), nullable=False),
        sa.Column("country", sa.String(8)),
        sa.Column("done", sa.Text, nullable=False),
        sa.Column("later", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("touched", sa.Float, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_shared_case_touched", "shared_case", ["touched"], if_not_exists=True)
    op.create_table(
        "shared_member",
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("case_id", sa.String(32)),
        sa.Column("part", sa.String(8), nullable=False),
        sa.Column("opened", sa.Boolean, nullable=False),
        sa.Column("steps", sa.Text, nullable=False),
        sa.Column("told_of_other", sa.Boolean, nullable=False),
        sa.Column("touched", sa.Float, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_shared_member_case_id", "shared_member", ["case_id"], if_not_exists=True)
    op.create_table(
        "share_code",
        sa.Column("code", sa.String(64), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False, unique=True),
        sa.Column("expires", sa.Float, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "share_tries",
        sa.Column("person", sa.String(64), primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        if_not_exists=True,
    )
    op.create_table(
        "shown_messages",
        sa.Column("conversation", sa.String(64), primary_key=True),
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("sent_at", sa.BigInteger, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_shown_messages_sent_at", "shown_messages", ["sent_at"], if_not_exists=True)
    op.create_table(
        "chats_with_older_messages",
        sa.Column("conversation", sa.String(64), primary_key=True),
        if_not_exists=True,
    )
