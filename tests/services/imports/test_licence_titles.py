"""A list of licences that are gone is never read as one of those that may send people."""

from datetime import date

import pytest

from services.imports.judge import read_listing
from services.imports.model import RowResult, Verdict
from services.licences.model import LicenceStatus
from tests.services.imports.sheets import sheet_of

HEADER = ("Tên công ty", "Số giấy phép", "Địa chỉ")
COMPANY = ("Công ty CP Mẫu", "91/MẪU-GP", "Cà Mau")


def read(*rows: tuple[str, ...], name: str = "Sheet1") -> tuple[RowResult, ...]:
    listed = sheet_of(rows, name=name)
    return read_listing([listed], "licensed_companies", date(2026, 11, 23), "").listing.results


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("DANH SÁCH DOANH NGHIỆP BỊ THU HỒI GIẤY PHÉP", LicenceStatus.REVOKED),
        ("Doanh nghiệp đang bị đình chỉ hoạt động", LicenceStatus.SUSPENDED),
        ("DANH SÁCH DOANH NGHIỆP CÓ GIẤY PHÉP", LicenceStatus.VALID),
    ],
)
def test_the_title_tells_the_status_of_rows_without_one(title: str, status: LicenceStatus) -> None:
    (row,) = read((title, "", ""), HEADER, COMPANY)
    assert [one.status for one in row.records] == [status]


def test_the_name_of_the_sheet_tells_it_too() -> None:
    (row,) = read(HEADER, COMPANY, name="Thu hồi")
    assert [one.status for one in row.records] == [LicenceStatus.REVOKED]


def test_a_title_of_both_is_asked_about() -> None:
    (row,) = read(("DANH SÁCH BỊ ĐÌNH CHỈ, THU HỒI GIẤY PHÉP", "", ""), HEADER, COMPANY)
    assert row.verdict is Verdict.DOUBTFUL


@pytest.mark.parametrize("status", ["ngừng hoạt động", "không còn hiệu lực", "chưa có hiệu lực"])
def test_a_status_that_is_denied_is_asked_about(status: str) -> None:
    (row,) = read((*HEADER, "Tình trạng"), (*COMPANY, status))
    assert row.verdict is Verdict.DOUBTFUL
    assert LicenceStatus.VALID not in [one.status for one in row.records]
