"""Orders for work abroad."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Index, Integer, String, Text, false

from jobs_db.tables.base import Base


class OverseasOrderRow(Base):
    """One order of one sending company for one trade in one country."""

    __tablename__ = "overseas_order"
    __table_args__ = (
        CheckConstraint("status IN ('open', 'filled', 'withdrawn', 'held')", name="status"),
        CheckConstraint(
            "salary_min IS NULL OR salary_max IS NULL OR salary_min <= salary_max", name="salary"
        ),
        CheckConstraint("age_min IS NULL OR age_max IS NULL OR age_min <= age_max", name="age"),
        Index("ix_overseas_order_country", "country"),
        Index("ix_overseas_order_occupation_id", "occupation_id"),
    )

    id = Column(Integer, primary_key=True)
    title = Column(String(200), nullable=False)
    title_key = Column(String(200), nullable=False)
    description = Column(Text, nullable=False, server_default="")
    country = Column(String(2), nullable=False)
    region = Column(String(120), nullable=False, server_default="")
    programme = Column(String(40), nullable=False)
    occupation_id = Column(String(60))
    vsco = Column(String(10))
    sector = Column(String(40))
    total_job_openings = Column(Integer)
    pay_text = Column(String(200), nullable=False, server_default="")
    salary_min = Column(Integer)
    salary_max = Column(Integer)
    costs = Column(JSON, nullable=False)
    support_text = Column(Text, nullable=False, server_default="")
    language_level = Column(String(60), nullable=False, server_default="")
    contract_months = Column(Integer)
    age_min = Column(Integer)
    age_max = Column(Integer)
    gender = Column(String(10))
    education = Column(String(30), nullable=False)
    experience_months = Column(Integer, nullable=False, server_default="0")
    requirements_text = Column(Text, nullable=False, server_default="")
    interview_date = Column(Date)
    expected_departure = Column(String(60), nullable=False, server_default="")
    date_posted = Column(Date, nullable=False)
    valid_through = Column(Date, nullable=False)
    sending_company = Column(String(200), nullable=False)
    licence_text = Column(String(120), nullable=False)
    contact_name = Column(String(120), nullable=False, server_default="")
    contact_phone = Column(String(60), nullable=False, server_default="")
    source = Column(String(200), nullable=False, server_default="")
    status = Column(String(10), nullable=False)
    is_sample = Column(Boolean(create_constraint=False), nullable=False, server_default=false())
