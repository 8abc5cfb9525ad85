"""Employers: who recruits."""

from sqlalchemy import Boolean, Column, Index, Integer, String, false

from jobs_db.tables.base import Base


class EmployerRow(Base):
    """A company, cooperative, household business or person that recruits."""

    __tablename__ = "employer"
    __table_args__ = (Index("ix_employer_name_key", "name_key", "id"),)

    id = Column(Integer, primary_key=True)
    name = Column(String(200), nullable=False, unique=True)
    name_key = Column(String(200), nullable=False, server_default="")  # without marks, for looking it up
    tax_code = Column(String(20))
    sector = Column(String(40))
    address = Column(String(300))
    phone = Column(String(40))
    is_sample = Column(Boolean(create_constraint=False), nullable=False, server_default=false())
