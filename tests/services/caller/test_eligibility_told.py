"""What is told with a verdict: what it hangs on, how sure it is, and which papers go with it."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

import pytest

from services.caller.eligibility import Person, SchemeAnswer, scheme_answers
from services.caller.entries import entry_answer
from services.caller.offers import Marked
from services.caller.spoken import to_read_out
from services.policy.content import Content
from services.policy.seed import read_folder

TODAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def content() -> Content:
    return read_folder()


def told_of(topic: str, scheme: str, **answers) -> SchemeAnswer:
    found = scheme_answers(Person(frozenset({topic}), answers), content(), TODAY)
    return next(one for one in found if one.id == scheme)


def card(**answers) -> SchemeAnswer:
    return told_of("health_insurance", "health_card", **answers)


def pension() -> SchemeAnswer:
    answers = {"age": Decimal(76), "insurance_income": "none"}
    return told_of("social_pension", "social_pension", **answers)


def test_what_an_amount_hangs_on_is_told_once_little_is_left():
    known = {
        "age": Decimal(40),
        "household": "near_poor",
        "drawing": "none",
        "group": "none",
        "ethnic": "kinh",
    }
    told = card(**known)
    assert told.hangs_on == "Điều còn phải hỏi rõ là vùng đặc biệt khó khăn, xã đảo."
    assert told.hangs_on in told.text
    assert card(household="near_poor").hangs_on == ""
    decided = card(**known, hard_area="no")
    assert decided.hangs_on == "" and "hỗ trợ một phần tiền đóng thẻ" in decided.text


def test_what_was_only_reported_is_said_to_be_so_aloud():
    def said(told: SchemeAnswer) -> str:
        return " ".join(to_read_out([Marked(told.key, told)]))

    assert "Anh chị hỏi lại nơi nhận giấy tờ cho chắc." in said(pension())
    assert "tháng mười năm hai ngàn không trăm hai mươi sáu" in said(pension())
    assert pension().doubt in pension().source_line
    assert card(household="near_poor").doubt == ""  # nothing is told of it yet
    loan = told_of("loans", "job_loan", borrower="person", loan_plan="ready")
    assert loan.judged.best.gives is not None and loan.doubt == ""  # its law was read


def test_who_draws_the_benefit_is_told_the_papers_of_every_month():
    answers = {"leaving": "dismissed", "drawing": "unemployment", "job": "none", "away_for": "nothing"}
    told = told_of("unemployment", "unemployment_benefit", **answers)
    assert "Mẫu số 24" in dict(told.more)["dossier"] and "chậm nhất" not in told.text


def test_nobody_is_told_that_he_lacks_a_misfortune():
    told = told_of("relief", "emergency", event="bereaved", household="neither")
    assert "chưa đủ điều kiện" in told.text and "quy định" not in told.text
    hurt = told_of("relief", "emergency", event="injury", hospital_days=Decimal(2))
    assert "quy định phải cấp cứu, điều trị từ 3 ngày" in hurt.text


@pytest.mark.parametrize("event", ["injury", "landslide", "hunger", "house_damaged"])
@pytest.mark.parametrize("scheme", ["funeral", "pension_funeral", "emergency_essentials"])
def test_nobody_in_trouble_is_told_that_somebody_would_have_to_die(event, scheme):
    told = told_of("relief", scheme, event=event, household="poor")
    assert "chưa đủ điều kiện" in told.text
    assert "người mất" not in told.text.casefold() and "mất chỗ ở" not in told.text.casefold()


def test_who_died_without_an_allowance_is_told_that_this_is_what_lacks():
    told = told_of("relief", "pension_funeral", event="bereaved", deceased="nothing", household="poor")
    assert "người mất đang lãnh tiền già" in told.text


def test_an_owner_who_draws_the_benefit_is_told_of_his_business():
    told = told_of("unemployment", "unemployment_training", drawing="unemployment", job="owner")
    assert "chưa làm chủ cơ sở đã đăng ký" in told.text


def test_an_entry_that_was_only_reported_is_said_to_be_so_aloud():
    reported, read = (entry_answer(name, content(), TODAY) for name in ("culture-day-24-11", "ui-dossier"))
    assert reported is not None and read is not None
    assert "Anh chị hỏi lại nơi nhận giấy tờ cho chắc." in to_read_out([Marked(reported.key, reported)])
    assert read.doubt == ""


def test_who_draws_it_already_is_not_told_as_if_it_were_new():
    known = {"age": Decimal(77), "insurance_income": "none"}
    drawn = told_of("social_pension", "social_pension", **known, drawing="pension")
    assert "Khoản này đang lãnh rồi" in drawn.text
    assert "đang lãnh rồi" not in told_of("social_pension", "social_pension", **known, drawing="none").text
    lapsed = told_of("social_pension", "social_pension", age=Decimal(60), drawing="pension")
    assert "đang lãnh rồi" not in lapsed.text  # the office has to be asked how he came by it


def test_a_higher_amount_that_an_office_may_grant_is_told_beside_the_sure_one():
    known = {"age": Decimal(68), "household": "poor", "disability": "none", "drawing": "none"}
    told = told_of("social_assistance", "monthly_assistance", **known, family_support="taken_in")
    assert "Được 810.000 đồng" in told.text
    assert "thì được 1.620.000 đồng mỗi tháng; điều phải hỏi là đủ điều kiện vô cơ sở" in told.text
    alone = told_of("social_assistance", "monthly_assistance", **known, family_support="nobody")
    assert "1.620.000" not in alone.text
