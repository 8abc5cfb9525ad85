"""What messages to platforms cost."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, String

from jobs_db.tables.base import Base


class MessageCostRow(Base):
    """How many messages of one kind a channel sent on one day; nothing of whom or what."""

    __tablename__ = "message_cost"
    __table_args__ = (CheckConstraint("kind IN ('free', 'charged', 'template')", name="kind"),)

    channel = Column(String(20), primary_key=True)
    day = Column(Date, primary_key=True)
    kind = Column(String(10), primary_key=True)
    count = Column(Integer, nullable=False)
