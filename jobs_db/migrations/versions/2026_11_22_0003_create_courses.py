"""Create training courses."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "course",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("title_key", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("occupation_id", sa.String(length=60), nullable=True),
        sa.Column("vsco", sa.String(length=10), nullable=True),
        sa.Column("sector", sa.String(length=40), nullable=True),
        sa.Column("level", sa.String(length=30), nullable=False),
        sa.Column("duration_text", sa.String(length=120), server_default="", nullable=False),
        sa.Column("duration_months", sa.Float(), nullable=True),
        sa.Column("province_code", sa.String(length=2), nullable=True),
        sa.Column("commune_code", sa.String(length=5), nullable=True),
        sa.Column("place_text", sa.String(length=300), server_default="", nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("provider", sa.String(length=200), nullable=False),
        sa.Column("opening_date", sa.Date(), nullable=True),
        sa.Column("registration_deadline", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("fee_text", sa.String(length=200), server_default="", nullable=False),
        sa.Column("support_text", sa.Text(), server_default="", nullable=False),
        sa.Column("support_groups", sa.JSON(), nullable=False),
        sa.Column("education", sa.String(length=30), nullable=False),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("certificate", sa.String(length=200), server_default="", nullable=False),
        sa.Column("after_course_text", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("contact_phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("source", sa.String(length=200), server_default="", nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("is_sample", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.CheckConstraint(
            "status IN ('gathering', 'open', 'running', 'finished')", name=op.f("ck_course_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
    )
    op.create_index("ix_course_commune_code", "course", ["commune_code"], unique=False)
    op.create_index("ix_course_occupation_id", "course", ["occupation_id"], unique=False)
    op.create_index("ix_course_province_code", "course", ["province_code"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_table("course")
