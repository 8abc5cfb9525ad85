"""What an officer reads out to a caller: short sentences, figures in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from services.caller.eligibility import SchemeAnswer
from services.caller.entries import EntryAnswer
from services.caller.offers import Marked, Offered, Told
from services.caller.sentences import in_words, sentences
from services.caller.words import said
from services.dialogue.wording import day as written_day
from services.dialogue.wording import pay_range, phrase
from services.exports import facts
from services.exports.loudspeaker import spoken_pay
from services.exports.spoken_numbers import spoken_digits, spoken_money, spoken_number
from services.exports.spoken_text import spoken_text
from services.jobs.model import JobPosting
from services.overseas.model import OverseasOrder
from services.vocational.model import Course

_FIRST, _FOURTH = 1, 4


def to_read_out(told: Sequence[Marked]) -> list[str]:
    """The sentences, offers before answers, each offer with its number where there are several."""
    offers = [one.thing for one in told if not isinstance(one.thing, Told)]
    found: list[str] = []
    if any(offer.is_sample for offer in offers):
        found.append(said("spoken", "sample"))
    if len(offers) > 1:
        found.append(said("spoken", "several", count=spoken_number(len(offers))))
    for number, offer in enumerate(offers, start=1):
        if len(offers) > 1:
            found.append(said("spoken", "nth", number=_ordinal(number)))
        found += _offer(offer)
    for one in told:
        if isinstance(one.thing, SchemeAnswer):
            found += sentences(one.thing.question)
        if isinstance(one.thing, Told):
            found += sentences(one.thing.text)
        if isinstance(one.thing, EntryAnswer | SchemeAnswer):
            found += sentences(one.thing.doubt)
    if any(isinstance(offer, OverseasOrder) for offer in offers):
        found.append(said("spoken", "no_money"))
    return found


def _offer(offer: Offered) -> Iterator[str]:
    if isinstance(offer, JobPosting):
        yield from _job(offer)
    elif isinstance(offer, Course):
        yield from _course(offer)
    elif isinstance(offer, OverseasOrder):
        yield from _order(offer)


def _job(posting: JobPosting) -> Iterator[str]:
    yield from _sentences(
        "job",
        title=_capital(spoken_text(posting.title)),
        employer=spoken_text(posting.employer.name),
        pay=spoken_pay(posting),
        place=spoken_text(facts.main_place(posting)),
    )
    if posting.total_job_openings:
        yield said("spoken", "openings", count=spoken_number(posting.total_job_openings))
    yield from _last_day(posting.valid_through)
    yield _call(facts.telephone(posting), posting.contact_name)


def _course(course: Course) -> Iterator[str]:
    yield from _sentences(
        "course", title=spoken_text(course.title), place=spoken_text(course.place.place_text)
    )
    if course.opening_date is None:
        yield said("spoken", "opening_open")
    else:
        yield from _sentences("opening", day=_spoken_day(course.opening_date))
    if course.fee == 0:
        yield said("spoken", "free")
    elif course.fee:
        yield said("spoken", "fee", fee=spoken_money(course.fee))
    yield _call(course.contact_phone, course.contact_name)


def _order(order: OverseasOrder) -> Iterator[str]:
    pay = order.pay_text or pay_range(order.salary_min, order.salary_max)
    yield from _sentences(
        "order",
        title=spoken_text(order.title),
        country=spoken_text(phrase("country", order.country)),
        pay=said("spoken", "order_pay", pay=in_words(pay).lower()),
    )
    yield said("spoken", "company", company=spoken_text(order.sending_company))
    yield from _last_day(order.valid_through)


def _last_day(day: date) -> Iterator[str]:
    yield from _sentences("deadline", day=_spoken_day(day))


def _call(phone: str, name: str) -> str:
    digits = spoken_digits(phone)
    if not digits:
        return said("spoken", "no_phone")
    whom = spoken_text(name)
    return said("spoken", "phone", phone=digits, name=said("spoken", "name", name=whom) if whom else "")


def _sentences(key: str, **values: str) -> Iterator[str]:
    """A phrase of several sentences, those apart that stand in it."""
    for sentence in said("spoken", key, **values).split(". "):
        words = sentence.strip(" .")
        if words:
            yield f"{_capital(words)}."


def _spoken_day(day: date) -> str:
    return in_words(written_day(day)).lower()


def _ordinal(number: int) -> str:
    if number == _FIRST:
        return said("spoken", "first")
    return said("spoken", "fourth") if number == _FOURTH else spoken_number(number)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
