"""Courses, orders abroad and licences in memory; used by tests.fakes, held to the truth by tests/jobs_db."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from services.errors import NotFound
from services.jobs.model import JobPosting
from services.licences.model import LicensedCompany
from services.overseas.model import OverseasOrder
from services.vocational.model import Course

Offer = TypeVar("Offer", JobPosting, Course, OverseasOrder)


def real_ones(offers: Iterable[Offer]) -> list[Offer]:
    """Without samples, unless there is nothing else."""
    found = list(offers)
    return [one for one in found if not one.is_sample] or found


class FakeCourses:
    """Implements services.vocational.ports.CourseRepository."""

    def __init__(self, courses: Iterable[Course] = ()) -> None:
        self._courses: dict[int, Course] = {}
        for course in courses:
            self.add(course)

    def get(self, course_id: int) -> Course | None:
        return self._courses.get(course_id)

    def add(self, course: Course) -> int:
        number = course.id or max(self._courses, default=0) + 1
        self._courses[number] = replace(course, id=number)
        return number

    def save(self, course: Course) -> None:
        if course.id not in self._courses:
            raise NotFound(f"There is no course {course.id} to change.")
        self._courses[course.id] = course

    def remove(self, course_id: int) -> None:
        self._courses.pop(course_id, None)

    def on_list(self, since: date) -> Iterator[Course]:
        for course in self._courses.values():
            last_day = course.registration_deadline
            if course.status != "finished" and (last_day is None or last_day >= since):
                yield course

    def shown(self, today: date) -> list[Course]:
        opened = [one for one in self._courses.values() if one.status in ("gathering", "open")]
        return [one for one in real_ones(opened) if one.is_shown(today)]


class FakeOrders:
    """Implements services.overseas.ports.OverseasOrderRepository."""

    def __init__(self, orders: Iterable[OverseasOrder] = ()) -> None:
        self._orders: dict[int, OverseasOrder] = {}
        for order in orders:
            self.add(order)

    def get(self, order_id: int) -> OverseasOrder | None:
        return self._orders.get(order_id)

    def add(self, order: OverseasOrder) -> int:
        number = order.id or max(self._orders, default=0) + 1
        self._orders[number] = replace(order, id=number)
        return number

    def save(self, order: OverseasOrder) -> None:
        if order.id not in self._orders:
            raise NotFound(f"There is no order {order.id} to change.")
        self._orders[order.id] = order

    def remove(self, order_id: int) -> None:
        self._orders.pop(order_id, None)

    def on_list(self, since: date) -> Iterator[OverseasOrder]:
        for order in self._orders.values():
            if order.status in ("open", "held") and order.valid_through >= since:
                yield order

    def shown(self, today: date) -> list[OverseasOrder]:
        opened = [one for one in self._orders.values() if one.status == "open"]
        return [one for one in real_ones(opened) if one.is_shown(today)]


class FakeLicensedCompanies:
    """Implements services.licences.ports.LicensedCompanyRepository."""

    def __init__(self, companies: Iterable[LicensedCompany] = ()) -> None:
        self._companies: dict[int, LicensedCompany] = {}
        for company in companies:
            self.add(company)

    def get(self, company_id: int) -> LicensedCompany | None:
        return self._companies.get(company_id)

    def add(self, company: LicensedCompany) -> int:
        number = company.id or max(self._companies, default=0) + 1
        self._companies[number] = replace(company, id=number)
        return number

    def save(self, company: LicensedCompany) -> None:
        if company.id not in self._companies:
            raise NotFound(f"There is no licence record {company.id} to change.")
        self._companies[company.id] = company

    def remove(self, company_id: int) -> None:
        self._companies.pop(company_id, None)

    def on_list(self, since: date) -> Iterator[LicensedCompany]:
        return (company for company in self.all() if company.list_date >= since)

    def all(self) -> list[LicensedCompany]:
        return [self._companies[number] for number in sorted(self._companies)]
