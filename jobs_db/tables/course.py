"""Training courses."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Text,
    false,
)

from jobs_db.tables.base import Base


class CourseRow(Base):
    """One class of one trade at one place; without an opening date it opens when enough names are in."""

    __tablename__ = "course"
    __table_args__ = (
        CheckConstraint("status IN ('gathering', 'open', 'running', 'finished')", name="status"),
        Index("ix_course_occupation_id", "occupation_id"),
        Index("ix_course_commune_code", "commune_code"),
        Index("ix_course_province_code", "province_code"),
    )

    id = Column(Integer, primary_key=True)
    title = Column(String(200), nullable=False)
    title_key = Column(String(200), nullable=False)
    description = Column(Text, nullable=False, server_default="")
    occupation_id = Column(String(60))
    vsco = Column(String(10))
    sector = Column(String(40))
    level = Column(String(30), nullable=False)
    duration_text = Column(String(120), nullable=False, server_default="")
    duration_months = Column(Float)
    province_code = Column(String(2))
    commune_code = Column(String(5))
    place_text = Column(String(300), nullable=False, server_default="")
    lat = Column(Float)
    lon = Column(Float)
    provider = Column(String(200), nullable=False)
    opening_date = Column(Date)
    registration_deadline = Column(Date)
    seats = Column(Integer)
    fee = Column(Integer)
    fee_text = Column(String(200), nullable=False, server_default="")
    support_text = Column(Text, nullable=False, server_default="")
    support_groups = Column(JSON, nullable=False)
    education = Column(String(30), nullable=False)
    age_min = Column(Integer)
    age_max = Column(Integer)
    certificate = Column(String(200), nullable=False, server_default="")
    after_course_text = Column(Text, nullable=False, server_default="")
    contact_name = Column(String(120), nullable=False, server_default="")
    contact_phone = Column(String(60), nullable=False, server_default="")
    source = Column(String(200), nullable=False, server_default="")
    status = Column(String(10), nullable=False)
    is_sample = Column(Boolean(create_constraint=False), nullable=False, server_default=false())
