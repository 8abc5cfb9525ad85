"""Let the search tell samples from real vacancies."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_SAMPLE = 1 << 31  # services.jobs.traits, "note:sample"


def upgrade() -> None:
    """Apply."""
    op.execute(
        f"UPDATE job_search SET traits = traits | {_SAMPLE} WHERE posting_id IN"  # noqa: S608 - a constant
        " (SELECT id FROM job_posting WHERE is_sample)"
    )


def downgrade() -> None:
    """Take back."""
    op.execute(f"UPDATE job_search SET traits = traits & ~CAST({_SAMPLE} AS BIGINT)")  # noqa: S608 - a constant
