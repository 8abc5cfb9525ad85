"""What trades usually pay: the same from the database and from the fake, and kept for some minutes."""

from datetime import date, timedelta

import pytest

from jobs_db.usual_pay_memo import UsualPayMemo
from services.jobs.usual_pay import median_pay, middle_pay
from tests.services.jobs.around_dam_doi import job

TODAY = date(2026, 11, 22)
MILLION = 1_000_000


def paid(*tops: int | None, **facts):
    low = facts.pop("low", 4 * MILLION)
    return [job(f"{n}", salary_min=top and low, salary_max=top, **facts) for n, top in enumerate(tops)]


@pytest.mark.parametrize(
    ("floor", "top", "middle"), [(6, 10, 8), (6, None, 6), (None, 10, 10), (None, None, None)]
)
def test_the_middle_of_a_pay(floor, top, middle):
    assert middle_pay(floor, top) == middle


def test_few_figures_say_nothing():
    assert median_pay([(6, 8)] * 4 + [(None, None)] * 9) is None
    assert median_pay([(6, 8)] * 5) == 7


def test_the_median_of_a_trade_leaves_out_other_trades_and_what_is_not_shown(uow):
    million = [6, 7, 8, 9, 30]
    uow.jobs.add_all(paid(*(top * MILLION for top in million)))
    uow.jobs.add_all(paid(*[90 * MILLION] * 9, occupation_id="bao-ve", status="filled"))
    uow.jobs.add_all(paid(*[90 * MILLION] * 9, valid_through=TODAY - timedelta(days=1)))
    uow.jobs.add_all(paid(None, None, None))
    assert uow.jobs.usual_pay(["may", "bao-ve", "bep"], TODAY) == {"may": 6 * MILLION}


def test_the_newest_vacancies_count(uow):
    old = TODAY - timedelta(days=9)
    uow.jobs.add_all(paid(*[40 * MILLION] * 300, low=40 * MILLION, date_posted=old))
    uow.jobs.add_all(paid(*[8 * MILLION] * 200, low=8 * MILLION, date_posted=TODAY))
    assert uow.jobs.usual_pay(["may"], TODAY) == {"may": 8 * MILLION}


class TestMemo:
    def test_a_median_is_kept_for_a_while_and_then_counted_anew(self):
        now, pays = [0.0], iter([8, 9, 10])
        memo = UsualPayMemo(clock=lambda: now[0])

        def get(day: date = TODAY):
            return memo.get("may", day, lambda _trade: next(pays))

        assert (get(), get()) == (8, 8)
        now[0] = 901.0
        assert get() == 9
        assert get(TODAY + timedelta(days=1)) == 10

    def test_that_nothing_is_known_is_kept_too(self):
        counted = []
        memo = UsualPayMemo(clock=lambda: 0.0)
        for _ in range(3):
            assert memo.get("may", TODAY, counted.append) is None
        assert counted == ["may"]
