"""The tray of what is sent without having been asked for."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Text, UniqueConstraint, text

from jobs_db.tables.base import Base, UtcDateTime


class NotificationRow(Base):
    """One message; `reply` is JSON as services.conversations.reply_json writes it."""

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("topic"),
        CheckConstraint("state IN ('waiting', 'sent')", name="state"),
        CheckConstraint("not_before < expires", name="window"),
        Index(
            "ix_notification_waiting",
            "not_before",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    topic = Column(String(80), nullable=False)
    reply = Column(Text, nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    not_before = Column(UtcDateTime, nullable=False)
    expires = Column(UtcDateTime, nullable=False)
    state = Column(String(8), nullable=False, server_default="waiting")
    sent_at = Column(UtcDateTime)
