"""Create gaps, corrected sentences, trainings and model choices."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    _create_gaps()
    _create_training()


def _create_gaps() -> None:
    op.create_table(
        "gap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("entry", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_name", sa.String(length=80), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("state IN ('open', 'drafted', 'dismissed')", name=op.f("ck_gap_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gap")),
    )
    op.create_index("ix_gap_state_total", "gap", ["state", "total", "id"])
    op.create_index("ix_gap_last_at", "gap", ["last_at"])
    op.create_table(
        "gap_question",
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("gap_id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("told", sa.String(length=20), nullable=True),
        sa.Column("intent", sa.String(length=60), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("why IN ('unanswered', 'unsure', 'bad')", name=op.f("ck_gap_question_why")),
        sa.ForeignKeyConstraint(["gap_id"], ["gap.id"], name=op.f("fk_gap_question_gap_id_gap")),
        sa.PrimaryKeyConstraint("conversation_id", "position", name=op.f("pk_gap_question")),
    )
    op.create_index("ix_gap_question_gap_id_at", "gap_question", ["gap_id", "at"])
    op.create_table(
        "gap_mark",
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_gap_mark")),
    )


def _create_training() -> None:
    op.create_table(
        "training_example",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("intent", sa.String(length=60), nullable=False),
        sa.Column("danger", sa.String(length=30), nullable=True),
        sa.Column("read_as", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("conversation_id", sa.String(length=100), nullable=True),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_name", sa.String(length=80), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judged_name", sa.String(length=80), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('proposed', 'accepted', 'rejected')", name=op.f("ck_training_example_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_example")),
    )
    unique = sa.text("state <> 'rejected'")
    op.create_index(
        "uq_training_example_key",
        "training_example",
        ["key"],
        unique=True,
        sqlite_where=unique,
        postgresql_where=unique,
    )
    op.create_index("ix_training_example_state_id", "training_example", ["state", "id"])
    op.create_index("ix_training_example_conversation_id", "training_example", ["conversation_id"])
    op.create_table(
        "training_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("phase", sa.String(length=20), server_default="", nullable=False),
        sa.Column("stop", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("asked_name", sa.String(length=80), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("examples", sa.Integer(), server_default="0", nullable=False),
        sa.Column("model", sa.String(length=80), server_default="", nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'fit', 'refused', 'failed', 'cancelled')",
            name=op.f("ck_training_run_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_run")),
    )
    is_open = sa.text("is_open")
    op.create_index(
        "uq_training_run_open",
        "training_run",
        ["is_open"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "model_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("run", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("chosen_name", sa.String(length=80), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("problem", sa.String(length=40), server_default="", nullable=False),
        sa.CheckConstraint("state IN ('wanted', 'active', 'failed')", name=op.f("ck_model_choice_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_choice")),
    )


def downgrade() -> None:
    """Take back."""
    for table in (
        "model_choice", "training_run", "training_example", "gap_mark", "gap_question", "gap",
    ):  # fmt: skip
        op.drop_table(table)
