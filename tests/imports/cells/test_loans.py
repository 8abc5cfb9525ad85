"""Loans for going abroad: sum, interest and term, where a text tells them; nothing is guessed."""

import pytest

from services.imports.cells.loans import Loan, read_loan
from tests.imports.one_row import read

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "loan"),
    [
        (
            "Vay tối đa 100 triệu, lãi suất 6,6%/năm, trong 36 tháng",
            Loan(amount=100 * MILLION, percent=6.6, months=36),
        ),
        (
            "Hỗ trợ vay vốn NHCSXH 100tr, lãi 0.55%/tháng, 3 năm",
            Loan(amount=100 * MILLION, percent=0.55, per="month", months=36),
        ),
        (
            "Bao ăn ở, thưởng 10 triệu; vay: 80.000.000đ, lãi 6.6 % một năm",
            Loan(amount=80 * MILLION, percent=6.6),
        ),
        ("cho vay đến 120 triệu trả trong 5 năm", Loan(amount=120 * MILLION, months=60)),
        ("vay trả góp 24 tháng, năm đầu 12 tháng lương bảo đảm", Loan(months=24)),
        ("Vay 100 triệu lãi 6%", Loan(amount=100 * MILLION)),  # of a year, or of a month?
        ("Vay 100 triệu, 24 tháng hoặc 36 tháng", Loan(amount=100 * MILLION)),
    ],
)
def test_a_loan_is_read(text: str, loan: Loan) -> None:
    assert read_loan(text) == loan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hỗ trợ vay 80% chi phí",
        "được vay ngân hàng",
        "Vay 50-100 triệu",
        "Vay 5000 USD",
        "thưởng 30 triệu",
    ],
)
def test_where_nothing_sure_is_told_there_is_none(text: str) -> None:
    assert read_loan(text) is None


@pytest.mark.parametrize(
    ("column", "kept"),
    [
        ("80 triệu, lãi 6,6%/năm", "Bao vé máy bay; Vay: 80 triệu, lãi 6,6%/năm"),
        ("Hỗ trợ vay 80%", "Bao vé máy bay; Hỗ trợ vay 80%"),
        ("", "Bao vé máy bay"),
    ],
)
def test_the_column_of_loans_stays_apart_from_other_support(column: str, kept: str) -> None:
    result = read(
        "overseas_orders",
        sending_company="Công ty Ví Dụ",
        country="Nhật Bản",
        title="Công nhân may",
        support="Bao vé máy bay",
        loan=column,
        contact="anh Dụ 0900000003",
    )
    assert result.records[0].support_text == kept
