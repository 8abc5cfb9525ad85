"""A licence number is read in every writing, and other numbers are not taken for one."""

import pytest

from services.licences.numbers import LicenceNumber, licence_number, number_named


@pytest.mark.parametrize(
    ("text", "number", "issuer"),
    [
        ("GP-1012", "1012", ""),
        ("gp1012", "1012", ""),
        ("GP số 1012", "1012", ""),
        ("giấy phép số: 0012", "12", ""),
        ("giấy phép mang số 1012", "1012", ""),
        ("số giấy phép là 1012", "1012", ""),
        ("1012 LDTBXH", "1012", "ldtbxh"),
        ("1012/LĐTBXH-GP", "1012", "ldtbxh"),
        ("số 1012/LĐTBXH/GP", "1012", "ldtbxh"),
        ("1012-LĐTBXH-GP", "1012", "ldtbxh"),
        ("1012/LĐ-TBXH-GP", "1012", "ldtbxh"),
        ("1012/2024/GP-LĐTBXH", "1012", "ldtbxh"),
        ("1012 / lao động thương binh xã hội - gp", "1012", "ldtbxh"),
        ("giấy phép LĐTBXH 1012", "1012", "ldtbxh"),
        ("số 45/LĐTBXH-GP cấp ngày 12/3/2020", "45", "ldtbxh"),
        ("1012/GP-BNV", "1012", "bnv"),
        ("giấy phép Bộ Nội vụ số 12", "12", "bnv"),
        ("giấy phép hoạt động dịch vụ đưa người lao động đi làm việc ở nước ngoài số 1012", "1012", ""),
        ("giay phep mau-03", "3", "sample"),
        ("giấy phép 1012 công ty sao biển", "1012", ""),
    ],
)
def test_a_number_is_read_in_every_writing(text: str, number: str, issuer: str) -> None:
    assert number_named(text) == LicenceNumber(number, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "gpđkkd 1801234567",
        "giấy phép kinh doanh 18012345",
        "đóng 20 triệu có giấy phép không",
        "giấy phép 12 tháng",
        "giấy phép lái xe",
        "số điện thoại 0918 000 000",
        "công ty có 3 giấy phép",
        "có giấy phép 2 công ty",
        "",
    ],
)
def test_other_numbers_are_no_licences(text: str) -> None:
    assert number_named(text) is None


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1012/LĐTBXH-GP", "01012", True),
        ("1012/LĐTBXH-GP", "1012/GP-BNV", False),
        ("1012/LĐTBXH-GP", "1013/LĐTBXH-GP", False),
    ],
)
def test_an_issuer_not_written_agrees_with_any(one: str, other: str, agree: bool) -> None:
    first, second = licence_number(one), licence_number(other)
    assert first is not None
    assert second is not None
    assert first.agrees(second) is agree
    assert second.agrees(first) is agree


def test_a_text_without_digits_has_no_number() -> None:
    assert licence_number("đang xin") is None


def test_numbers_are_kept_without_zeros_in_front() -> None:
    assert licence_number("0008/LĐTBXH-GP") == LicenceNumber("8", "ldtbxh")
