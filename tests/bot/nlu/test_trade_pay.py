"""Who asks what a trade pays wants vacancies."""

from datetime import date

import pytest

from bot.nlu.trade_pay import asks_trade_pay
from language.canonical import canonical
from language.understanding import understand


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("lương thợ may bao nhiêu", True),
        ("luong bao ve bao nhieu mot thang", True),
        ("phụ hồ tiền công mấy trăm một ngày", True),
        ("lương tối thiểu bao nhiêu", False),
        ("tìm việc may", False),
        ("em làm thợ may bị công ty nợ lương hai tháng rồi, kiện ở đâu, được bao nhiêu", False),
        ("thợ hồ té gãy chân ai trả viện phí", False),
    ],
)
def test_pay_of_a_trade(text, asks):
    form = canonical(text)
    assert asks_trade_pay(form.text, understand(form, date(2026, 11, 23))) is asks
