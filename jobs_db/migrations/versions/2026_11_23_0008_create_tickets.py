"""Create cases for officers, and the record of policy questions."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "ticket",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("urgency", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("urgency IN ('urgent', 'normal')", name=op.f("ck_ticket_urgency")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_ticket_conversation_id_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
    )
    op.create_index(
        "uq_ticket_open", "ticket", ["conversation_id"], unique=True,
        sqlite_where=_OPEN, postgresql_where=_OPEN,
    )  # fmt: skip
    op.create_table(
        "policy_question",
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("level IN ('sure', 'unsure', 'lost')", name=op.f("ck_policy_question_level")),
        sa.ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
            name=op.f("fk_policy_question_conversation_id_conversation_turn"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "position", name=op.f("pk_policy_question")),
    )
    op.create_index("ix_policy_question_level_at", "policy_question", ["level", "at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_policy_question_level_at", table_name="policy_question")
    op.drop_table("policy_question")
    op.drop_index("uq_ticket_open", table_name="ticket")
    op.drop_table("ticket")
