"""Imports of lists, what they did, and the rows they left out."""

from sqlalchemy import JSON, CheckConstraint, Column, Date, ForeignKey, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class ImportBatchRow(Base):
    """One import; it stands until `undone_at`."""

    __tablename__ = "import_batch"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('vacancies', 'courses', 'overseas_orders', 'licensed_companies')", name="kind"
        ),
        Index("ix_import_batch_file_hash", "file_hash"),
    )

    id = Column(Integer, primary_key=True)
    kind = Column(String(20), nullable=False)
    file_name = Column(String(300), nullable=False)
    file_hash = Column(String(64), nullable=False)
    list_day = Column(Date, nullable=False)
    imported_at = Column(UtcDateTime, nullable=False)
    undone_at = Column(UtcDateTime)
    counts = Column(JSON, nullable=False)
    employers = Column(JSON, nullable=False)


class ImportChangeRow(Base):
    """What an import did to one record: how it was before, and the digest of what it became."""

    __tablename__ = "import_change"

    batch_id = Column(Integer, ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    kind = Column(String(20), nullable=False)
    record_id = Column(Integer, nullable=False)
    before = Column(JSON(none_as_null=True))
    after = Column(String(64), nullable=False)


class ImportRowRow(Base):
    """One row of a list that was left out, and the notes that say why."""

    __tablename__ = "import_row"

    batch_id = Column(Integer, ForeignKey("import_batch.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    row_number = Column(Integer, nullable=False)
    verdict = Column(String(10), nullable=False)
    notes = Column(JSON, nullable=False)
