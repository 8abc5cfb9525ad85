"""What people asked without a good answer, grouped by likeness for the editors."""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Text

from jobs_db.tables.base import Base, UtcDateTime


class GapRow(Base):
    """One question in several wordings; `total` counts them, `bad` those of bad marks among them,
    `reported` those an officer reported.

    `head` is the search key that further wordings are compared with; `seen` is `total` at the decision.
    """

    __tablename__ = "gap"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'drafted', 'dismissed')", name="state"),
        Index("ix_gap_state_total", "state", "total", "id"),
        Index("ix_gap_last_at", "last_at"),
    )

    id = Column(Integer, primary_key=True)
    wording = Column(Text, nullable=False)
    head = Column(Text, nullable=False)
    total = Column(Integer, nullable=False)
    bad = Column(Integer, nullable=False)
    reported = Column(Integer, nullable=False, server_default="0")
    first_at = Column(UtcDateTime, nullable=False)
    last_at = Column(UtcDateTime, nullable=False)
    state = Column(String(10), nullable=False)
    entry = Column(String(32))
    reason = Column(Text)
    decided_name = Column(String(80))
    decided_at = Column(UtcDateTime)
    seen = Column(Integer, nullable=False, server_default="0")


class GapQuestionRow(Base):
    """One turn of a gap; its wording is masked further than the transcript, and so is an officer's note."""

    __tablename__ = "gap_question"
    __table_args__ = (
        CheckConstraint("why IN ('unanswered', 'unsure', 'bad', 'misread')", name="why"),
        Index("ix_gap_question_gap_id_at", "gap_id", "at"),
    )

    conversation_id = Column(String(100), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    gap_id = Column(Integer, ForeignKey("gap.id"), nullable=False)
    wording = Column(Text, nullable=False)
    why = Column(String(10), nullable=False)
    told = Column(String(20))
    intent = Column(String(60), nullable=False)
    entries = Column(JSON, nullable=False)
    note = Column(Text)
    reported_name = Column(String(80))
    at = Column(UtcDateTime, nullable=False)


class GapMarkRow(Base):
    """How far each source has been read."""

    __tablename__ = "gap_mark"

    source = Column(String(20), primary_key=True)
    at = Column(UtcDateTime, nullable=False)
