"""Tell cases that were asked for from those of people who wrote while the assistant was off."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("ticket", sa.Column("kind", sa.String(length=10), server_default="asked", nullable=False))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("ticket") as ticket:
        ticket.drop_column("kind")
