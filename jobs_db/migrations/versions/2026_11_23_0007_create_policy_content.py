"""Create policy content and the number that grows with every change of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for table, key, length in (("policy_document", "number", 120), ("policy_value", "name", 80)):
        op.create_table(
            table,
            sa.Column(key, sa.String(length=length), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("body", sa.JSON(), nullable=False),
            sa.PrimaryKeyConstraint(key, name=op.f(f"pk_{table}")),
        )
    op.create_table(
        "policy_entry",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_entry")),
    )
    for column in ("topic", "status", "review_by"):
        op.create_index(op.f(f"ix_policy_entry_{column}"), "policy_entry", [column])
    op.create_table(
        "content_version",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=64), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_content_version")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("content_version")
    for column in ("review_by", "status", "topic"):
        op.drop_index(op.f(f"ix_policy_entry_{column}"), table_name="policy_entry")
    for table in ("policy_entry", "policy_value", "policy_document"):
        op.drop_table(table)
