"""Let officers report sentences the assistant took for something else."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_WHY = "ck_gap_question_why"


def upgrade() -> None:
    """Apply."""
    op.add_column("gap", sa.Column("reported", sa.Integer(), server_default="0", nullable=False))
    op.add_column("gap_question", sa.Column("note", sa.Text(), nullable=True))
    op.add_column("gap_question", sa.Column("reported_name", sa.String(length=80), nullable=True))
    _allow("'unanswered', 'unsure', 'bad', 'misread'")


def downgrade() -> None:
    """Take back."""
    op.execute("UPDATE gap_question SET why = 'unsure' WHERE why = 'misread'")
    _allow("'unanswered', 'unsure', 'bad'")
    with op.batch_alter_table("gap_question") as question:
        question.drop_column("reported_name")
        question.drop_column("note")
    with op.batch_alter_table("gap") as gap:
        gap.drop_column("reported")


def _allow(whys: str) -> None:
    # SQLite makes the table anew, and leaves out the former check by itself.
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(_WHY), "gap_question", type_="check")
    with op.batch_alter_table("gap_question") as question:
        question.create_check_constraint(op.f(_WHY), f"why IN ({whys})")
