"""Drafts, revisions and marks of policy content."""

from sqlalchemy import JSON, CheckConstraint, Column, Index, Integer, String, Text

from jobs_db.tables.base import Base, UtcDateTime

_KINDS = "kind IN ('entry', 'value', 'document')"


class ContentDraftRow(Base):
    """What a record is to become; `body` is what `services.editing.records.read_record` reads."""

    __tablename__ = "content_draft"
    __table_args__ = (
        CheckConstraint(_KINDS, name="kind"),
        CheckConstraint("state IN ('draft', 'review', 'returned')", name="state"),
    )

    kind = Column(String(10), primary_key=True)
    key = Column(String(120), primary_key=True)
    body = Column(JSON, nullable=False)
    state = Column(String(10), nullable=False)
    version = Column(Integer, nullable=False)
    base = Column(String(64), nullable=False)
    authors = Column(JSON, nullable=False)
    author_name = Column(String(80), nullable=False)
    changed_at = Column(UtcDateTime, nullable=False)
    reason = Column(Text, nullable=False)
    returned = Column(Text, nullable=False)


class ContentRevisionRow(Base):
    """A record as it was live from an instant on; only ever added."""

    __tablename__ = "content_revision"
    __table_args__ = (CheckConstraint(_KINDS, name="kind"),)

    kind = Column(String(10), primary_key=True)
    key = Column(String(120), primary_key=True)
    number = Column(Integer, primary_key=True, autoincrement=False)
    body = Column(JSON, nullable=False)
    at = Column(UtcDateTime, nullable=False)
    authors = Column(JSON, nullable=False)
    author_name = Column(String(80), nullable=False)
    approver_id = Column(Integer)
    approver_name = Column(String(80), nullable=False)
    reason = Column(Text, nullable=False)


class ReviewMarkRow(Base):
    """An entry that must be looked at again because a document it cites was replaced."""

    __tablename__ = "review_mark"
    __table_args__ = (Index("uq_review_mark", "entry", "document", "replaced_by", unique=True),)

    id = Column(Integer, primary_key=True)
    entry = Column(String(32), nullable=False)
    document = Column(String(120), nullable=False)
    replaced_by = Column(String(120), nullable=False)
    at = Column(UtcDateTime, nullable=False)
