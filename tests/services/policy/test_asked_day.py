"""The day a question is about."""

from datetime import date

import pytest

from services.policy.asked_day import asked_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("năm ngoái được bao nhiêu", date(2025, 12, 31)),
        ("nam roi bao nhieu", date(2025, 12, 31)),
        ("mức chuẩn năm 2024", date(2024, 12, 31)),
        ("hồi 2023 khác phải không", date(2023, 12, 31)),
        ("năm 2026 bao nhiêu", TODAY),
        ("năm 2027 áp dụng chưa", TODAY),
        ("bao nhiêu một tháng", TODAY),
    ],
)
def test_only_a_year_gone_by_is_another_day(text, day):
    assert asked_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "đóng bảo hiểm 3 năm rồi nghỉ được lãnh mấy tháng",
        "dong bao hiem ba nam roi nghi",
        "tôi làm mấy năm rồi nghỉ",
        "năm năm trước em bị tai nạn",
        "em về việt nam rồi có được trợ cấp không",
        "mấy năm trước 2009 có được tính không",
    ],
)
def test_how_long_ago_is_not_the_year_asked_about(text):
    assert asked_day(text, TODAY) == TODAY


@pytest.mark.parametrize(
    "text",
    [
        "em sinh năm 2004 được học nghề miễn phí không",
        "con sanh ngày 3 tháng 4 năm 2015 được thẻ bảo hiểm không",
        "đi làm từ năm 2015 tới giờ",
        "kế hoạch đến năm 2020",
    ],
)
def test_a_year_of_birth_or_the_end_of_a_span_is_not_the_year_asked_about(text):
    assert asked_day(text, TODAY) == TODAY


def test_a_child_born_in_a_year_is_asked_about_in_that_year():
    assert asked_day("sinh con năm 2024 được bao nhiêu", TODAY) == date(2024, 12, 31)
