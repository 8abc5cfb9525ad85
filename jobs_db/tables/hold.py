"""Offers that are not shown because they look like a fraud."""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class HoldRow(Base):
    """Stands until `released_at`; the offer itself has the status `held`."""

    __tablename__ = "hold"
    __table_args__ = (
        CheckConstraint("kind IN ('vacancies', 'overseas_orders')", name="kind"),
        Index("ix_hold_record", "kind", "record_id"),
        Index("ix_hold_batch_id", "batch_id"),
    )

    id = Column(Integer, primary_key=True)
    kind = Column(String(20), nullable=False)
    record_id = Column(Integer, nullable=False)
    signals = Column(JSON, nullable=False)
    held_at = Column(UtcDateTime, nullable=False)
    batch_id = Column(Integer, ForeignKey("import_batch.id"))
    released_at = Column(UtcDateTime)
