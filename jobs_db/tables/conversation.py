"""Conversations, the inbox, the transcript and the outbox."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)

from jobs_db.tables.base import Base, UtcDateTime


class ConversationRow(Base):
    """One person on one channel; the id is the name Rasa knows too.

    One worker at a time serves it: the owner of its lease.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        CheckConstraint("speaker IN ('assistant', 'officer')", name="speaker"),
        Index(
            "ix_conversation_leased",
            "lease_owner",
            sqlite_where=text("lease_owner IS NOT NULL"),
            postgresql_where=text("lease_owner IS NOT NULL"),
        ),
    )

    id = Column(String(100), primary_key=True)
    channel = Column(String(20), nullable=False)
    speaker = Column(String(10), nullable=False, server_default="assistant")
    last_position = Column(Integer, nullable=False, server_default="0")
    started_at = Column(UtcDateTime, nullable=False)
    last_at = Column(UtcDateTime, nullable=False)
    heard_at = Column(UtcDateTime)
    officer_at = Column(UtcDateTime)
    reachable = Column(Boolean, nullable=False, server_default=true())
    lease_owner = Column(String(60))
    lease_until = Column(UtcDateTime)


class InboxRow(Base):
    """A message, stored before it was acknowledged; what it says is forgotten when it is answered."""

    __tablename__ = "inbox_message"
    __table_args__ = (
        UniqueConstraint("channel", "message_id"),
        CheckConstraint("state IN ('new', 'done')", name="state"),
        # Only what is unfinished is ever looked for, and that is next to nothing.
        Index(
            "ix_inbox_message_unfinished",
            "conversation_id",
            "id",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
        # What is old is deleted.
        Index(
            "ix_inbox_message_done",
            "received_at",
            sqlite_where=text("state = 'done'"),
            postgresql_where=text("state = 'done'"),
        ),
    )

    id = Column(Integer, primary_key=True)
    channel = Column(String(20), nullable=False)
    message_id = Column(String(120), nullable=False)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    text = Column(Text)
    payload = Column(String(200))
    title = Column(String(200))
    attachment_kind = Column(String(10))
    attachment_reference = Column(Text)
    occasion = Column(String(10), nullable=False, server_default="message")
    rank = Column(BigInteger, nullable=False, server_default="0")
    raw = Column(Text)
    state = Column(String(4), nullable=False, server_default="new")
    received_at = Column(UtcDateTime, nullable=False)


class TurnRow(Base):
    """What was said and answered; personal numbers are masked.

    `topic`, `trade` and `commune` are what is counted of it (services.conversations.wanted); `seconds` is
    how long the person waited for the assistant.
    """

    __tablename__ = "conversation_turn"
    __table_args__ = (Index("ix_conversation_turn_at", "at"),)  # figures are summed day by day

    conversation_id = Column(String(100), ForeignKey("conversation.id"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    message_id = Column(String(120))
    said = Column(Text, nullable=False)
    replies = Column(Text, nullable=False)
    outcome = Column(String(30), nullable=False)
    intent = Column(String(60), nullable=False, server_default="")
    speaker = Column(String(10), nullable=False)
    at = Column(UtcDateTime, nullable=False)
    seconds = Column(Float)
    topic = Column(String(40))
    trade = Column(String(60))
    commune = Column(String(5))


class OutboxRow(Base):
    """A turn to be sent, for channels that do not come to fetch it.

    While a worker sends, the row tells which part is on its way: after a crash only that one is unknown.
    """

    __tablename__ = "outbox_message"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conversation_id", "position"],
            ["conversation_turn.conversation_id", "conversation_turn.position"],
        ),
        CheckConstraint("state IN ('waiting', 'sending', 'sent', 'dead')", name="state"),
        Index(
            "ix_outbox_message_open",
            "conversation_id",
            "id",
            sqlite_where=text("state IN ('waiting', 'sending')"),
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        # What is old is deleted.
        Index(
            "ix_outbox_message_ended",
            "due_at",
            sqlite_where=text("state IN ('sent', 'dead')"),
            postgresql_where=text("state IN ('sent', 'dead')"),
        ),
    )

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), nullable=False)
    position = Column(Integer, nullable=False)
    state = Column(String(10), nullable=False, server_default="waiting")
    unasked = Column(Boolean, nullable=False, server_default=false())
    part = Column(Integer, nullable=False, server_default="0")
    attempts = Column(Integer, nullable=False, server_default="0")
    unknown = Column(Integer, nullable=False, server_default="0")
    due_at = Column(UtcDateTime, nullable=False)
    reason = Column(String(300), nullable=False, server_default="")
    lease_owner = Column(String(60))
    lease_until = Column(UtcDateTime)
    sent_at = Column(UtcDateTime)
