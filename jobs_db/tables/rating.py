"""Whether an answer helped."""

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class RatingRow(Base):
    """The mark of one turn; `reason` is what was wrong."""

    __tablename__ = "rating"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
        ),
        CheckConstraint("mark IN ('good', 'bad')", name="mark"),
        Index("ix_rating_at", "at"),
    )

    conversation_id = Column(String(100), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    mark = Column(String(4), nullable=False)
    reason = Column(String(20))
    at = Column(UtcDateTime, nullable=False)
