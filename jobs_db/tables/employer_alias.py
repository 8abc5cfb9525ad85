"""Other names of employers, remembered when two of them were merged."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String

from jobs_db.tables.base import Base


class EmployerAliasRow(Base):
    """A name for comparing (services.imports.identity.company_key) and the employer it stands for."""

    __tablename__ = "employer_alias"
    __table_args__ = (Index("ix_employer_alias_employer_id", "employer_id"),)

    company_key = Column(String(200), primary_key=True)
    employer_id = Column(Integer, ForeignKey("employer.id", ondelete="CASCADE"), nullable=False)
