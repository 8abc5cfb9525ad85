"""Let staff look through the vacancies page by page, and find employers without marks."""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_LISTED = ["id", "status", "title_key", "employer_id"]
_LONGEST = 200


def upgrade() -> None:
    """Apply."""
    op.add_column(
        "employer", sa.Column("name_key", sa.String(length=_LONGEST), server_default="", nullable=False)
    )
    connection = op.get_bind()
    employer = sa.table("employer", sa.column("id"), sa.column("name"), sa.column("name_key"))
    for number, name in connection.execute(sa.select(employer.c.id, employer.c.name)).all():
        statement = sa.update(employer).where(employer.c.id == number)
        connection.execute(statement.values(name_key=_key(name)))
    op.create_index("ix_job_posting_newest", "job_posting", ["date_posted", *_LISTED, "valid_through"])
    op.create_index("ix_job_posting_last_day", "job_posting", ["valid_through", *_LISTED])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_job_posting_last_day", "job_posting")
    op.drop_index("ix_job_posting_newest", "job_posting")
    op.drop_column("employer", "name_key")  # not by copying: vacancies refer to the table


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("đ", "d")
    return re.sub(r"[\W_]+", " ", plain).strip()[:_LONGEST]
