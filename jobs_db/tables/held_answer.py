"""Answers on sensitive topics that wait for an officer before they are sent."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Text, text

from jobs_db.tables.base import Base, UtcDateTime


class HeldAnswerRow(Base):
    """`replies` is what the assistant was going to say; nothing of it was sent."""

    __tablename__ = "held_answer"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'approved', 'rewritten', 'late', 'dropped')", name="state"),
        Index(
            "ix_held_answer_waiting",
            "ends",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_held_answer_conversation_id", "conversation_id"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    topic = Column(String(40), nullable=False)
    said = Column(Text, nullable=False)
    replies = Column(Text, nullable=False)
    state = Column(String(10), nullable=False, server_default="waiting")
    at = Column(UtcDateTime, nullable=False)
    ends = Column(UtcDateTime, nullable=False)
    officer_id = Column(Integer)
    officer_name = Column(String(120))
    judged_at = Column(UtcDateTime)
