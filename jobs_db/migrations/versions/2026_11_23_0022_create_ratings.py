"""Keep whether an answer helped, and what is counted of a turn: wait, topic, trade and commune."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_OF_TURNS = ("seconds", "topic", "trade", "commune")


def upgrade() -> None:
    """Apply."""
    op.add_column("conversation_turn", sa.Column("seconds", sa.Float(), nullable=True))
    op.add_column("conversation_turn", sa.Column("topic", sa.String(length=40), nullable=True))
    op.add_column("conversation_turn", sa.Column("trade", sa.String(length=60), nullable=True))
    op.add_column("conversation_turn", sa.Column("commune", sa.String(length=5), nullable=True))
    op.create_index("ix_conversation_turn_at", "conversation_turn", ["at"])
    op.create_table(
        "rating",
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(length=4), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("mark IN ('good', 'bad')", name=op.f("ck_rating_mark")),
        sa.ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
            name=op.f("fk_rating_conversation_id_position_conversation_turn"),
        ),
        sa.PrimaryKeyConstraint("conversation_id", "position", name=op.f("pk_rating")),
    )
    op.create_index("ix_rating_at", "rating", ["at"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("rating")
    op.drop_index("ix_conversation_turn_at", table_name="conversation_turn")
    with op.batch_alter_table("conversation_turn") as turn:
        for column in _OF_TURNS:
            turn.drop_column(column)
