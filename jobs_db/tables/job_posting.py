"""Vacancies and their workplaces; names after schema.org JobPosting, fields after the Center's form."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    false,
)
from sqlalchemy.orm import relationship

from jobs_db.tables.base import Base

_LISTED = ("id", "status", "title_key", "employer_id")


class JobPostingRow(Base):
    """One vacancy: one kind of work under one set of conditions."""

    __tablename__ = "job_posting"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'filled', 'withdrawn', 'held')", name="status"),
        CheckConstraint(
            "salary_min IS NULL OR salary_max IS NULL OR salary_min <= salary_max", name="salary"
        ),
        CheckConstraint("age_min IS NULL OR age_max IS NULL OR age_min <= age_max", name="age"),
        Index("ix_job_posting_of_employer", "employer_id", "title_key", "status", "valid_through", "id"),
        Index("ix_job_posting_title_key", "title_key"),
        # Lists for staff: all that is looked at, in the two orders in which pages come.
        Index("ix_job_posting_newest", "date_posted", *_LISTED, "valid_through"),
        Index("ix_job_posting_last_day", "valid_through", *_LISTED),
        Index("ix_job_posting_status", "status", "date_posted", "id"),
    )

    id = Column(Integer, primary_key=True)
    employer_id = Column(Integer, ForeignKey("employer.id"), nullable=False)
    title = Column(String(200), nullable=False)
    title_key = Column(String(200), nullable=False)
    description = Column(Text, nullable=False, server_default="")
    occupation_id = Column(String(60))
    vsco = Column(String(10))
    sector = Column(String(40))

    pay_text = Column(String(200), nullable=False, server_default="")
    salary_min = Column(Integer)
    salary_max = Column(Integer)
    salary_unit = Column(String(20), nullable=False)

    total_job_openings = Column(Integer)
    education = Column(String(30), nullable=False)
    experience_months = Column(Integer, nullable=False, server_default="0")
    age_min = Column(Integer)
    age_max = Column(Integer)
    gender = Column(String(10))
    work_time = Column(JSON, nullable=False)
    benefits = Column(JSON, nullable=False)
    benefits_text = Column(Text, nullable=False, server_default="")
    requirements_text = Column(Text, nullable=False, server_default="")

    contact_name = Column(String(120), nullable=False, server_default="")
    contact_phone = Column(String(60), nullable=False, server_default="")
    date_posted = Column(Date, nullable=False)
    valid_through = Column(Date, nullable=False)
    source = Column(String(200), nullable=False, server_default="")
    status = Column(String(10), nullable=False)
    is_sample = Column(Boolean(create_constraint=False), nullable=False, server_default=false())

    employer: Any = relationship("EmployerRow", lazy="joined", innerjoin=True)
    places: Any = relationship(
        "JobPlaceRow",
        order_by="JobPlaceRow.position",
        lazy="selectin",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class JobPlaceRow(Base):
    """One workplace of a vacancy: today's unit, the former one if that is what was written."""

    __tablename__ = "job_place"

    posting_id = Column(Integer, ForeignKey("job_posting.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    province_code = Column(String(2))
    commune_code = Column(String(5))
    old_province_code = Column(String(2))
    old_district_code = Column(String(3))
    place_text = Column(String(300), nullable=False, server_default="")
    lat = Column(Float)
    lon = Column(Float)
