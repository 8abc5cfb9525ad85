"""Create what officers need to take conversations over."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_TAKEN = ("officer_id", "officer_name", "taken_at", "answered_at", "outcome")
_UNDONE = sa.text("state IN ('asked', 'wanted')")
_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Apply."""
    op.add_column("ticket", sa.Column("officer_id", sa.Integer(), nullable=True))
    op.add_column("ticket", sa.Column("officer_name", sa.String(length=120), nullable=True))
    op.add_column("ticket", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("ticket", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("ticket", sa.Column("outcome", sa.String(length=20), nullable=True))
    op.create_index("ix_ticket_conversation_id", "ticket", ["conversation_id"])
    op.create_table(
        "case_note",
        sa.Column("id", sa.Integer(), nullable=False),
        _conversation("case_note"),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("officer_name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_note")),
    )
    op.create_index("ix_case_note_conversation_id", "case_note", ["conversation_id"])
    op.create_table(
        "case_label",
        _conversation("case_label"),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "label", name=op.f("pk_case_label")),
    )
    op.create_table(
        "officer_presence",
        sa.Column("officer_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("officer_id", name=op.f("pk_officer_presence")),
    )
    _create_call_backs()
    _create_held_answers()


def downgrade() -> None:
    """Take back."""
    for table in ("held_answer", "call_back", "officer_presence", "case_label", "case_note"):
        op.drop_table(table)
    op.drop_index("ix_ticket_conversation_id", table_name="ticket")
    with op.batch_alter_table("ticket") as ticket:
        for column in _TAKEN:
            ticket.drop_column(column)


def _conversation(table: str) -> "sa.Column[sa.String]":
    key = sa.ForeignKey("conversation.id", name=op.f(f"fk_{table}_conversation_id_conversation"))
    return sa.Column("conversation_id", sa.String(length=100), key, nullable=False)


def _create_call_backs() -> None:
    op.create_table(
        "call_back",
        sa.Column("id", sa.Integer(), nullable=False),
        _conversation("call_back"),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("begins", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('asked', 'wanted', 'done', 'dropped')", name=op.f("ck_call_back_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
    )
    op.create_index(
        "uq_call_back_open", "call_back", ["conversation_id"], unique=True,
        sqlite_where=_UNDONE, postgresql_where=_UNDONE,
    )  # fmt: skip
    op.create_index("ix_call_back_state_begins", "call_back", ["state", "begins"])


def _create_held_answers() -> None:
    op.create_table(
        "held_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        _conversation("held_answer"),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("replies", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Integer(), nullable=True),
        sa.Column("officer_name", sa.String(length=120), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'rewritten', 'late', 'dropped')",
            name=op.f("ck_held_answer_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_answer")),
    )
    op.create_index(
        "ix_held_answer_waiting", "held_answer", ["ends"],
        sqlite_where=_WAITING, postgresql_where=_WAITING,
    )  # fmt: skip
    op.create_index("ix_held_answer_conversation_id", "held_answer", ["conversation_id"])
