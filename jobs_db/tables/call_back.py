"""Wishes to be called back: a telephone number is personal data, and goes with the conversation."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, text

from jobs_db.tables.base import Base, UtcDateTime


class CallBackRow(Base):
    """`asked` until time and number are known; a conversation has at most one that is not done."""

    __tablename__ = "call_back"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'wanted', 'done', 'dropped')", name="state"),
        Index(
            "uq_call_back_open",
            "conversation_id",
            unique=True,
            sqlite_where=text("state IN ('asked', 'wanted')"),
            postgresql_where=text("state IN ('asked', 'wanted')"),
        ),
        Index("ix_call_back_state_begins", "state", "begins"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    state = Column(String(10), nullable=False)
    phone = Column(String(20))
    begins = Column(UtcDateTime)
    ends = Column(UtcDateTime)
    changed_at = Column(UtcDateTime, nullable=False)
