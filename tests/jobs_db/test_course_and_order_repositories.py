"""Courses and orders come back as they were stored, and are shown while one can still join."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.overseas.model import CostLine, OverseasOrder
from services.places import Workplace
from services.vocational.model import Course

TODAY = date(2026, 11, 22)
COURSE = Course(
    title="Sửa xe máy",
    provider="Trường Mẫu",
    place=Workplace(
        place_text="ấp 3, xã Năm Căn", province_code="96", commune_code="32191", lat=8.75, lon=104.99
    ),
    occupation_id="sua-xe-may",
    level="elementary_vocational",
    duration_text="3 tháng",
    duration_months=3.0,
    seats=30,
    fee=0,
    support_groups=("poor", "rural_worker"),
    is_sample=True,
)
ORDER = OverseasOrder(
    title="Nông nghiệp (Nhật Bản)",
    country="JP",
    sending_company="Công ty Mẫu",
    licence_text="MẪU-01",
    date_posted=TODAY,
    valid_through=TODAY,
    salary_min=28_000_000,
    salary_max=32_000_000,
    costs=(CostLine(name="Vé", amount=9_000_000, paid_by="worker"),),
    contract_months=36,
    interview_date=TODAY + timedelta(days=9),
)


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"status": "open", "registration_deadline": TODAY}, True),
        ({"status": "open", "registration_deadline": TODAY - timedelta(days=1)}, False),
        ({"status": "running"}, False),
        ({"status": "finished"}, False),
    ],
)
def test_courses_are_shown_while_one_can_join(uow, changes, shown):
    course = replace(COURSE, **changes)
    number = uow.courses.add(course)
    assert uow.courses.get(number) == replace(course, id=number)
    assert uow.courses.shown(TODAY) == ([replace(course, id=number)] if shown else [])


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"valid_through": TODAY - timedelta(days=1)}, False),
        ({"status": "filled"}, False),
        ({"status": "withdrawn"}, False),
    ],
)
def test_orders_are_shown_until_their_last_day(uow, changes, shown):
    order = replace(ORDER, **changes)
    number = uow.overseas_orders.add(order)
    assert uow.overseas_orders.get(number) == replace(order, id=number)
    assert uow.overseas_orders.shown(TODAY) == ([replace(order, id=number)] if shown else [])


def test_what_does_not_exist_is_none(uow):
    assert uow.courses.get(1) is None
    assert uow.overseas_orders.get(1) is None
