from datetime import date
from pathlib import Path

import pytest

from services.imports.cells.ages import read_ages
from services.imports.cells.countries import read_countries
from services.imports.cells.days import read_days
from services.imports.cells.experience import read_experience
from services.imports.cells.gender import read_gender
from services.imports.cells.letters import digits_restored, letters_restored, tidy
from services.imports.cells.pay import read_pay
from services.imports.cells.phones import read_contact
from services.imports.cells.positions import read_positions
from services.imports.cells.schooling import read_schooling
from services.imports.cells.workplaces import read_workplaces
from tests.yaml_file import read_yaml

CASES = Path(__file__).parent.parent / "cases"
TODAY = date(2026, 11, 23)


def cases(name):
    rows = read_yaml(CASES / f"{name}.yml")
    return pytest.mark.parametrize("case", rows, ids=[row.get("cell", row.get("title")) for row in rows])


@cases("pay")
def test_pay_is_read_in_its_own_unit_or_asked_about(case):
    pay = read_pay(case["cell"])

    assert pay.doubt == case.get("doubt", "")
    if "pay" in case:
        low, high, unit, *currency = case["pay"]
        assert (pay.minimum, pay.maximum, pay.unit, [pay.currency]) == (low, high, unit, currency or ["VND"])
    if "agreed" in case:
        assert pay.negotiable and pay.minimum is pay.maximum is None


def test_pay_by_the_day_is_a_month_of_26_days():
    assert read_pay("450-500k/ngày").monthly() == (11_700_000, 13_000_000)


@pytest.mark.parametrize("cell", ["30.000đ/tấn", "$600-$800", "thỏa thuận"])
def test_what_no_month_can_be_made_of_stays_as_written(cell):
    assert read_pay(cell).monthly() == (None, None)


@cases("days")
def test_deadline_is_a_day_or_asked_about(case):
    days = read_days(case["cell"], TODAY)

    assert (days.doubt, days.last_day) == (case.get("doubt", ""), case.get("day"))
    assert days.remarks == ((case["remark"],) if "remark" in case else ())


def test_interview_departure_and_opening_are_no_deadline():
    order = read_days("thi 18/12/2026; XC dự kiến 6/2027", TODAY)
    course = read_days("KG 10/12/2026", TODAY)

    assert (order.last_day, order.interview, order.departure) == (None, date(2026, 12, 18), "6/2027")
    assert (course.last_day, course.opening) == (None, date(2026, 12, 10))


@cases("people")
def test_gender_and_ages_are_told_apart_from_height_and_weight(case):
    ages = read_ages(case["cell"], TODAY.year)

    assert [read_gender(case["cell"]), ages.minimum, ages.maximum] == case["people"]
    assert ages.doubt == case.get("doubt", "")


@cases("contacts")
def test_telephone_numbers_are_whole_or_asked_about(case):
    contact = read_contact(case["cell"])

    assert [contact.phone, contact.name] == case["contact"]
    assert contact.doubt == case.get("doubt", "")
    assert contact.remarks == ((case["remark"],) if "remark" in case else ())


@cases("positions")
def test_positions_of_a_cell_get_their_own_head_counts(case):
    read = read_positions(case["title"], case["openings"])

    assert {position.title: position.openings for position in read.positions} == case["positions"]
    assert read.doubt == case.get("doubt", "")


@cases("places")
def test_old_names_lead_to_units_of_today_or_to_a_question(case):
    read = read_workplaces(case["cell"])

    assert read.doubt == case.get("doubt", "")
    assert list(read.choices) == case.get("choices", [])
    assert list(read.countries) == case.get("countries", [])
    assert read.remarks == ((case["remark"],) if "remark" in case else ())
    for name in ("commune", "district", "province"):
        if name + "s" in case:
            field = "old_district_code" if name == "district" else f"{name}_code"
            assert [getattr(place, field) for place in read.workplaces] == case[name + "s"]


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("LĐPT", "none"),
        ("Không yêu cầu", "none"),
        ("9/12", "lower_secondary"),
        ("12/12 (THPT)", "upper_secondary"),
        ("TC điện", "intermediate"),
        ("CĐ/ĐH thủy sản, kinh tế", "college"),
        ("ĐH Điện, TOEIC 450", "university"),
        ("Đại h0c kế toán", "university"),
        ("biết đọc biết viết", "none"),
        ("bằng FC", "none"),
        ("Bằng thuyền trưởng", "none"),
    ],
)
def test_the_least_schooling_is_taken(cell, level):
    assert (read_schooling(cell).level, read_schooling(cell).doubt) == (level, "")


@pytest.mark.parametrize("cell", ["Thạc sĩ", "bằng cấp liên quan", "7"])
def test_schooling_that_is_not_understood_is_asked_about(cell):
    assert read_schooling(cell).doubt == "schooling_unclear"


@pytest.mark.parametrize(
    ("cell", "months"), [("1 năm", 12), ("1-2 năm", 12), ("6 tháng", 6), ("không cần", 0), ("có KN", 0)]
)
def test_experience_is_counted_in_months(cell, months):
    assert read_experience(cell, own_column=True) == months


def test_letters_among_digits_and_digits_among_letters_are_put_right():
    assert digits_restored("O9OOOOOO17 l0.000.000 2O/l2/2026") == "0900000017 10.000.000 20/12/2026"
    assert letters_restored("Kế t0án") == "Kế toán"
    assert digits_restored("lái xe IQF, Oanh") == "lái xe IQF, Oanh"


@pytest.mark.parametrize(
    ("text", "countries"),
    [("", ()), ("nhat xuong ca", ()), ("nhặt xương cá", ()), ("Nhật Bản - 3 năm", ("JP",)), ("CPC", ("KH",))],
)
def test_a_country_is_no_common_word_without_its_marks(text, countries):
    assert read_countries(text) == countries


def test_remains_of_web_pages_and_invisible_characters_are_taken_away():
    assert tidy("Công ty A&amp;B\u200b<br>  Hư\u00a0Cấu ") == "Công ty A&B\nHư Cấu"
