"""Let staff see the few vacancies of a rare state without looking at all others."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_job_posting_status", "job_posting", ["status", "date_posted", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_job_posting_status", "job_posting")
