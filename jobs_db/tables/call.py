"""Calls that officers took: never a name, a number or a word of the caller."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class CallRow(Base):
    """One call; `commune` is a code of today, None where the caller named no single one."""

    __tablename__ = "call_log"
    __table_args__ = (
        CheckConstraint("seconds >= 0", name="seconds"),
        Index("ix_call_log_at", "at"),
        Index("ix_call_log_officer_id_at", "officer_id", "at"),
    )

    id = Column(Integer, primary_key=True)
    at = Column(UtcDateTime, nullable=False)
    officer_id = Column(Integer, nullable=False)
    officer_name = Column(String(120), nullable=False)
    need = Column(String(20), nullable=False)
    outcome = Column(String(20), nullable=False)
    commune = Column(String(5))
    seconds = Column(Integer, nullable=False)
