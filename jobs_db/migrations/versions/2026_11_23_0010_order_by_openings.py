"""Keep the people wanted beside the other facts of search, and mark vacancies for couples."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COUPLE = 1 << 30  # services.jobs.traits, "takes:couple"


def upgrade() -> None:
    """Apply; what says nothing against it counts as taking couples until it is next stored."""
    op.add_column("job_search", sa.Column("openings", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE job_search SET openings ="
        " (SELECT total_job_openings FROM job_posting WHERE job_posting.id = job_search.posting_id)"
    )
    op.execute(
        f"UPDATE job_search SET traits = traits | {_COUPLE} WHERE posting_id IN"  # noqa: S608 - a constant
        " (SELECT id FROM job_posting WHERE title || description || requirements_text || benefits_text"
        " LIKE '%ợ chồng%')"
    )


def downgrade() -> None:
    """Take back."""
    op.execute(f"UPDATE job_search SET traits = traits & ~{_COUPLE}")  # noqa: S608 - a constant
    with op.batch_alter_table("job_search") as table:
        table.drop_column("openings")
