"""Counts of each day and of each month that is over: nothing of anybody, no words."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, String

from jobs_db.tables.base import Base, UtcDateTime


class FigureRow(Base):
    """How often something happened in a day or a month of Cà Mau; the measures are in services.figures.model.

    `first` is the first day of the span. What `one` and `other` name depends on the measure.
    """

    __tablename__ = "figure"
    __table_args__ = (CheckConstraint("span IN ('day', 'month')", name="span"),)

    measure = Column(String(20), primary_key=True)
    span = Column(String(5), primary_key=True)
    first = Column(Date, primary_key=True)
    one = Column(String(60), primary_key=True)
    other = Column(String(60), primary_key=True)
    number = Column(Integer, nullable=False)


class FigureMarkRow(Base):
    """How far something is counted: the last day of it, and when it was last looked at."""

    __tablename__ = "figure_mark"

    name = Column(String(20), primary_key=True)
    day = Column(Date)
    at = Column(UtcDateTime, nullable=False)
