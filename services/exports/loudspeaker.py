"""The text a commune reads out: short sentences, no signs, at most 400 words."""

from collections.abc import Sequence
from datetime import date

from services.exports import facts
from services.exports.selection import commune_filter
from services.exports.spoken_numbers import spoken_digits, spoken_money, spoken_number
from services.exports.spoken_text import spoken_text
from services.exports.words import center_name
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.resources import load_yaml

_FIRST, _FOURTH = 1, 4
_ROUGH_DIGITS = 5  # to a hundred thousand VND


def loudspeaker_text(commune: str, postings: Sequence[JobPosting], today: date) -> str:
    """What is read out in one commune; as many vacancies as fit, in their order.

    Args:
        commune: Its code.
        postings: Its vacancies that may be shown, the best to tell first, at least one.
    """
    rules = load_yaml("exports/loudspeaker.yml")
    place = commune_filter(commune).title
    opening = [_said("opening", place=spoken_text(place), center=center_name(), day=_day(today))]
    if any(posting.is_sample for posting in postings):
        opening.insert(0, rules["sample"])
    jobs: list[str] = []
    for posting in postings[: rules["most_jobs"]]:
        told = [*jobs, _job(posting, len(jobs) + 1)]
        if _words(_whole(opening, told, len(postings))) <= rules["most_words"]:
            jobs = told
    return _whole(opening, jobs, len(postings))


def _whole(opening: list[str], jobs: list[str], total: int) -> str:
    more = [_said("more", count=spoken_number(total - len(jobs)))] if total > len(jobs) else []
    return "\n".join([*opening, *jobs, *more, _said("closing")]) + "\n"


def _words(text: str) -> int:
    return len(text.split())


def _job(posting: JobPosting, number: int) -> str:
    phone = spoken_digits(facts.telephone(posting))
    name = spoken_text(posting.contact_name)
    count = posting.total_job_openings
    return _said(
        "job" if phone else "job_without_phone",
        number=_ordinal(number),
        title=spoken_text(posting.title),
        employer=spoken_text(posting.employer.name),
        openings=_said("openings", count=spoken_number(count)) if count else "",
        pay=spoken_pay(posting),
        place=spoken_text(facts.main_place(posting)),
        phone=phone,
        name=_said("name", name=name) if name else "",
    )


def _ordinal(number: int) -> str:
    if number in (_FIRST, _FOURTH):
        return _said("first" if number == _FIRST else "fourth")
    return spoken_number(number)


def spoken_pay(posting: JobPosting) -> str:
    """By the month; a sum that was reckoned from days or hours is said roughly."""
    pay = monthly_pay(posting)
    exact = pay.basis == "stated"
    ends = {
        name: _said_pay(amount, exact=exact)
        for name, amount in (("low", pay.low), ("high", pay.high))
        if amount is not None
    }
    shape = "open" if not ends else "range" if len(set(ends.values())) > 1 else _shape(ends)
    sentences = load_yaml("exports/loudspeaker.yml")["pay" if exact else "rough_pay"]
    return str(sentences[shape]).format(**ends)


def _shape(ends: dict[str, str]) -> str:
    if len(ends) > 1:
        return "exact"
    return "from" if "low" in ends else "to"


def _said_pay(amount: int, *, exact: bool) -> str:
    return spoken_money(amount if exact else max(round(amount, -_ROUGH_DIGITS), 10**_ROUGH_DIGITS))


def _day(today: date) -> str:
    return _said("day", day=spoken_number(today.day), month=spoken_number(today.month))


def _said(key: str, **values: str) -> str:
    return str(load_yaml("exports/loudspeaker.yml")[key]).format(**values)
