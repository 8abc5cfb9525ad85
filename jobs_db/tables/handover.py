"""What officers write beside a conversation, and which of them are there."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Text

from jobs_db.tables.base import Base, UtcDateTime


class CaseNoteRow(Base):
    """A note for colleagues; the person never sees it. Personal numbers are masked."""

    __tablename__ = "case_note"
    __table_args__ = (Index("ix_case_note_conversation_id", "conversation_id"),)

    id = Column(Integer, primary_key=True)
    conversation_id = Column(String(100), ForeignKey("conversation.id"), nullable=False)
    officer_id = Column(Integer, nullable=False)
    officer_name = Column(String(120), nullable=False)
    text = Column(Text, nullable=False)
    at = Column(UtcDateTime, nullable=False)


class CaseLabelRow(Base):
    """One of the labels of data/handover/cases.yml on a conversation."""

    __tablename__ = "case_label"

    conversation_id = Column(String(100), ForeignKey("conversation.id"), primary_key=True)
    label = Column(String(40), primary_key=True)


class OfficerPresenceRow(Base):
    """When an officer's page was last heard of."""

    __tablename__ = "officer_presence"

    officer_id = Column(Integer, primary_key=True, autoincrement=False)
    name = Column(String(120), nullable=False)
    seen_at = Column(UtcDateTime, nullable=False)
