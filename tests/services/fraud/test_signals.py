"""Signs of fraud in the words of an offer and in what is known of others."""

import pytest

from services.fraud.signals import Knowledge, find_signals, must_be_held, phones_of, sentence_of
from services.places import Workplace
from services.resources import load_yaml
from tests.services.imports.listings import order, vacancy


@pytest.mark.parametrize(
    ("offer", "signals"),
    [
        (vacancy(), ()),
        (vacancy(benefits_text="đặt cọc 500.000 giữ chỗ"), ("deposit",)),
        (vacancy(benefits_text="không đặt cọc"), ()),
        (vacancy(title="Chốt đơn online tại nhà"), ("online_task",)),
        (vacancy(requirements_text="chuyển khoản vào tài khoản 0123 Nguyễn Văn A"), ("personal_account",)),
        (vacancy(requirements_text="STK 0123456789 MB"), ("personal_account",)),
        (vacancy(benefits_text="lương chuyển khoản vào tài khoản ngày 5"), ()),
        (vacancy(title="Nhân viên kế toán tài khoản"), ()),
        (vacancy(title="Việc nhẹ lương cao"), ("too_good",)),
        (vacancy(places=(Workplace(place_text="Campuchia"),)), ("lure_country", "no_address")),
        (vacancy(places=()), ("no_address",)),
        (vacancy(contact_phone=""), ("no_contact",)),
        (order(), ()),
        (order(country="MM"), ("lure_country",)),
    ],
)
def test_an_offer_shows_its_signs(offer, signals):
    assert find_signals(offer, Knowledge()) == signals


@pytest.mark.parametrize(("pay", "found"), [(19_999_999, False), (20_000_000, True), (None, False)])
def test_pay_far_above_that_of_the_trade_is_a_sign(pay, found):
    offer = vacancy(salary_min=pay, salary_max=30_000_000 if pay else None)
    signals = find_signals(offer, Knowledge(usual_pay={"may": 8_000_000}))
    assert ("pay_far_above" in signals) is found
    assert "pay_far_above" not in find_signals(offer, Knowledge())


@pytest.mark.parametrize(("companies", "found"), [({"a", "b"}, False), ({"a", "b", "c"}, True)])
def test_a_phone_of_many_employers_is_a_sign(companies, found):
    knowledge = Knowledge(phones={"0900000001": companies})
    assert ("shared_phone" in find_signals(vacancy(), knowledge)) is found


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0900.000.001", ("0900000001",)),
        ("0900 000 001 / 0900 000 002", ("0900000001", "0900000002")),
        ("0290 3 000 000, máy lẻ 12", ("02903000000",)),
        ("", ()),
    ],
)
def test_numbers_are_compared_by_their_digits(written, numbers):
    assert phones_of(vacancy(contact_phone=written)) == numbers


@pytest.mark.parametrize(
    ("signals", "held"),
    [((), False), (("no_address",), False), (("no_address", "no_contact"), True), (("deposit",), True)],
)
def test_a_weak_sign_alone_does_not_hold(signals, held):
    assert must_be_held(signals) is held


def test_every_sign_has_its_sentence():
    assert all(sentence_of(signal) for signal in load_yaml("fraud/signals.yml")["signals"])


def test_the_number_of_a_reported_offer_tells_on_another():
    offer = vacancy(contact_phone="0900 000 001")
    assert "reported_phone" in find_signals(offer, Knowledge(reported_phones={"0900000001"}))
    assert "reported_phone" not in find_signals(offer, Knowledge(reported_phones={"0900000002"}))
