"""Remember other names of employers, and find the vacancies of one with those that look alike."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_OF_EMPLOYER = ["employer_id", "title_key", "status", "valid_through", "id"]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "employer_alias",
        sa.Column("company_key", sa.String(length=200), primary_key=True),
        sa.Column(
            "employer_id", sa.Integer(), sa.ForeignKey("employer.id", ondelete="CASCADE"), nullable=False
        ),
    )
    op.create_index("ix_employer_alias_employer_id", "employer_alias", ["employer_id"])
    op.create_index("ix_employer_name_key", "employer", ["name_key", "id"])
    op.create_index("ix_job_posting_of_employer", "job_posting", _OF_EMPLOYER)
    op.drop_index("ix_job_posting_employer_id", "job_posting")


def downgrade() -> None:
    """Take back."""
    op.create_index("ix_job_posting_employer_id", "job_posting", ["employer_id"])
    op.drop_index("ix_job_posting_of_employer", "job_posting")
    op.drop_index("ix_employer_name_key", "employer")
    op.drop_table("employer_alias")
