"""Licences to send people abroad."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Index, Integer, String, Text, false

from jobs_db.tables.base import Base


class LicensedCompanyRow(Base):
    """One licence as one list has it; the lists of several days stand side by side."""

    __tablename__ = "licensed_company"
    __table_args__ = (
        CheckConstraint("status IN ('valid', 'suspended', 'revoked', 'unknown')", name="status"),
        Index("ix_licensed_company_name_key", "name_key"),
    )

    id = Column(Integer, primary_key=True)
    name = Column(String(300), nullable=False)
    name_key = Column(String(300), nullable=False)
    licence_number = Column(String(120), nullable=False)
    status = Column(String(10), nullable=False)
    list_date = Column(Date, nullable=False)
    source = Column(String(300), nullable=False)
    short_names = Column(JSON, nullable=False)
    issued_on = Column(Date)
    status_since = Column(Date)
    decision = Column(String(120), nullable=False, server_default="")
    address = Column(Text, nullable=False, server_default="")
    phone = Column(String(120), nullable=False, server_default="")
    website = Column(String(200), nullable=False, server_default="")
    branches = Column(JSON, nullable=False)
    note = Column(Text, nullable=False, server_default="")
    is_sample = Column(Boolean(create_constraint=False), nullable=False, server_default=false())
