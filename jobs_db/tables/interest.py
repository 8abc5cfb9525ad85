"""Names put down for offers: personal data, deleted after the days of data/requests/settings.yml."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class InterestRow(Base):
    """One name on the Center's list; `item` names the offer, such as `vacancy:12`."""

    __tablename__ = "interest"
    __table_args__ = (
        CheckConstraint(
            "status IN ('new', 'contacted', 'introduced', 'accepted', 'declined', 'withdrawn', 'closed')",
            name="status",
        ),
        Index("ix_interest_conversation_id", "conversation_id"),
        Index("ix_interest_status", "status"),
        Index("ix_interest_registered_at", "registered_at"),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    item = Column(String(60), nullable=False)
    title = Column(String(200), nullable=False)
    person_name = Column(String(80), nullable=False)
    phone = Column(String(20), nullable=False)
    commune = Column(String(120), nullable=False)
    status = Column(String(12), nullable=False)
    registered_at = Column(UtcDateTime, nullable=False)
    changed_at = Column(UtcDateTime, nullable=False)
