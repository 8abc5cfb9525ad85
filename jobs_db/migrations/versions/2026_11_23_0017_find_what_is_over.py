"""Let old messages and deliveries be found, to be deleted, without reading all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_DONE = sa.text("state = 'done'")
_ENDED = sa.text("state IN ('sent', 'dead')")


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_inbox_message_done",
        "inbox_message",
        ["received_at"],
        sqlite_where=_DONE,
        postgresql_where=_DONE,
    )
    op.create_index(
        "ix_outbox_message_ended",
        "outbox_message",
        ["due_at"],
        sqlite_where=_ENDED,
        postgresql_where=_ENDED,
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_outbox_message_ended", "outbox_message")
    op.drop_index("ix_inbox_message_done", "inbox_message")
