"""Create the narrow rows that job search reads."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ORDERED_FACTS = (
    *("static_order", "posting_id"),
    *("last_day", "traits", "pay_top", "pay_floor", "experience_months", "age_min", "age_max"),
)
KEYS = ("commune_code", "old_district_code", "old_province_code", "province_code", "occupation_id", "sector")
INDEXES = (
    ("commune", "commune_code"),
    ("old_district", "old_district_code"),
    ("old_province", "old_province_code"),
    ("province", "province_code"),
    ("occupation", "occupation_id"),
    ("sector", "sector"),
    ("pay", "pay_top"),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "job_search",
        sa.Column("posting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("static_order", sa.BigInteger(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("traits", sa.BigInteger(), nullable=False),
        sa.Column("pay_top", sa.Integer(), nullable=True),
        sa.Column("pay_floor", sa.Integer(), nullable=True),
        sa.Column("experience_months", sa.Integer(), nullable=False),
        sa.Column("age_min", sa.Integer(), nullable=False),
        sa.Column("age_max", sa.Integer(), nullable=False),
        sa.Column("commune_code", sa.String(length=5), nullable=True),
        sa.Column("old_district_code", sa.String(length=3), nullable=True),
        sa.Column("old_province_code", sa.String(length=2), nullable=True),
        sa.Column("province_code", sa.String(length=2), nullable=True),
        sa.Column("occupation_id", sa.String(length=60), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["job_posting.id"], name=op.f("fk_job_search_posting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("posting_id", "position", name=op.f("pk_job_search")),
    )
    op.create_index("ix_job_search_order", "job_search", list(ORDERED_FACTS))
    for name, leading in INDEXES:
        rest = [column for column in (*ORDERED_FACTS, *KEYS) if column != leading]
        op.create_index(f"ix_job_search_{name}", "job_search", [leading, *rest])


def downgrade() -> None:
    """Take back."""
    op.drop_table("job_search")
