"""What people report as fraud."""

from sqlalchemy import Boolean, Column, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class FraudReportRow(Base):
    """One report; its key is the number that the person is told."""

    __tablename__ = "fraud_report"
    __table_args__ = (Index("ix_fraud_report_conversation_id_reported_at", "conversation_id", "reported_at"),)

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    item = Column(String(60), nullable=False)
    title = Column(String(200), nullable=False)
    took_down = Column(Boolean(create_constraint=False), nullable=False)
    reported_at = Column(UtcDateTime, nullable=False)
