"""Find all entries of the trail about one kind of thing."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_audit_entry_thing", "audit_entry", ["thing"], postgresql_ops={"thing": "text_pattern_ops"}
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_audit_entry_thing", table_name="audit_entry")
