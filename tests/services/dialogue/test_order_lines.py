"""The full card of an order tells its licence as listed, its ceiling and when it has paid for itself."""

from collections.abc import Iterator
from typing import Any

import pytest

from services.dialogue.order_lines import barred, order_lines
from services.overseas.model import CostLine
from services.policy.seed import read_folder
from services.policy.values import Values
from tests.services.licences.sample_list import COMPANIES, TODAY
from tests.services.overseas.test_search import order

LISTED = {"sending_company": "Công ty Sao Biển Mẫu", "licence_text": "1012/LĐTBXH-GP"}


@pytest.fixture(scope="module")
def values() -> Iterator[Values]:
    yield read_folder().values


def lines(values: Values, licences: Any = COMPANIES, **facts: Any) -> tuple[str, ...]:
    return order_lines(order("a", **{**LISTED, **facts}), values, licences, TODAY)


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({}, "Kiểm tra giấy phép: còn hiệu lực, theo danh sách ngày 02/11/2026"),
        (
            {"sending_company": "Đước Xanh Mẫu", "licence_text": "208"},
            "Kiểm tra giấy phép: đang bị tạm đình chỉ, theo danh sách ngày 02/11/2026",
        ),
        (
            {"licence_text": "9999"},
            "Kiểm tra giấy phép: KHÔNG thấy đúng tên và số này",
        ),
        ({"licences": []}, "Kiểm tra giấy phép: Trung tâm chưa có danh sách để so, hỏi trước khi đóng tiền"),
    ],
)
def test_the_licence_is_told_as_the_list_has_it(facts: dict[str, Any], line: str, values: Values) -> None:
    assert lines(values, **facts)[0].startswith(line)


@pytest.mark.parametrize(
    ("support", "line"),
    [
        (
            "Bao vé; vay tối đa 80 triệu, lãi 6,6%/năm, trả trong 36 tháng",
            "Vay vốn, theo tin đăng: tới 80 triệu · lãi 6,6% một năm · trả trong 3 năm. Hỏi ngân hàng",
        ),
        ("vay lãi 0,55%/tháng", "Vay vốn, theo tin đăng: lãi 0,55% một tháng. Hỏi ngân hàng"),
    ],
)
def test_a_loan_is_told_as_far_as_the_order_does(support: str, line: str, values: Values) -> None:
    told = [one for one in lines(values, support_text=support) if one.startswith("Vay vốn")]
    assert [one[: len(line)] for one in told] == [line]


def test_an_order_that_tells_nothing_of_a_loan_has_no_line_of_it(values: Values) -> None:
    assert not any("Vay" in one for one in lines(values, support_text="hỗ trợ vay 80% chi phí"))


def test_costs_stand_beside_the_ceiling_and_the_months_of_work(values: Values) -> None:
    sheet = (
        CostLine(name="Tiền dịch vụ", amount=90_000_000, paid_by="worker"),
        CostLine(name="Phí môi giới", amount=5_000_000, paid_by="worker"),
        CostLine(name="Ký quỹ", amount=30_000_000, paid_by="worker"),
    )
    told = lines(values, costs=sheet, contract_months=36)[1:]
    assert [line.split(":")[0].split(",")[0] for line in told] == [
        "Tiền dịch vụ 90 triệu NHIỀU HƠN mức cao nhất 84 triệu",
        "Có khoản môi giới 5 triệu",
        "Ký quỹ 30 triệu",
        "Làm khoảng 7 tháng thì đủ trả các khoản trên",
    ]


@pytest.mark.parametrize(
    ("sheet", "begins"),
    [
        ((), "Tiền dịch vụ luật cho thu cao nhất: 84 triệu"),
        (
            (CostLine(name="Tiền dịch vụ", amount=84_000_000, paid_by="worker"),),
            "Tiền dịch vụ 84 triệu, luật cho thu cao nhất",
        ),
    ],
)
def test_a_ceiling_is_told_with_or_without_a_price(sheet: Any, begins: str, values: Values) -> None:
    assert lines(values, costs=sheet, contract_months=36)[1].startswith(begins)


def test_an_order_of_the_state_needs_no_licence(values: Values) -> None:
    told = lines(values, programme="eps", sending_company="Trung tâm Lao động ngoài nước", contract_months=58)
    assert told == ("Đường chính thức của Nhà nước, không qua công ty dịch vụ",)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, None),
        ({"sending_company": "Đước Xanh Mẫu", "licence_text": "208"}, "đang bị tạm đình chỉ"),
        ({"sending_company": "Mũi Đất Mẫu", "licence_text": "1120"}, "đã bị thu hồi hoặc đã nộp lại"),
        (
            {"sending_company": "Mũi Đất Mẫu", "licence_text": "1120", "programme": "eps"},
            "đã bị thu hồi hoặc đã nộp lại",
        ),
        ({"sending_company": "Trung tâm Lao động ngoài nước", "programme": "eps"}, None),
        ({"sending_company": "Công ty chưa ai biết"}, None),
    ],
)
def test_only_a_licence_that_is_listed_as_ended_or_halted_bars_an_order(
    facts: dict[str, Any], told: str | None
) -> None:
    assert barred(order("a", **{**LISTED, **facts}), COMPANIES, TODAY) == told
