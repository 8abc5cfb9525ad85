"""Cards say what is known, in words, and nothing empty."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.dialogue import cards
from services.dialogue.replies import Card
from services.jobs.model import BENEFITS, EDUCATION_LEVELS, WORK_TIMES
from services.overseas.model import CostLine
from services.vocational.model import SUPPORT_GROUPS
from tests.services.dialogue.sample_offers import CAI_NUOC, NAM_CAN, course, job, order

EVERYTHING_ABOUT_A_JOB: dict[str, Any] = {
    "id": 1,
    "description": "May áo",
    "pay_text": "350.000 đồng một ngày",
    "salary_unit": "day",
    "total_job_openings": 5,
    "education": "lower_secondary",
    "experience_months": 6,
    "age_min": 18,
    "age_max": 45,
    "gender": "female",
    "work_time": WORK_TIMES,
    "benefits": BENEFITS,
    "requirements_text": "Chăm chỉ",
    "is_sample": True,
}
EVERYTHING_ABOUT_A_COURSE: dict[str, Any] = {
    "id": 1,
    "duration_text": "3 tháng",
    "opening_date": date(2026, 4, 1),
    "registration_deadline": date(2026, 3, 25),
    "seats": 20,
    "fee": 2_000_000,
    "support_text": "Hộ nghèo được hỗ trợ",
    "support_groups": SUPPORT_GROUPS,
    "education": "primary",
    "age_min": 15,
    "certificate": "Chứng chỉ sơ cấp",
    "after_course_text": "Giới thiệu vào xưởng",
    "contact_name": "Thầy Năm",
    "contact_phone": "0290 000 0003",
    "is_sample": True,
}
EVERYTHING_ABOUT_AN_ORDER: dict[str, Any] = {
    "id": 1,
    "pay_text": "180.000 yên",
    "contract_months": 36,
    "total_job_openings": 10,
    "age_min": 18,
    "age_max": 30,
    "gender": "male",
    "language_level": "N5",
    "experience_months": 12,
    "requirements_text": "Không cận thị",
    "support_text": "Hỏi Trung tâm",
    "interview_date": date(2026, 4, 10),
    "expected_departure": "tháng 10",
    "contact_phone": "0290 000 0004",
    "is_sample": True,
}
FULL = [
    cards.job_details(job(**EVERYTHING_ABOUT_A_JOB)),
    cards.course_details(course(**EVERYTHING_ABOUT_A_COURSE)),
    cards.overseas_details(order(**EVERYTHING_ABOUT_AN_ORDER)),
    cards.job_card(job(**EVERYTHING_ABOUT_A_JOB), distance_km=7.6),
    cards.course_card(course(**EVERYTHING_ABOUT_A_COURSE), distance_km=7.6),
    cards.overseas_card(order(**EVERYTHING_ABOUT_AN_ORDER)),
]
BARE = [
    cards.job_details(job(id=1, salary_min=None, salary_max=None, contact_name="", contact_phone="")),
    cards.course_details(course(id=1)),
    cards.overseas_details(order(id=1, salary_min=None, costs=())),
    cards.overseas_details(order(id=1, costs=(CostLine(name="Vé", amount=None, paid_by="worker"),))),
]


def key_of(card: Card) -> str:
    return f"{card.key}, {len(card.lines)} lines"


@pytest.mark.parametrize("card", [*FULL, *BARE], ids=key_of)
def test_no_line_is_a_bare_key_or_ends_in_nothing(card: Card) -> None:
    assert [line for line in card.lines if re.fullmatch(r"[a-z_]+", line) or line.endswith((":", ": "))] == []


@pytest.mark.parametrize("card", FULL, ids=key_of)
def test_a_sample_says_so(card: Card) -> None:
    assert cards.sample_note() in card.lines


@pytest.mark.parametrize("card", BARE, ids=key_of)
def test_what_is_no_sample_does_not(card: Card) -> None:
    assert cards.sample_note() not in card.lines


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "Lương: 8–10 triệu/tháng"),
        ({"salary_max": None}, "Lương: từ 8 triệu/tháng"),
        ({"salary_min": None, "salary_max": None}, "Lương: thỏa thuận"),
        (
            {"salary_min": None, "salary_max": None, "pay_text": "theo sản phẩm", "salary_unit": "piece"},
            "Lương: theo sản phẩm",
        ),
        (
            {
                "salary_min": 7_800_000,
                "salary_max": 7_800_000,
                "pay_text": "300k/ngày",
                "salary_unit": "day",
            },
            "Lương: 300k/ngày (khoảng 7,8 triệu/tháng)",
        ),
        (
            {
                "salary_min": 4_160_000,
                "salary_max": 5_200_000,
                "pay_text": "20–25 ngàn/giờ",
                "salary_unit": "hour",
                "work_time": ("part_time",),
            },
            "Lương: 20–25 ngàn/giờ (khoảng 2,08–2,6 triệu/tháng nếu làm 4 giờ một ngày)",
        ),
    ],
)
def test_pay_is_shown_by_the_month_and_as_written(facts: dict[str, Any], line: str) -> None:
    assert cards.job_card(job(**facts)).lines[0] == line


def test_distance_is_in_whole_kilometres() -> None:
    assert "Cách khoảng 8 km" in cards.job_card(job(), distance_km=7.6).lines


def test_several_workplaces_are_counted() -> None:
    posting = replace(job(), places=(NAM_CAN, CAI_NUOC, CAI_NUOC))
    assert "Nơi làm: xã Năm Căn và 2 nơi khác" in cards.job_card(posting).lines


def test_no_experience_asked_for_is_good_news() -> None:
    assert "Kinh nghiệm: không cần kinh nghiệm" in cards.job_details(job()).lines


def test_a_course_tells_who_gets_the_support() -> None:
    shown = cards.course_details(course(support_groups=("poor", "woman"))).lines
    assert "Ai được hỗ trợ: hộ nghèo, phụ nữ" in shown


def test_an_order_warns_of_paying_beforehand() -> None:
    assert cards.overseas_details(order()).lines[-1] == "Đừng đóng tiền cho ai trước khi hỏi Trung tâm."


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        ([("Vé", 9_000_000, "worker")], ["Người đi phải trả, theo công ty: Vé 9 triệu"]),
        (
            [("Vé", 9_000_000, "worker"), ("Khám", 900_000, "worker"), ("Thuốc", 200_000, "worker")],
            ["Người đi phải trả, theo công ty: Vé 9 triệu; Khám 900 ngàn; Thuốc 200 ngàn; cộng 10,1 triệu"],
        ),
        (
            [("Vé", 9_000_000, "worker"), ("Khám", None, "worker")],
            ["Người đi phải trả, theo công ty: Vé 9 triệu; Khám chưa báo giá"],
        ),
        (
            [("Vé", 9_000_000, "employer"), ("Khám", 900_000, "worker"), ("Học tiếng", 5_000_000, "support")],
            [
                "Người đi phải trả, theo công ty: Khám 900 ngàn",
                "Không phải trả: Vé 9 triệu; Học tiếng 5 triệu",
            ],
        ),
    ],
)
def test_the_cost_sheet_is_whole_and_tells_who_pays(
    sheet: list[tuple[str, int | None, str]], lines: list[str]
) -> None:
    costs = tuple(CostLine(name=name, amount=amount, paid_by=payer) for name, amount, payer in sheet)
    shown = cards.overseas_details(order(costs=costs)).lines
    assert [line for line in shown if "trả" in line] == lines


@pytest.mark.parametrize("level", EDUCATION_LEVELS)
def test_every_level_of_schooling_has_its_words(level: str) -> None:
    card = cards.job_details(job(education=level))
    assert f"Trình độ: {level}" not in card.lines


def test_a_vacancy_names_the_courses_that_lead_to_it_and_leads_to_the_first() -> None:
    courses = (course(id=3, opening_date=date(2026, 4, 1)), course("May gia dụng", id=4))
    card = cards.job_details(job(id=1), courses)
    named = "May công nghiệp (khai giảng 01/04/2026); May gia dụng (mở khi đủ người)"
    assert f"Lớp dạy nghề này: {named}" in card.lines
    assert [button.payload for button in card.buttons] == ['/show_details{"item":"course:3"}']
    assert cards.job_details(job(id=1)).buttons == ()


def test_a_course_names_the_vacancies_it_opens_and_leads_to_the_first() -> None:
    card = cards.course_details(course(id=3), (job(id=7), replace(job("Thợ may", id=8), places=())))
    named = "Công nhân may (xã Năm Căn); Thợ may"
    assert f"Học xong làm được việc đang tuyển: {named}" in card.lines
    assert [button.payload for button in card.buttons] == ['/show_details{"item":"vacancy:7"}']


def test_a_vacancy_for_husband_and_wife_says_so() -> None:
    assert "Ghi chú: nhận cả hai vợ chồng" in cards.job_details(job("Vợ chồng coi vuông")).lines
    assert not [line for line in cards.job_details(job()).lines if "vợ chồng" in line]


def test_the_buttons_name_the_offer() -> None:
    card = cards.job_card(job(id=12))
    assert [button.payload for button in card.buttons] == [
        '/show_details{"item":"vacancy:12"}',
        '/ask_contact{"item":"vacancy:12"}',
    ]


def test_a_card_as_the_contract_wants_it() -> None:
    body = cards.course_card(course(id=3)).as_json()
    assert (body["kind"], body["id"], sorted(body)) == (
        "course",
        "3",
        ["buttons", "id", "kind", "lines", "title"],
    )
