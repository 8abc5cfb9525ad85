"""Corrected sentences, trainings, and which model is wanted."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Index, Integer, String, Text, false, text

from jobs_db.tables.base import Base, UtcDateTime


class TrainingExampleRow(Base):
    """A sentence with the intent it should be read as; `key` is what it is compared by."""

    __tablename__ = "training_example"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'accepted', 'rejected')", name="state"),
        Index(
            "uq_training_example_key",
            "key",
            unique=True,
            sqlite_where=text("state <> 'rejected'"),
            postgresql_where=text("state <> 'rejected'"),
        ),
        Index("ix_training_example_state_id", "state", "id"),
        Index("ix_training_example_conversation_id", "conversation_id"),
    )

    id = Column(Integer, primary_key=True)
    text = Column(Text, nullable=False)
    key = Column(Text, nullable=False)
    intent = Column(String(60), nullable=False)
    danger = Column(String(30))
    read_as = Column(String(60), nullable=False)
    state = Column(String(10), nullable=False)
    conversation_id = Column(String(100))
    proposed_by = Column(Integer, nullable=False)
    proposed_name = Column(String(80), nullable=False)
    proposed_at = Column(UtcDateTime, nullable=False)
    judged_name = Column(String(80))
    judged_at = Column(UtcDateTime)
    reason = Column(Text)


class TrainingRunRow(Base):
    """One training; at most one has not ended."""

    __tablename__ = "training_run"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'running', 'fit', 'refused', 'failed', 'cancelled')", name="state"
        ),
        Index(
            "uq_training_run_open",
            "is_open",
            unique=True,
            sqlite_where=text("is_open"),
            postgresql_where=text("is_open"),
        ),
    )

    id = Column(Integer, primary_key=True)
    state = Column(String(10), nullable=False)
    is_open = Column(Boolean, nullable=False)
    phase = Column(String(20), nullable=False, server_default="")
    stop = Column(Boolean, nullable=False, server_default=false())
    asked_name = Column(String(80), nullable=False)
    asked_at = Column(UtcDateTime, nullable=False)
    begun_at = Column(UtcDateTime)
    heard_at = Column(UtcDateTime)
    ended_at = Column(UtcDateTime)
    examples = Column(Integer, nullable=False, server_default="0")
    model = Column(String(80), nullable=False, server_default="")
    before = Column(JSON)
    after = Column(JSON)
    reasons = Column(JSON, nullable=False)


class ModelChoiceRow(Base):
    """A model that somebody wanted; the newest row tells what is to answer. "" is the repository's own."""

    __tablename__ = "model_choice"
    __table_args__ = (CheckConstraint("state IN ('wanted', 'active', 'failed')", name="state"),)

    id = Column(Integer, primary_key=True)
    model = Column(String(80), nullable=False)
    run = Column(Integer)
    state = Column(String(10), nullable=False)
    chosen_name = Column(String(80), nullable=False)
    chosen_at = Column(UtcDateTime, nullable=False)
    settled_at = Column(UtcDateTime)
    why = Column(Text, nullable=False)
    problem = Column(String(40), nullable=False, server_default="")
