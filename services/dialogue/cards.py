"""Vacancies, courses and overseas orders as short cards and as full ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.dialogue.replies import ITEM_NAMES, Button, Card
from services.dialogue.wording import age_range, day, duration, money, pay_range, phrase, words
from services.jobs.couples import takes_couple
from services.jobs.model import JobPosting
from services.jobs.monthly_pay import monthly_pay
from services.overseas.model import CostLine, OverseasOrder
from services.resources import load_yaml
from services.vocational.model import Course


def job_card(posting: JobPosting, distance_km: float | None = None) -> Card:
    """Pay, place, employer and distance: what decides whether one reads on."""
    key = f"{ITEM_NAMES['job']}:{posting.id}"
    lines = [
        phrase("job_card", "pay", pay=_pay_of(posting)),
        *_place_of(posting),
        phrase("job_card", "employer", employer=posting.employer.name),
    ]
    if distance_km is not None:
        lines.append(phrase("job_card", "distance", km=f"{distance_km:.0f}"))
    if posting.benefits:
        lines.append(phrase("job_card", "benefits", benefits=words("benefits", posting.benefits)))
    return Card(key=key, title=posting.title, lines=_marked(lines, posting.is_sample), buttons=_buttons(key))


def job_details(posting: JobPosting, courses: Sequence[Course] = ()) -> Card:
    """Everything a person must know before she telephones, contact last.

    Args:
        courses: Those that lead to the vacancy.
    """
    lines = [*job_card(posting).lines]
    optional = (
        ("openings", posting.total_job_openings and {"count": posting.total_job_openings}),
        ("work_time", posting.work_time and {"work_time": words("work_time", posting.work_time)}),
        ("education", {"education": phrase("education", posting.education)}),
        ("experience", {"experience": _experience(posting.experience_months)}),
        ("age", _age(posting.age_min, posting.age_max)),
        ("gender", posting.gender and {"gender": phrase("gender", posting.gender)}),
        ("requirements", posting.requirements_text and {"requirements": posting.requirements_text}),
        ("description", posting.description and {"description": posting.description}),
        ("deadline", {"day": day(posting.valid_through)}),
        ("source", not posting.is_sample and posting.source and {"source": posting.source}),
        ("couple", takes_couple(posting) and {"couple": phrase("why", "couple")}),
        ("courses", courses and {"courses": "; ".join(map(_course_in_short, courses))}),
        ("contact", _contact(posting.contact_name, posting.contact_phone)),
    )
    lines += [phrase("job_card", name, **values) for name, values in optional if values]
    key, buttons = f"{ITEM_NAMES['job']}:{posting.id}", _link("course", courses)
    return Card(key=key, title=posting.title, lines=tuple(lines), buttons=buttons)


def course_card(course: Course, distance_km: float | None = None) -> Card:
    """Place, opening, fee and who gets support."""
    key = f"{ITEM_NAMES['course']}:{course.id}"
    opening = (
        phrase("course_card", "opening", day=day(course.opening_date))
        if course.opening_date
        else phrase("course_card", "opening_open")
    )
    lines = [phrase("course_card", "place", place=course.place.place_text), opening, *_fee(course)]
    if course.duration_text:
        lines.append(phrase("course_card", "duration", duration=course.duration_text))
    if distance_km is not None:
        lines.append(phrase("job_card", "distance", km=f"{distance_km:.0f}"))
    return Card(key=key, title=course.title, lines=_marked(lines, course.is_sample), buttons=_buttons(key))


def course_details(course: Course, jobs: Sequence[JobPosting] = ()) -> Card:
    """The whole announcement.

    Args:
        jobs: Vacancies that the course opens.
    """
    lines = [*course_card(course).lines]
    optional = (
        ("provider", {"provider": course.provider}),
        ("age", _age(course.age_min, course.age_max)),
        ("education", {"education": phrase("education", course.education)}),
        ("seats", course.seats and {"seats": course.seats}),
        ("certificate", course.certificate and {"certificate": course.certificate}),
        ("after", course.after_course_text and {"after": course.after_course_text}),
        ("jobs", jobs and {"jobs": "; ".join(map(_job_in_short, jobs))}),
        ("support", course.support_text and {"support": course.support_text}),
        ("eligible", course.support_groups and {"eligible": words("support_groups", course.support_groups)}),
        ("deadline", course.registration_deadline and {"day": day(course.registration_deadline)}),
        ("contact", _contact(course.contact_name, course.contact_phone)),
    )
    lines += [phrase("course_card", name, **values) for name, values in optional if values]
    key, buttons = f"{ITEM_NAMES['course']}:{course.id}", _link("job", jobs)
    return Card(key=key, title=course.title, lines=tuple(lines), buttons=buttons)


def overseas_card(order: OverseasOrder, barred: str | None = None) -> Card:
    """Country, pay, company and licence; nobody should pay before asking.

    Args:
        barred: What became of the company's licence where it may send nobody; told before anything else.
    """
    key = f"{ITEM_NAMES['overseas']}:{order.id}"
    lines = [
        phrase("overseas_card", "country", country=phrase("country", order.country)),
        phrase("overseas_card", "pay", pay=order.pay_text or pay_range(order.salary_min, order.salary_max)),
        phrase("overseas_card", "company", company=order.sending_company),
        phrase("overseas_card", "licence", licence=order.licence_text),
    ]
    if barred:
        lines.insert(0, phrase("order", "barred", status=barred))
    return Card(key=key, title=order.title, lines=_marked(lines, order.is_sample), buttons=_buttons(key))


def overseas_details(order: OverseasOrder, beside: Sequence[str] = (), barred: str | None = None) -> Card:
    """The whole order with its cost sheet and a warning.

    Args:
        beside: Lines told before the warning: the licence as listed, legal ceilings.
        barred: As for `overseas_card`.
    """
    lines = [*overseas_card(order, barred).lines]
    language = (
        phrase("overseas_card", "language", language=order.language_level)
        if order.language_level
        else phrase("overseas_card", "no_language")
    )
    optional = (
        ("contract", order.contract_months and {"months": order.contract_months}),
        ("openings", order.total_job_openings and {"count": order.total_job_openings}),
        ("age", _age(order.age_min, order.age_max)),
        ("gender", order.gender and {"gender": phrase("gender", order.gender)}),
        ("education", {"education": phrase("education", order.education)}),
        ("experience", {"experience": _experience(order.experience_months)}),
        ("requirements", order.requirements_text and {"requirements": order.requirements_text}),
        ("costs", _costs(order, own=True)),
        ("covered", _costs(order, own=False)),
        ("support", order.support_text and {"support": order.support_text}),
        ("interview", order.interview_date and {"day": day(order.interview_date)}),
        ("departure", order.expected_departure and {"departure": order.expected_departure}),
        ("deadline", {"day": day(order.valid_through)}),
        ("contact", _contact(order.contact_name, order.contact_phone)),
    )
    lines.append(language)
    lines += [phrase("overseas_card", name, **values) for name, values in optional if values]
    lines += [*beside, phrase("overseas_card", "warning")]
    return Card(key=f"{ITEM_NAMES['overseas']}:{order.id}", title=order.title, lines=tuple(lines))


def _marked(lines: Iterable[str], is_sample: bool) -> tuple[str, ...]:
    """A sample says so before anything else."""
    return (sample_note(), *lines) if is_sample else tuple(lines)


def address(record: JobPosting | Course | OverseasOrder) -> str:
    """Where it is, to stand behind its title; empty for what has no address."""
    if isinstance(record, OverseasOrder):
        return ""
    workplaces = record.places[:1] if isinstance(record, JobPosting) else (record.place,)
    return "".join(phrase("contact", "address", place=where.place_text) for where in workplaces)


def sample_note() -> str:
    """The words that mark sample data."""
    return str(load_yaml("phrases.yml")["sample"])


def _buttons(key: str) -> tuple[Button, ...]:
    return (
        Button(phrase("buttons", "details"), f'/show_details{{"item":"{key}"}}'),
        Button(phrase("buttons", "contact"), f'/ask_contact{{"item":"{key}"}}'),
    )


def _link(kind: str, linked: Sequence[JobPosting | Course]) -> tuple[Button, ...]:
    """A button to the first of the offers that a card names; none where it names none."""
    if not linked:
        return ()
    payload = f'/show_details{{"item":"{ITEM_NAMES[kind]}:{linked[0].id}"}}'
    title = phrase("buttons", "see_course") if kind == "course" else phrase("buttons", "see_job")
    return (Button(title, payload),)


def _course_in_short(course: Course) -> str:
    when = (
        phrase("course_card", "opens", day=day(course.opening_date))
        if course.opening_date
        else phrase("course_card", "opens_later")
    )
    return phrase("job_card", "course", title=course.title, when=when)


def _job_in_short(posting: JobPosting) -> str:
    if not posting.places:
        return posting.title
    return phrase("course_card", "job", title=posting.title, place=posting.places[0].place_text)


def _pay_of(posting: JobPosting) -> str:
    """As the source wrote it, and by the month where that is not the same."""
    pay = monthly_pay(posting)
    monthly = pay_range(pay.low, pay.high)
    if pay.top is None:
        return posting.pay_text or monthly
    by_month = phrase("month_of", pay.basis, pay=monthly, hours=pay.hours_a_day)
    if posting.salary_unit == "month" or not posting.pay_text:
        return by_month
    return phrase("units", "reckoned", stated=posting.pay_text, pay=by_month)


def _place_of(posting: JobPosting) -> list[str]:
    if not posting.places:
        return []
    first, more = posting.places[0].place_text, len(posting.places) - 1
    if more:
        return [phrase("job_card", "places_more", place=first, more=more)]
    return [phrase("job_card", "place", place=first)]


def _experience(months: int) -> str:
    return duration(months) if months else phrase("why", "no_experience")


def _age(low: int | None, high: int | None) -> dict[str, str] | None:
    text = age_range(low, high)
    return {"age": text} if text else None


def _contact(name: str, telephone: str) -> dict[str, str] | None:
    contact = " ".join(part for part in (name, telephone) if part)
    return {"contact": contact} if contact else None


def _fee(course: Course) -> list[str]:
    if course.fee == 0:
        return [phrase("course_card", "free")]
    fee = course.fee_text or (money(course.fee) if course.fee else "")
    return [phrase("course_card", "fee", fee=fee)] if fee else []


def _costs(order: OverseasOrder, *, own: bool) -> dict[str, str] | None:
    """The cost sheet, every line of it: half of one would be a wrong sum.

    Args:
        own: What the person pays herself, with its sum; else what others pay for her.
    """
    lines = [line for line in order.costs if (line.paid_by == "worker") == own]
    amounts = [line.amount for line in lines if line.amount is not None]
    parts = [_cost(line) for line in lines]
    if own and len(lines) > 1 and len(amounts) == len(lines):
        parts.append(phrase("overseas_card", "total", amount=money(sum(amounts))))
    return {"costs": "; ".join(parts)} if parts else None


def _cost(line: CostLine) -> str:
    if line.amount is None:
        return phrase("overseas_card", "open_cost", name=line.name)
    return phrase("overseas_card", "cost", name=line.name, amount=money(line.amount))
