"""Who edits a value sees what it moves in the rules of who may have what, and so does who approves it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from services.staff.permissions import Role
from tests.web.entries.conftest import content_of
from tests.web.entries.forms import step, typed_value

AGE, AMOUNT = "/values/pension_age", "/values/pension_amount"


@pytest.fixture
def approver(whole_desk):
    return whole_desk.client_as(Role.APPROVER)


def drafted(desk, name, amount):
    value = content_of(desk).values[name]
    *before, last = value.periods
    return typed_value(replace(value, periods=(*before, replace(last, amount=Decimal(amount)))))


def page_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return unescape(response.text)


def test_an_editor_sees_the_schemes_that_rest_on_a_value(whole_desk):
    page = page_of(whole_desk.client_as(Role.EDITOR), AGE)
    resting = page.partition('id="resting-title"')[2]
    assert "Trợ cấp hưu trí xã hội (tiền già)" in resting
    assert "từ đủ 75 tuổi" in resting
    assert "Lưu bản nháp" not in page


def test_a_value_no_scheme_rests_on_says_so(whole_desk, approver):
    assert "Xét điều kiện không dùng giá trị này." in page_of(approver, "/values/pension_decision_days")


def test_a_drafted_figure_is_shown_before_and_after(whole_desk, approver):
    answer = approver.post(
        "/values/impact", {**drafted(whole_desk, "pension_age", "70"), "key": "pension_age"}
    )
    piece = unescape(answer.text)
    assert "Từ ngày 23/11/2026" in piece
    assert "từ đủ <del>75</del><ins>70</ins> tuổi" in piece.replace("\n", "")


def test_the_question_that_names_a_value_is_shown_too(whole_desk, approver):
    answer = approver.post(
        "/values/impact", {**drafted(whole_desk, "pension_amount", "600000"), "key": "pension_amount"}
    )
    piece = unescape(answer.text)
    assert "Câu hỏi" in piece
    assert "<del>540.000</del><ins>600.000</ins> đồng mỗi tháng" in piece.replace("\n", "")


def test_a_change_of_a_day_to_come_is_shown_on_that_day(whole_desk, approver):
    value = content_of(whole_desk).values["pension_age"]
    (period,) = value.periods
    later = replace(period, since=date(2027, 7, 1), amount=Decimal(70))
    form = typed_value(replace(value, periods=(replace(period, until=date(2027, 6, 30)), later)))
    piece = unescape(approver.post("/values/impact", {**form, "key": value.name}).text)
    assert "Từ ngày 01/07/2027" in piece
    assert "<ins>70</ins>" in piece


def test_further_days_of_a_change_are_named(whole_desk, approver):
    value = content_of(whole_desk).values["pension_age"]
    (period,) = value.periods
    now = replace(period, until=date(2027, 6, 30), amount=Decimal(72))
    form = typed_value(
        replace(value, periods=(now, replace(period, since=date(2027, 7, 1), amount=Decimal(70))))
    )
    piece = unescape(approver.post("/values/impact", {**form, "key": value.name}).text)
    assert "<ins>72</ins>" in piece
    assert "Sau đó còn khác bản đang dùng từ ngày 01/07/2027" in piece


def test_whoever_reviews_sees_the_same_list(whole_desk, approver):
    form = drafted(whole_desk, "pension_age", "70")
    shown = unescape(approver.post("/values/impact", {**form, "key": "pension_age"}).text)
    assert approver.post(AGE, form).status_code == 303
    step(approver, AGE, "submit")
    for login in ("other-approver", Role.EDITOR):
        review = page_of(whole_desk.client_as(login), f"{AGE}/review")
        assert shown.partition("<ul")[0].strip() in review
        assert "<del>75</del><ins>70</ins>" in review.replace("\n", "")


def test_a_value_that_ends_says_that_an_office_is_asked(whole_desk, approver):
    value = content_of(whole_desk).values["pension_age"]
    ended = replace(value, periods=(replace(value.periods[0], until=date(2026, 12, 31)),))
    piece = unescape(approver.post("/values/impact", {**typed_value(ended), "key": value.name}).text)
    assert "sẽ thành “cần hỏi cơ quan”" in piece


def test_a_value_that_cannot_be_reckoned_moves_nothing_and_breaks_nothing(whole_desk, approver):
    form = {**typed_value(content_of(whole_desk).values["pension_age"], times_of="pension_age")}
    answer = approver.post("/values/impact", {**form, "key": "pension_age"})
    assert answer.status_code == 200
    assert "0 chỗ trong xét điều kiện" in unescape(answer.text)
    assert approver.post(AGE, form).status_code == 303
    assert approver.get(AGE).status_code == 200
    assert approver.get(f"{AGE}/review").status_code == 200
