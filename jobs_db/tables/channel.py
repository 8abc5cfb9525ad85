"""What the workers of the channels agree on: who does what is done once, and what an operator must mend."""

from sqlalchemy import Column, Integer, String, UniqueConstraint

from jobs_db.tables.base import Base, UtcDateTime


class WorkLeaseRow(Base):
    """Work that one process does at a time, such as polling."""

    __tablename__ = "work_lease"

    name = Column(String(40), primary_key=True)
    owner = Column(String(60), nullable=False)
    until = Column(UtcDateTime, nullable=False)


class ChannelAlarmRow(Base):
    """Something only a person can mend, for as long as it lasts."""

    __tablename__ = "channel_alarm"
    __table_args__ = (UniqueConstraint("channel", "problem"),)

    id = Column(Integer, primary_key=True)
    channel = Column(String(20), nullable=False)
    problem = Column(String(40), nullable=False)
    detail = Column(String(300), nullable=False, server_default="")
    since = Column(UtcDateTime, nullable=False)
