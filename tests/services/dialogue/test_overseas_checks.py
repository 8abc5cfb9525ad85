"""Before going abroad: a licence is told with its list, money beside its ceiling, unknown is never fine."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from services.dialogue.licence_turns import chosen_licence
from services.dialogue.overseas_checks import about_going, may_ask
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, PolicyTurn
from services.outcomes import Outcome
from services.overseas.model import OverseasOrder
from services.policy.content import Content
from services.policy.rating import Rating
from services.policy.seed import read_folder
from services.policy.values import Values
from tests.fakes import FakeUnitOfWork
from tests.services.licences.sample_list import COMPANIES, TODAY, licence

LISTED = "Theo danh sách ngày 02/11/2026 (danh sách thử)."
NEVER_FINE = ("không dám", "KHÔNG", "chưa kiểm tra được")


@pytest.fixture(scope="module")
def content() -> Iterator[Content]:
    yield read_folder()


def asked(
    text: str, content: Content, licences: Any = COMPANIES, today: date = TODAY, **facts: Any
) -> PolicyTurn | None:
    uow = FakeUnitOfWork(licences=licences, orders=facts.pop("orders", ()))
    return about_going(text, facts.pop("raw", text), uow, Desk(content, today), **facts)


def said(turn: PolicyTurn | None) -> str:
    assert turn is not None
    return "\n".join(f"{reply.values['answer']}\n{reply.values['source']}" for reply in turn.replies)


@pytest.mark.parametrize(
    ("text", "words", "outcome"),
    [
        ("công ty sabimau có giấy phép không", ["CÓ trong danh sách", "1012/LĐTBXH-GP"], Outcome.ANSWERED),
        ("công ty đước xanh mẫu có giấy phép không", ["TẠM ĐÌNH CHỈ từ 01/09/2026"], Outcome.ANSWERED),
        ("công ty mũi đất mẫu có giấy phép không", ["THU HỒI", "Quyết định: 15/QĐ."], Outcome.ANSWERED),
        ("công ty hòn khoai mẫu có giấy phép không", ["nhiều giấy phép"], Outcome.CLARIFICATION),
        ("công ty mũi đát mẫu có giấy phép không", ["gần giống"], Outcome.CLARIFICATION),
        ("công ty sabimau giấy phép số 1120 có thật không", ["KHÔNG KHỚP"], Outcome.CLARIFICATION),
        ("công ty năm căn mẫu có giấy phép không", ["KHÔNG còn trong danh sách"], Outcome.CLARIFICATION),
        ("công ty bông sen vàng có giấy phép không", ["KHÔNG THẤY “bông sen vàng”"], Outcome.NO_RESULT),
        ("giấy phép số 5555 còn hiệu lực không", ["KHÔNG THẤY giấy phép số 5555"], Outcome.NO_RESULT),
    ],
)
def test_every_finding_is_told_with_the_date_and_source_of_the_list(
    text: str, words: list[str], outcome: Outcome, content: Content
) -> None:
    turn = asked(text, content)
    assert turn is not None
    assert turn.outcome is outcome
    for word in (*words, LISTED):
        assert word in said(turn)


@pytest.mark.parametrize(
    "text",
    [
        "công ty bông sen vàng có giấy phép không",
        "công ty hòn khoai mẫu có giấy phép không",
        "công ty năm căn mẫu có giấy phép không",
        "công ty mũi đát mẫu có giấy phép không",
        "công ty sabimau giấy phép số 1120 có thật không",
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_unknown_is_never_fine_and_names_where_to_ask(text: str, listed: bool, content: Content) -> None:
    told = said(asked(text, content, COMPANIES if listed else []))
    assert "Cục Quản lý lao động ngoài nước" in told
    assert any(word in told for word in NEVER_FINE)
    assert "CÓ trong danh sách được phép" not in told


def test_an_empty_list_says_so(content: Content) -> None:
    assert "Trung tâm chưa có danh sách" in said(asked("công ty sabimau có giấy phép không", content, []))


def test_an_old_list_says_how_old(content: Content) -> None:
    told = said(asked("công ty sabimau có giấy phép không", content, today=TODAY + timedelta(days=60)))
    assert "đã 81 ngày" in told
    assert "Hỏi cho chắc" in told


def test_a_list_without_a_source_says_so(content: Content) -> None:
    unsourced = [replace(company, source="") for company in COMPANIES]
    told = said(asked("công ty sabimau có giấy phép không", content, unsourced))
    assert "Theo danh sách ngày 02/11/2026, chưa ghi lấy từ đâu." in told


def test_a_status_nobody_can_read_is_never_fine(content: Content) -> None:
    unclear = licence("Công ty Sen Xanh", "9/LĐTBXH-GP", "unknown")
    turn = asked("công ty sen xanh có giấy phép không", content, [unclear])
    assert "không dám nói là được phép" in said(turn)
    assert "Cục Quản lý lao động ngoài nước" in said(turn)


def test_an_invented_list_says_that_it_is(content: Content) -> None:
    invented = [replace(company, is_sample=True) for company in COMPANIES]
    assert "danh sách mẫu" in said(asked("công ty sabimau có giấy phép không", content, invented))


def test_a_name_without_the_word_company_is_found_in_the_list(content: Content) -> None:
    assert "1012/LĐTBXH-GP" in said(asked("sao biển có được phép đưa người đi nhật không", content))


def test_a_name_that_reading_has_changed_is_looked_up_as_it_was_typed(content: Content) -> None:
    turn = asked("công ty được xanh mâu có giấy phép không", content, raw="cty duoc xanh mau co giay phep k")
    assert "208/LĐTBXH-GP" in said(turn)


def test_who_may_be_any_employer_is_answered_only_if_listed(content: Content) -> None:
    assert asked("công ty may hoàng gia có uy tín không", content) is None
    assert "208/LĐTBXH-GP" in said(asked("công ty đước xanh mẫu có uy tín không", content))


def test_this_company_is_that_of_the_order_talked_about(content: Content) -> None:
    order = OverseasOrder(
        title="Hàn",
        country="JP",
        sending_company="Công ty MTV Đước Xanh Mẫu",
        licence_text="208/LĐTBXH-GP",
        date_posted=TODAY,
        valid_through=TODAY,
    )
    text = "công ty này có giấy phép không"
    assert "TẠM ĐÌNH CHỈ" in said(asked(text, content, orders=[order], focus="overseas_order:1"))
    assert asked(text, content, focus=None) is None
    assert asked("có giấy phép không", content, orders=[order], focus="overseas_order:1") is None


@pytest.mark.parametrize(
    "text",
    ["công ty đước xanh mẫu", "dạ công ty đước xanh mẫu ạ", "còn công ty đước xanh mẫu thì sao"],
)
def test_a_name_given_behind_an_answer_on_companies_is_checked(text: str, content: Content) -> None:
    state = PolicyState(entry="overseas-check-company")
    assert "208/LĐTBXH-GP" in said(asked(text, content, state=state))
    assert asked(text, content) is None
    assert asked(text, content, state=PolicyState(entry="overseas-deposit")) is None


@pytest.mark.parametrize(
    "text", ["công ty may hoàng gia tuyển người không", "công ty trả lương bao nhiêu", "công ty"]
)
def test_more_than_a_name_is_no_name(text: str, content: Content) -> None:
    assert asked(text, content, state=PolicyState(entry="overseas-check-company")) is None


def test_behind_a_check_another_name_may_be_given(content: Content) -> None:
    turn = asked("công ty sabimau có giấy phép không", content)
    assert turn is not None
    assert "1120/LĐTBXH-GP" in said(asked("còn công ty mũi đất mẫu", content, state=turn.state))


def test_candidates_have_buttons_that_lead_to_them(content: Content) -> None:
    turn = asked("công ty hòn khoai mẫu có giấy phép không", content)
    assert turn is not None
    payloads = [button.payload for button in turn.replies[0].buttons]
    assert payloads[:2] == ['/ask_policy{"policy":"licence:5"}', '/ask_policy{"policy":"licence:6"}']
    pressed = chosen_licence("6", FakeUnitOfWork(licences=COMPANIES), Desk(content, TODAY))
    assert "78/LĐTBXH-GP) đang BỊ TẠM ĐÌNH CHỈ" in said(pressed)


@pytest.mark.parametrize("number", ["99", "x", ""])
def test_a_button_of_a_record_that_is_gone_leads_nowhere(number: str, content: Content) -> None:
    assert chosen_licence(number, FakeUnitOfWork(), Desk(content, TODAY)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("họ đòi 120 triệu đi đài loan", ["3 tháng lương", "từ 40 triệu/tháng"]),
        (
            "họ đòi 90 triệu đi nhật hợp đồng 3 năm lương 28 triệu",
            ["cao nhất là 84 triệu", "QUÁ MỨC 6 triệu"],
        ),
        ("họ đòi 95 triệu đi nhật lương 28 triệu", ["không quá 84 triệu", "QUÁ MỨC 11 triệu"]),
        ("họ đòi 80 triệu đi nhật hợp đồng 3 năm lương 28 triệu", ["không có nghĩa là đúng"]),
        ("họ đòi 80 triệu đi nhật lương 28 triệu", ["hợp đồng dài cao nhất là 84 triệu"]),
        ("họ đòi 40 triệu đi nhật hợp đồng 18 tháng", ["26,67 triệu/tháng", "theo số tháng"]),
        ("họ đòi 5 ngàn đô đi đài loan", ["5.000 đô mà", "từ 1.667 đô/tháng", "lương tính bằng đô"]),
        ("họ đòi 5 ngàn đô đi đài loan lương 1 ngàn đô", ["3.000 đô", "QUÁ MỨC 2.000 đô"]),
        ("đòi 1 tỷ 2 đi mỹ", ["1,2 tỷ mà"]),
        ("họ đòi 80 triệu đi đài có đúng không", ["3 tháng lương", "dấu hiệu lừa đảo", "gọi 113"]),
        ("cò đòi 15 triệu giữ chỗ đi nhật", ["KHÔNG đúng luật", "gọi 113"]),
        ("họ bắt cọc 30 triệu mới cho đi đài", ["tài khoản khóa", "chưa có xác nhận"]),
    ],
)
def test_money_asked_for_is_told_beside_the_law(text: str, words: list[str], content: Content) -> None:
    turn = asked(text, content)
    assert turn is not None
    assert turn.answers[0].sources[0].citation.document == "69/2020/QH14"
    for word in (*words, "Căn cứ:"):
        assert word in said(turn)
    assert len(str(turn.replies[0].values["answer"])) <= 600


def test_a_figure_nobody_has_read_is_not_told(content: Content) -> None:
    value = content.values["overseas_fee_per_year"]
    doubtful = replace(value, periods=(replace(value.periods[0], rating=Rating.UNCONFIRMED),))
    values = Values({**content.values.by_name, value.name: doubtful})
    told = said(asked("họ đòi 120 triệu đi đài loan lương 20 triệu", replace(content, values=values)))
    assert "chưa có xác nhận nên không dám nói số" in told
    assert "tháng lương" not in told


def test_a_company_and_its_price_are_answered_together(content: Content) -> None:
    turn = asked("công ty đước xanh mẫu đòi 90 triệu đi nhật, có giấy phép không", content)
    assert turn is not None
    assert "TẠM ĐÌNH CHỈ" in said(turn)
    assert "30 triệu/tháng" in said(turn)
    assert [entry for entry, _ in turn.offered] == ["overseas-check-company", "overseas-service-fee-ceiling"]


def test_other_messages_are_left_to_others(content: Content) -> None:
    for text in ("tìm việc ở năm căn", "làm sao biết công ty có giấy phép", "đi nhật lương bao nhiêu"):
        assert asked(text, content) is None
    assert not may_ask("tìm việc ở năm căn")


def test_a_single_record_answers_even_without_reviewed_entries() -> None:
    turn = asked(
        "công ty sen xanh có giấy phép không", Content(), [licence("Công ty Sen Xanh", "9/LĐTBXH-GP")]
    )
    assert "CÓ trong danh sách" in said(turn)
    assert turn is not None
    assert turn.offered == ()
