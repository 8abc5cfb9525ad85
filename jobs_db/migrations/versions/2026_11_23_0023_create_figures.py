"""Keep counts of each day and month, and find by its instant what is counted."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_INSTANTS = ("opened_at", "answered_at", "closed_at")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "figure",
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("span", sa.String(length=5), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("one", sa.String(length=60), nullable=False),
        sa.Column("other", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("span IN ('day', 'month')", name=op.f("ck_figure_span")),
        sa.PrimaryKeyConstraint("measure", "span", "first", "one", "other", name=op.f("pk_figure")),
    )
    op.create_table(
        "figure_mark",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_figure_mark")),
    )
    for column in _INSTANTS:
        op.create_index(f"ix_ticket_{column}", "ticket", [column])


def downgrade() -> None:
    """Take back."""
    for column in _INSTANTS:
        op.drop_index(f"ix_ticket_{column}", table_name="ticket")
    op.drop_table("figure_mark")
    op.drop_table("figure")
