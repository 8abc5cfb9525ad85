"""Conversations, the inbox, the transcript and the outbox."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)

from jobs_db.tables.base import Base, UtcDateTime


class ConversationRow(Base):
    """One person on one channel; the id is the name Rasa knows too."""

    __tablename__ = "conversation"
    __table_args__ = (CheckConstraint("speaker IN ('assistant', 'officer')", name="speaker"),)

    id = Column(String(100), primary_key=True)
    channel = Column(String(20), nullable=False)
    speaker = Column(String(10), nullable=False, server_default="assistant")
    last_position = Column(Integer, nullable=False, server_default="0")
    started_at = Column(UtcDateTime, nullable=False)
    last_at = Column(UtcDateTime, nullable=False)


class InboxRow(Base):
    """A message, stored before it was acknowledged; text and payload are forgotten when it is answered."""

    __tablename__ = "inbox_message"
    __table_args__ = (
        UniqueConstraint("channel", "message_id"),
        CheckConstraint("state IN ('new', 'done')", name="state"),
        # Only what is unfinished is ever looked for, and that is next to nothing.
        Index(
            "ix_inbox_message_unfinished",
            "id",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
    )

    id = Column(Integer, primary_key=True)
    channel = Column(String(20), nullable=False)
    message_id = Column(String(120), nullable=False)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    text = Column(Text)
    payload = Column(String(200))
    title = Column(String(200))
    state = Column(String(4), nullable=False, server_default="new")
    received_at = Column(UtcDateTime, nullable=False)


class TurnRow(Base):
    """What was said and answered; personal numbers are masked."""

    __tablename__ = "conversation_turn"

    conversation_id = Column(String(100), ForeignKey("conversation.id"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    message_id = Column(String(120))
    said = Column(Text, nullable=False)
    replies = Column(Text, nullable=False)
    outcome = Column(String(30), nullable=False)
    intent = Column(String(60), nullable=False, server_default="")
    speaker = Column(String(10), nullable=False)
    at = Column(UtcDateTime, nullable=False)


class OutboxRow(Base):
    """A turn still to be sent, for channels that do not come to fetch it."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
        ),
        CheckConstraint("state IN ('waiting', 'sent', 'dead')", name="state"),
        Index(
            "ix_outbox_message_due",
            "due_at",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    position = Column(Integer, nullable=False)
    state = Column(String(10), nullable=False, server_default="waiting")
    attempts = Column(Integer, nullable=False, server_default="0")
    due_at = Column(UtcDateTime, nullable=False)
    reason = Column(String(300), nullable=False, server_default="")
