"""Policy questions people asked, and how sure the assistant was: what editors look for gaps in."""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class PolicyQuestionRow(Base):
    """One turn that was about policy; what was said stands in the turn itself, masked."""

    __tablename__ = "policy_question"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
        ),
        CheckConstraint("level IN ('sure', 'unsure', 'lost')", name="level"),
        Index("ix_policy_question_level_at", "level", "at"),
    )

    conversation_id = Column(String(100), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    level = Column(String(10), nullable=False)
    entries = Column(JSON, nullable=False)
    at = Column(UtcDateTime, nullable=False)
