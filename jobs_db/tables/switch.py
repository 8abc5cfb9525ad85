"""Switches, notices, settings that replace a file's defaults, and who was told of what."""

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, Integer, String, Text, text

from jobs_db.tables.base import Base, UtcDateTime

_UNDONE = text("ended_at IS NULL")


class SwitchRow(Base):
    """Something that is off, or was."""

    __tablename__ = "switch"
    __table_args__ = (
        CheckConstraint("kind IN ('bot', 'channel', 'skill', 'topic', 'entry')", name="kind"),
        Index(
            "uq_switch_undone", "kind", "target", unique=True,
            sqlite_where=_UNDONE, postgresql_where=_UNDONE,
        ),
    )  # fmt: skip

    id = Column(Integer, primary_key=True)
    kind = Column(String(10), nullable=False)
    target = Column(String(120), nullable=False)
    reason = Column(Text, nullable=False)
    sentence = Column(Text, nullable=False)
    staff_id = Column(Integer)
    staff_name = Column(String(80), nullable=False)
    since = Column(UtcDateTime, nullable=False)
    until = Column(UtcDateTime)
    ended_at = Column(UtcDateTime)
    ended_by = Column(String(80), nullable=False, server_default="")
    ended_why = Column(Text, nullable=False, server_default="")


class NoticeRow(Base):
    """What people of some communes are told for some days; no communes are all of them."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("kind IN ('storm', 'fraud', 'job_fair', 'other')", name="kind"),
        Index("ix_notice_undone", "id", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    )

    id = Column(Integer, primary_key=True)
    kind = Column(String(10), nullable=False)
    text = Column(Text, nullable=False)
    communes = Column(JSON, nullable=False)
    begins = Column(UtcDateTime, nullable=False)
    ends = Column(UtcDateTime, nullable=False)
    staff_id = Column(Integer)
    staff_name = Column(String(80), nullable=False)
    created_at = Column(UtcDateTime, nullable=False)
    ended_at = Column(UtcDateTime)
    ended_by = Column(String(80), nullable=False, server_default="")
    ended_why = Column(Text, nullable=False, server_default="")


class SettingRow(Base):
    """JSON in the place of what a file under data/ says."""

    __tablename__ = "setting"

    key = Column(String(40), primary_key=True)
    value = Column(Text, nullable=False)
    changed_at = Column(UtcDateTime, nullable=False)
    staff_name = Column(String(80), nullable=False)


class ToldRow(Base):
    """A person who was told of a switch or a notice; `thing` is as in the trail."""

    __tablename__ = "told"
    __table_args__ = (Index("ix_told_thing", "thing"),)

    conversation_id = Column(String(100), ForeignKey("conversation.id"), primary_key=True)
    thing = Column(String(40), primary_key=True)
    at = Column(UtcDateTime, nullable=False)
