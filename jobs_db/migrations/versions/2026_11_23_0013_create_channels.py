"""Let several workers serve the channels: leases, order, attachments, parts on their way, alarms."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
_OPEN = "state IN ('waiting', 'sending')"


def upgrade() -> None:
    """Apply."""
    _upgrade_conversation()
    _upgrade_inbox()
    # No channel has ever sent from the outbox before this revision: there is nothing in it to keep.
    op.drop_table("outbox_message")
    _create_outbox(
        "state IN ('waiting', 'sending', 'sent', 'dead')",
        sa.Column("unasked", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("part", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unknown", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_owner", sa.String(length=60), nullable=True),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("sent_at", INSTANT, nullable=True),
    )
    _index_where("ix_outbox_message_open", "outbox_message", ["conversation_id", "id"], _OPEN)
    op.create_table(
        "work_lease",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=60), nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_work_lease")),
    )
    op.create_table(
        "channel_alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=300), server_default="", nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_alarm")),
        sa.UniqueConstraint("channel", "problem", name=op.f("uq_channel_alarm_channel_problem")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("channel_alarm")
    op.drop_table("work_lease")
    op.drop_table("outbox_message")
    _create_outbox("state IN ('waiting', 'sent', 'dead')")
    _index_where("ix_outbox_message_due", "outbox_message", ["due_at"], "state = 'waiting'")
    op.drop_index("ix_inbox_message_unfinished", "inbox_message")
    for column in ("attachment_kind", "attachment_reference", "occasion", "rank", "raw"):
        op.drop_column("inbox_message", column)
    _index_where("ix_inbox_message_unfinished", "inbox_message", ["id"], "state = 'new'")
    op.drop_index("ix_conversation_leased", "conversation")
    for column in ("heard_at", "officer_at", "reachable", "lease_owner", "lease_until"):
        op.drop_column("conversation", column)


def _upgrade_conversation() -> None:
    op.add_column("conversation", sa.Column("heard_at", INSTANT, nullable=True))
    op.add_column("conversation", sa.Column("officer_at", INSTANT, nullable=True))
    op.add_column(
        "conversation", sa.Column("reachable", sa.Boolean(), server_default=sa.true(), nullable=False)
    )
    op.add_column("conversation", sa.Column("lease_owner", sa.String(length=60), nullable=True))
    op.add_column("conversation", sa.Column("lease_until", INSTANT, nullable=True))
    op.execute("UPDATE conversation SET heard_at = last_at")
    _index_where("ix_conversation_leased", "conversation", ["lease_owner"], "lease_owner IS NOT NULL")


def _upgrade_inbox() -> None:
    op.add_column("inbox_message", sa.Column("attachment_kind", sa.String(length=10), nullable=True))
    op.add_column("inbox_message", sa.Column("attachment_reference", sa.Text(), nullable=True))
    op.add_column(
        "inbox_message",
        sa.Column("occasion", sa.String(length=10), server_default="message", nullable=False),
    )
    op.add_column("inbox_message", sa.Column("rank", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("inbox_message", sa.Column("raw", sa.Text(), nullable=True))
    op.drop_index("ix_inbox_message_unfinished", "inbox_message")
    _index_where("ix_inbox_message_unfinished", "inbox_message", ["conversation_id", "id"], "state = 'new'")


def _create_outbox(states: str, *more: "sa.Column[Any]") -> None:
    op.create_table(
        "outbox_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(length=300), server_default="", nullable=False),
        *more,
        sa.CheckConstraint(states, name=op.f("ck_outbox_message_state")),
        sa.ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
            name=op.f("fk_outbox_message_conversation_id_position"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_message")),
    )


def _index_where(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
