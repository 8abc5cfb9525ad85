"""What people want to be told of."""

from sqlalchemy import JSON, CheckConstraint, Column, Date, Index, Integer, String, text

from jobs_db.tables.base import Base, UtcDateTime


class AlertSubscriptionRow(Base):
    """One alert; it holds until `ended_at`."""

    __tablename__ = "alert_subscription"
    __table_args__ = (
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        Index(
            "ix_alert_subscription_holding",
            "conversation_id",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    wish = Column(JSON, nullable=False)
    hour = Column(Integer, nullable=False)
    known = Column(JSON, nullable=False)
    looked_on = Column(Date)
    created_at = Column(UtcDateTime, nullable=False)
    ended_at = Column(UtcDateTime)
