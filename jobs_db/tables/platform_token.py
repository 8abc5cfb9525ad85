"""Tokens platforms have granted."""

from sqlalchemy import CheckConstraint, Column, Integer, String, Text

from jobs_db.tables.base import Base, UtcDateTime


class PlatformTokenRow(Base):
    """The newest pair of one Official Account; whoever changes it names the version it replaces."""

    __tablename__ = "platform_token"
    __table_args__ = (CheckConstraint("state IN ('good', 'refreshing', 'refused')", name="state"),)

    oa_id = Column(String(40), primary_key=True)
    access_token = Column(Text, nullable=False)
    refresh_token = Column(Text, nullable=False)
    refreshed_at = Column(UtcDateTime, nullable=False)
    expires_at = Column(UtcDateTime, nullable=False)
    version = Column(Integer, nullable=False)
    state = Column(String(10), nullable=False, server_default="good")
