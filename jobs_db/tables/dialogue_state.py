"""The dialogue engine's short memory, one row a conversation."""

from sqlalchemy import Column, String, Text

from jobs_db.tables.base import Base, UtcDateTime


class DialogueStateRow(Base):
    """`body` is opaque to everybody but the dialogue engine; it is replaced with every turn."""

    __tablename__ = "dialogue_state"

    conversation_id = Column(String(120), primary_key=True)
    body = Column(Text, nullable=False)
    updated_at = Column(UtcDateTime, nullable=False, index=True)
