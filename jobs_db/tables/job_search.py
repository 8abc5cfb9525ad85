"""What job search reads: narrow rows, derived from the vacancies, one per open vacancy and workplace."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, text

from jobs_db.tables.base import Base

# After its key, every index holds the columns a search looks at, in the order in which results come:
# a search reads ranges of one index and never the vacancies themselves. The index without a key is read
# whole when hardly anything fits, so it is kept narrow: who names no place and no trade needs no codes.
_ORDER = ("static_order", "posting_id")
_FACTS = ("last_day", "traits", "pay_top", "pay_floor", "experience_months", "age_min", "age_max")
_KEYS = ("commune_code", "old_district_code", "old_province_code", "province_code", "occupation_id", "sector")


# Work at home is asked for often and offered hardly ever: without its own index all vacancies would be read.
# The number is the bit of services.jobs.traits; PostgreSQL alone sees that a search asks for it.
_AT_HOME = text("(traits & 524288) != 0")


def _covering(name: str, leading: str) -> Index:
    rest = (column for column in (*_ORDER, *_FACTS, *_KEYS) if column != leading)
    return Index(f"ix_job_search_{name}", leading, *rest)


class JobSearchRow(Base):
    """The searchable side of one workplace of one open vacancy.

    A vacancy that is filled or withdrawn has no rows here. Days are proleptic ordinals
    (`date.toordinal`), pay is VND per month, `traits` are the bits of services.jobs.traits,
    a larger `static_order` comes first.
    """

    __tablename__ = "job_search"
    __table_args__ = (
        Index("ix_job_search_order", *_ORDER, *_FACTS),
        Index("ix_job_search_at_home", *_ORDER, *_FACTS, sqlite_where=_AT_HOME, postgresql_where=_AT_HOME),
        _covering("commune", "commune_code"),
        _covering("old_district", "old_district_code"),
        _covering("old_province", "old_province_code"),
        _covering("province", "province_code"),
        _covering("occupation", "occupation_id"),
        _covering("sector", "sector"),
        _covering("pay", "pay_top"),
    )

    posting_id = Column(Integer, ForeignKey("job_posting.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    static_order = Column(BigInteger, nullable=False)
    last_day = Column(Integer, nullable=False)
    traits = Column(BigInteger, nullable=False)
    pay_top = Column(Integer)
    pay_floor = Column(Integer)
    experience_months = Column(Integer, nullable=False)
    age_min = Column(Integer, nullable=False)
    age_max = Column(Integer, nullable=False)
    openings = Column(Integer)  # for the order only, so no index holds it
    commune_code = Column(String(5))
    old_district_code = Column(String(3))
    old_province_code = Column(String(2))
    province_code = Column(String(2))
    occupation_id = Column(String(60))
    sector = Column(String(40))
