"""Keep the tokens of platforms, and count what messages cost."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "platform_token",
        sa.Column("oa_id", sa.String(length=40), nullable=False),
        sa.Column("access_token", sa.Text(), nullable=False),
        sa.Column("refresh_token", sa.Text(), nullable=False),
        sa.Column("refreshed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="good", nullable=False),
        sa.CheckConstraint(
            "state IN ('good', 'refreshing', 'refused')", name=op.f("ck_platform_token_state")
        ),
        sa.PrimaryKeyConstraint("oa_id", name=op.f("pk_platform_token")),
    )
    op.create_table(
        "message_cost",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('free', 'charged', 'template')", name=op.f("ck_message_cost_kind")),
        sa.PrimaryKeyConstraint("channel", "day", "kind", name=op.f("pk_message_cost")),
    )


def downgrade() -> None:
    """Take back; the tokens are lost, and the account must be granted again."""
    op.drop_table("message_cost")
    op.drop_table("platform_token")
