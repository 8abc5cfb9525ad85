"""Create employers, vacancies and their workplaces."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "employer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("tax_code", sa.String(length=20), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("name", name=op.f("uq_employer_name")),
    )
    op.create_table(
        "job_posting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_key", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("occupation_id", sa.String(length=60), nullable=True),
        sa.Column("vsco", sa.String(length=10), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("pay_text", sa.String(length=200), server_default="", nullable=False),
        sa.Column("salary_min", sa.Integer(), nullable=True),
        sa.Column("salary_max", sa.Integer(), nullable=True),
        sa.Column("salary_unit", sa.String(length=20), nullable=False),
        sa.Column("total_job_openings", sa.Integer(), nullable=True),
        sa.Column("education", sa.String(length=30), nullable=False),
        sa.Column("experience_months", sa.Integer(), server_default="0", nullable=False),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("work_time", sa.JSON(), nullable=False),
        sa.Column("benefits", sa.JSON(), nullable=False),
        sa.Column("benefits_text", sa.Text(), server_default="", nullable=False),
        sa.Column("requirements_text", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("contact_phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("date_posted", sa.Date(), nullable=False),
        sa.Column("valid_through", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), server_default="", nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint("status IN ('open', 'filled', 'withdrawn')", name=op.f("ck_job_posting_status")),
        sa.CheckConstraint(
            "age_min IS NULL OR age_max IS NULL OR age_min <= age_max", name=op.f("ck_job_posting_age")
        ),
        sa.CheckConstraint(
            "salary_min IS NULL OR salary_max IS NULL OR salary_min <= salary_max",
            name=op.f("ck_job_posting_salary"),
        ),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_job_posting_employer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_posting")),
    )
    op.create_index("ix_job_posting_employer_id", "job_posting", ["employer_id"], unique=False)
    op.create_index("ix_job_posting_title_key", "job_posting", ["title_key"], unique=False)
    op.create_table(
        "job_place",
        sa.Column("posting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("province_code", sa.String(length=2), nullable=True),
        sa.Column("commune_code", sa.String(length=5), nullable=True),
        sa.Column("old_province_code", sa.String(length=2), nullable=True),
        sa.Column("old_district_code", sa.String(length=3), nullable=True),
        sa.Column("place_text", sa.String(length=300), server_default="", nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["job_posting.id"], name=op.f("fk_job_place_posting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("posting_id", "position", name=op.f("pk_job_place")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("job_place")
    op.drop_table("job_posting")
    op.drop_table("employer")
