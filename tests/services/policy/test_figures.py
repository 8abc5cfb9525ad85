"""Figures that belong into named values are found; dates, provisions and forms are none."""

import pytest

from services.policy.figures import bare_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("được 540.000 đồng mỗi tháng", ["540.000 đồng"]),
        ("trong 7 ngày làm việc", ["7 ngày"]),
        ("từ đủ 75 tuổi", ["75 tuổi"]),
        ("bằng 60% lương", ["60%"]),
        ("tối đa mười hai tháng", ["mười hai tháng"]),
        ("tám triệu rưỡi", ["tám triệu"]),
        ("cách 15km", ["15km"]),
        ("{social_standard} và {working_days}", []),
        ("theo Mẫu số 10, Điều 14 khoản 2", []),
        ("từ 05/10/2026, tháng 12/2025, năm 2027", []),
        ("Nghị định 335/2026/NĐ-CP", []),
        ("mỗi năm một lần", []),
        ("học hết lớp 9", []),
        ("gọi 024.3824.9517", []),
    ],
)
def test_figures(text, figures):
    assert list(bare_figures(text)) == figures
