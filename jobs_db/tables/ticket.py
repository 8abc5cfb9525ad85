"""Cases for an officer: somebody in danger, who wants a person, or who wrote while it was off."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, text

from jobs_db.tables.base import Base, UtcDateTime


class TicketRow(Base):
    """Open until `closed_at`; a conversation has at most one open case, the more urgent.

    The officer who has it is named as she was named then: accounts end, cases stay.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        CheckConstraint("urgency IN ('urgent', 'normal')", name="urgency"),
        Index(
            "uq_ticket_open",
            "conversation_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_ticket_conversation_id", "conversation_id"),
        Index("ix_ticket_opened_at", "opened_at"),
        Index("ix_ticket_answered_at", "answered_at"),
        Index("ix_ticket_closed_at", "closed_at"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    urgency = Column(String(10), nullable=False)
    kind = Column(String(10), nullable=False, server_default="asked")
    opened_at = Column(UtcDateTime, nullable=False)
    officer_id = Column(Integer)
    officer_name = Column(String(120))
    taken_at = Column(UtcDateTime)
    answered_at = Column(UtcDateTime)
    outcome = Column(String(20))
    closed_at = Column(UtcDateTime)
