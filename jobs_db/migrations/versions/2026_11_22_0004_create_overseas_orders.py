"""Create orders for work abroad."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "overseas_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_key", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("region", sa.String(length=120), server_default="", nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.Column("occupation_id", sa.String(length=60), nullable=True),
        sa.Column("vsco", sa.String(length=10), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("total_job_openings", sa.Integer(), nullable=True),
        sa.Column("pay_text", sa.String(length=200), server_default="", nullable=False),
        sa.Column("salary_min", sa.Integer(), nullable=True),
        sa.Column("salary_max", sa.Integer(), nullable=True),
        sa.Column("costs", sa.JSON(), nullable=False),
        sa.Column("support_text", sa.Text(), server_default="", nullable=False),
        sa.Column("language_level", sa.String(length=60), server_default="", nullable=False),
        sa.Column("contract_months", sa.Integer(), nullable=True),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("education", sa.String(length=30), nullable=False),
        sa.Column("experience_months", sa.Integer(), server_default="0", nullable=False),
        sa.Column("requirements_text", sa.Text(), server_default="", nullable=False),
        sa.Column("interview_date", sa.Date(), nullable=True),
        sa.Column("expected_departure", sa.String(length=60), server_default="", nullable=False),
        sa.Column("date_posted", sa.Date(), nullable=False),
        sa.Column("valid_through", sa.Date(), nullable=False),
        sa.Column("sending_company", sa.String(length=200), nullable=False),
        sa.Column("licence_text", sa.String(length=120), nullable=False),
        sa.Column("contact_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("contact_phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("source", sa.String(length=200), server_default="", nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "status IN ('open', 'filled', 'withdrawn')", name=op.f("ck_overseas_order_status")
        ),
        sa.CheckConstraint(
            "age_min IS NULL OR age_max IS NULL OR age_min <= age_max", name=op.f("ck_overseas_order_age")
        ),
        sa.CheckConstraint(
            "salary_min IS NULL OR salary_max IS NULL OR salary_min <= salary_max",
            name=op.f("ck_overseas_order_salary"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overseas_order")),
    )
    op.create_index("ix_overseas_order_country", "overseas_order", ["country"], unique=False)
    op.create_index("ix_overseas_order_occupation_id", "overseas_order", ["occupation_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("overseas_order")
