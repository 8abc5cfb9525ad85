"""Create drafts, revisions and marks of policy content."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_KINDS = "kind IN ('entry', 'value', 'document')"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "content_draft",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("author_name", sa.String(length=80), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("returned", sa.Text(), nullable=False),
        sa.CheckConstraint(_KINDS, name=op.f("ck_content_draft_kind")),
        sa.CheckConstraint("state IN ('draft', 'review', 'returned')", name=op.f("ck_content_draft_state")),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_content_draft")),
    )
    op.create_table(
        "content_revision",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("author_name", sa.String(length=80), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("approver_name", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(_KINDS, name=op.f("ck_content_revision_kind")),
        sa.PrimaryKeyConstraint("kind", "key", "number", name=op.f("pk_content_revision")),
    )
    op.create_table(
        "review_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry", sa.String(length=32), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("replaced_by", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_mark")),
    )
    op.create_index("uq_review_mark", "review_mark", ["entry", "document", "replaced_by"], unique=True)


def downgrade() -> None:
    """Take back."""
    op.drop_table("review_mark")
    op.drop_table("content_revision")
    op.drop_table("content_draft")
