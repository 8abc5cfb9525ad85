"""Create the dialogue engine's short memory."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "dialogue_state",
        sa.Column("conversation_id", sa.String(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_dialogue_state")),
    )
    op.create_index(op.f("ix_dialogue_state_updated_at"), "dialogue_state", ["updated_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_dialogue_state_updated_at"), table_name="dialogue_state")
    op.drop_table("dialogue_state")
