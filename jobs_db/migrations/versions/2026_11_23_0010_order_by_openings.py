"""Keep the people wanted beside the other facts of search, and mark vacancies for couples."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_COUPLE = 1 << 30  # services.jobs.traits, "takes:couple"
_AT_HOME = sa.text("(traits & 524288) != 0")
# Part time by the hour was taken for full days.
_PART_TIME = (
    "UPDATE job_search SET pay_top = pay_top {change}, pay_floor = pay_floor {change} WHERE posting_id IN"
    " (SELECT id FROM job_posting WHERE salary_unit = 'hour' AND CAST(work_time AS TEXT) LIKE '%part_time%'"
    " AND CAST(work_time AS TEXT) NOT LIKE '%full_time%')"
)


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
    op.execute(_PART_TIME.format(change="/ 2"))
    op.create_index(
        "ix_job_search_at_home",
        "job_search",
        [
            "static_order",
            "posting_id",
            "last_day",
            "traits",
            "pay_top",
            "pay_floor",
            "experience_months",
            "age_min",
            "age_max",
        ],
        sqlite_where=_AT_HOME,
        postgresql_where=_AT_HOME,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_job_search_at_home", table_name="job_search")
    op.execute(_PART_TIME.format(change="* 2"))
    op.execute(f"UPDATE job_search SET traits = traits & ~{_COUPLE}")  # noqa: S608 - a constant
    with op.batch_alter_table("job_search") as table:
        table.drop_column("openings")
