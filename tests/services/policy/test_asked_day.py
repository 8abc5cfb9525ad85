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
