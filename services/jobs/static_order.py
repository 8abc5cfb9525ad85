"""The order vacancies have before anybody asks: newest first, the better described first within a day."""

from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay

ONE_DAY = 1_000  # a day of posting counts for more than all quality
_PAY_STEP = 100_000  # VND per month; finer differences do not make a vacancy better
_PAY_POINTS = 400


def static_order(posting: JobPosting) -> int:
    """A number by which a larger one comes first; needs no query, so the database keeps it in its indexes."""
    pay = monthly_pay(posting).top or 0
    quality = min(pay // _PAY_STEP, _PAY_POINTS)
    quality += 200 * bool(posting.contact_phone)
    quality += 200 * any(place.commune_code for place in posting.places)
    quality += 100 * bool(posting.salary_min or posting.salary_max)
    return posting.date_posted.toordinal() * ONE_DAY + quality


def day_posted(order: int) -> int:
    """The proleptic ordinal of the day of posting within a static order."""
    return order // ONE_DAY
