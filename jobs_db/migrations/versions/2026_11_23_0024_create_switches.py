"""Create switches, notices, settings, who was told of them, and indexes to look through the trail."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_UNDONE = sa.text("ended_at IS NULL")
_KINDS = "'bot', 'channel', 'skill', 'topic', 'entry'"


def _instant(name: str, *, nullable: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _ended() -> "list[sa.Column[Any]]":
    return [
        _instant("ended_at", nullable=True),
        sa.Column("ended_by", sa.String(length=80), server_default="", nullable=False),
        sa.Column("ended_why", sa.Text(), server_default="", nullable=False),
    ]


def _by() -> "list[sa.Column[Any]]":
    return [
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("staff_name", sa.String(length=80), nullable=False),
    ]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "switch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("target", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        *_by(),
        _instant("since"),
        _instant("until", nullable=True),
        *_ended(),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_switch_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_switch")),
    )
    op.create_index(
        "uq_switch_undone", "switch", ["kind", "target"], unique=True,
        sqlite_where=_UNDONE, postgresql_where=_UNDONE,
    )  # fmt: skip
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("communes", sa.JSON(), nullable=False),
        _instant("begins"),
        _instant("ends"),
        *_by(),
        _instant("created_at"),
        *_ended(),
        sa.CheckConstraint("kind IN ('storm', 'fraud', 'job_fair', 'other')", name=op.f("ck_notice_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_undone", "notice", ["id"], sqlite_where=_UNDONE, postgresql_where=_UNDONE)
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        _instant("changed_at"),
        sa.Column("staff_name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "told",
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("thing", sa.String(length=40), nullable=False),
        _instant("at"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_told_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("conversation_id", "thing", name=op.f("pk_told")),
    )
    op.create_index("ix_told_thing", "told", ["thing"])
    op.create_index("ix_audit_entry_staff_id_id", "audit_entry", ["staff_id", "id"])
    op.create_index("ix_audit_entry_action_id", "audit_entry", ["action", "id"])
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"])


def downgrade() -> None:
    """Take back."""
    for index in ("ix_audit_entry_staff_id_id", "ix_audit_entry_action_id", "ix_audit_entry_at"):
        op.drop_index(index, table_name="audit_entry")
    for table in ("told", "setting", "notice", "switch"):
        op.drop_table(table)
