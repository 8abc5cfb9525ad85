"""Newest first, whatever the rest is like; within a day the better described first."""

from dataclasses import replace
from datetime import date, timedelta

from services.jobs.model import Employer, JobPosting
from services.jobs.static_order import day_posted, static_order
from services.places import Workplace

DAY = date(2026, 11, 22)
PLAIN = JobPosting(title="a", employer=Employer(name="Mẫu"), places=(), date_posted=DAY, valid_through=DAY)
BEST = replace(
    PLAIN,
    salary_max=900_000_000,
    contact_phone="0900 000 000",
    places=(Workplace(place_text="", commune_code="32152"),),
)


def test_no_quality_makes_up_for_a_day():
    assert static_order(replace(BEST, date_posted=DAY - timedelta(days=1))) < static_order(PLAIN)


def test_within_a_day_pay_telephone_and_place_count():
    assert static_order(PLAIN) < static_order(replace(PLAIN, salary_min=5_000_000)) < static_order(BEST)
    assert static_order(PLAIN) < static_order(replace(PLAIN, contact_phone="0900 000 000"))


def test_the_day_can_be_read_from_the_order():
    assert day_posted(static_order(BEST)) == day_posted(static_order(PLAIN)) == DAY.toordinal()
