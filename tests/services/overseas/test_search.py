"""Orders abroad: the country above all, then the best paid."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.overseas.model import OverseasOrder, OverseasPage, OverseasQuery
from services.overseas.search import search_overseas
from tests.fakes import FakeUnitOfWork
from tests.services.licences.sample_list import COMPANIES

TODAY = date(2026, 11, 22)


def order(title: str, **facts: Any) -> OverseasOrder:
    usual: dict[str, Any] = {
        "country": "JP",
        "sending_company": "Mẫu",
        "licence_text": "MẪU",
        "date_posted": TODAY,
        "valid_through": TODAY + timedelta(days=30),
        "occupation_id": "lam-ruong",
        "sector": "agriculture",
        "salary_min": 28_000_000,
        "salary_max": 30_000_000,
    }
    return OverseasOrder(title=title, **{**usual, **facts})


def search(*orders: OverseasOrder, **query: Any) -> OverseasPage:
    return search_overseas(OverseasQuery(**{"limit": 50, **query}), FakeUnitOfWork(orders=orders), TODAY)


def titles(page: OverseasPage) -> list[str]:
    return [found.order.title for found in page.items]


def test_an_order_that_meets_everything_is_found_and_nothing_let_go():
    page = search(order("a"), order("b", country="KR"), countries=("JP",), no_language=True)
    assert (titles(page), page.relaxed, page.total) == (["a"], (), 1)


@pytest.mark.parametrize(
    ("offer", "query", "relaxed"),
    [
        ({"language_level": "N4"}, {"no_language": True}, ("language",)),
        ({}, {"salary_min": 33_000_000}, ("salary",)),
        ({}, {"salary_min": 90_000_000}, ("salary_any",)),
        ({}, {"occupations": ("rung",)}, ("occupation_group",)),
        ({}, {"sectors": ("wood",)}, ("sector",)),
        ({}, {"countries": ("DE",)}, ("country",)),
        ({"language_level": "N4"}, {"countries": ("DE",), "salary_min": 29_000_000}, ("country",)),
    ],
)
def test_what_is_in_the_way_is_let_go_and_told(offer, query, relaxed):
    page = search(order("a", **offer), **query)
    assert (titles(page), page.relaxed) == (["a"], relaxed)


def test_the_country_is_kept_longer_than_the_trade():
    page = search(
        order("farm"),
        order("ship", country="KR", occupation_id="danh-ca"),
        countries=("JP",),
        occupations=("danh-ca",),
    )
    assert titles(page) == ["farm"]


@pytest.mark.parametrize(
    ("offer", "query"),
    [
        ({"age_max": 35}, {"age": 36}),
        ({"age_min": 18}, {"age": 17}),
        ({"gender": "female"}, {"gender": "male"}),
        ({"education": "upper_secondary"}, {"education": "lower_secondary"}),
        ({"experience_months": 12}, {"experience_months": 0}),
        ({}, {"excluded_countries": ("JP",)}),
        ({}, {"excluded_occupations": ("lam-ruong",)}),
        ({}, {"excluded_sectors": ("agriculture",)}),
        ({"status": "filled"}, {}),
        ({"valid_through": TODAY - timedelta(days=1)}, {}),
    ],
)
def test_what_does_not_take_the_person_or_is_refused_is_never_shown(offer, query):
    assert search(order("a", **offer), **query).items == ()


def test_the_best_paid_comes_first():
    page = search(
        order("less"),
        order("more", salary_max=40_000_000),
        order("unstated", salary_min=None, salary_max=None),
    )
    assert titles(page) == ["more", "less", "unstated"]


def test_reasons_name_country_trade_pay_and_language():
    page = search(order("a"), occupations=("lam-ruong",), salary_min=29_000_000, education="none")
    codes = [reason.code for reason in page.items[0].why]
    assert codes == ["country", "occupation", "salary", "no_language", "education_none", "fresh"]


@pytest.mark.parametrize(
    "facts",
    [
        {"programme": "eps", "sending_company": ""},
        {"sending_company": "Trung tâm Lao động ngoài nước"},
        {"title": "Thực tập sinh", "sending_company": "Chương trình IM Japan"},
    ],
)
def test_channels_of_the_state_come_first_among_equals_and_say_so(facts):
    title = facts.pop("title", "b")
    page = search(order("a", salary_max=40_000_000), order(title, **facts))
    assert titles(page) == [title, "a"]
    assert [reason.code for reason in page.items[0].why][1:2] == ["official"]


@pytest.mark.parametrize(
    "facts",
    [
        {"programme": "eps"},
        {"title": "Đơn IM Japan"},
        {"sending_company": "Công ty Cổ phần IM Japan Mẫu"},
        {"sending_company": "Cty TNHH COLAB Mẫu", "programme": "eps"},
    ],
)
def test_no_company_is_a_channel_of_the_state_whatever_it_calls_its_order(facts):
    page = search(order(facts.pop("title", "a"), **facts))
    assert "official" not in [reason.code for reason in page.items[0].why]


def test_the_trade_asked_for_goes_before_the_channel():
    page = search(
        order("a", occupation_id="rung"),
        order("b", programme="eps", sending_company="COLAB", occupation_id="lam-ruong"),
        occupations=("rung",),
    )
    assert titles(page) == ["a"]


def test_whoever_wants_the_best_pay_gets_it_first():
    page = search(
        order("a", salary_max=40_000_000),
        order("b", programme="eps", sending_company="COLAB"),
        highest_pay_first=True,
    )
    assert titles(page) == ["a", "b"]


def test_an_order_of_a_company_that_may_send_nobody_comes_last_whatever_it_pays() -> None:
    ended = order("thu hồi", sending_company="Mũi Đất Mẫu", licence_text="1120", salary_max=90_000_000)
    uow = FakeUnitOfWork(orders=[ended, order("b"), order("a", salary_max=40_000_000)], licences=COMPANIES)
    assert titles(search_overseas(OverseasQuery(limit=50), uow, TODAY)) == ["a", "b", "thu hồi"]
