"""Keep imports so that they can be undone, and hold offers that look like a fraud."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_HOLDABLE = ("job_posting", "overseas_order")
_BEFORE = "status IN ('open', 'filled', 'withdrawn')"
_AFTER = "status IN ('open', 'filled', 'withdrawn', 'held')"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("list_day", sa.Date(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("employers", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('vacancies', 'courses', 'overseas_orders', 'licensed_companies')",
            name=op.f("ck_import_batch_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_index("ix_import_batch_file_hash", "import_batch", ["file_hash"])
    op.create_table(
        "import_change",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.String(length=64), nullable=False),
        _of_batch("import_change"),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_import_change")),
    )
    op.create_table(
        "import_row",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        _of_batch("import_row"),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_import_row")),
    )
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("signals", sa.JSON(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('vacancies', 'overseas_orders')", name=op.f("ck_hold_kind")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_hold_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    op.create_index("ix_hold_record", "hold", ["kind", "record_id"])
    op.create_index("ix_hold_batch_id", "hold", ["batch_id"])
    _change_statuses(_BEFORE, _AFTER)


def downgrade() -> None:
    """Take back; what is held is withdrawn, never shown."""
    for table in _HOLDABLE:
        op.execute(f"UPDATE {table} SET status = 'withdrawn' WHERE status = 'held'")  # noqa: S608 - constants
    _change_statuses(_AFTER, _BEFORE)
    for name in ("hold", "import_row", "import_change", "import_batch"):
        op.drop_table(name)


def _of_batch(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["batch_id"], ["import_batch.id"], name=op.f(f"fk_{table}_batch_id"), ondelete="CASCADE"
    )


def _change_statuses(before: str, after: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        for table in _HOLDABLE:
            op.drop_constraint(op.f(f"ck_{table}_status"), table, type_="check")
            op.create_check_constraint(op.f(f"ck_{table}_status"), table, after)
        return
    # Copying a table, as SQLite otherwise alters it, drops the old one, and with it by cascade all rows that
    # refer to it. A constraint that only checks may be rewritten in place: lang_altertable.html, section 7.
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for table in _HOLDABLE:
        connection.execute(
            sa.text(
                "UPDATE sqlite_master SET sql = replace(sql, :before, :after)"
                " WHERE type = 'table' AND name = :name"
            ),
            {"before": before, "after": after, "name": table},
        )
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
