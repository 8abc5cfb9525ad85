"""Tokens of platforms and what messages cost, on every database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from threading import Barrier
from traceback import format_exception

import pytest

from services import Services
from services.channels.costs import CostKind
from services.channels.tokens import PlatformTokens, TokenState
from services.errors import Unavailable

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=timezone.utc)
DAY, NEXT_MONTH = date(2026, 11, 23), date(2026, 12, 1)
FIRST = PlatformTokens(
    oa_id="388613280878808645",
    access_token="AT-1",
    refresh_token="RT-1",
    refreshed_at=NOW,
    expires_at=NOW + timedelta(hours=25),
    version=1,
)


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def put(services: Services, tokens: PlatformTokens, before: int) -> bool:
    with services.unit_of_work(writing=True) as uow:
        replaced = uow.platform_tokens.replace(tokens, before)
        uow.commit()
    return replaced


def test_a_pair_comes_back_as_it_was_stored(services):
    assert put(services, FIRST, 0)
    with services.unit_of_work() as uow:
        assert uow.platform_tokens.get(FIRST.oa_id) == FIRST
        assert uow.platform_tokens.get("1") is None


@pytest.mark.parametrize("before", [0, 2])
def test_a_pair_replaces_only_the_version_it_came_from(services, before):
    put(services, FIRST, 0)
    second = replace(FIRST, access_token="AT-2", version=2)
    assert not put(services, second, before)
    assert put(services, second, 1)
    with services.unit_of_work() as uow:
        assert uow.platform_tokens.get(FIRST.oa_id) == second


def test_a_mark_is_no_new_version_and_a_new_pair_ends_it(services):
    put(services, FIRST, 0)
    with services.unit_of_work(writing=True) as uow:
        assert uow.platform_tokens.mark(FIRST.oa_id, 1, TokenState.REFRESHING)
        assert not uow.platform_tokens.mark(FIRST.oa_id, 2, TokenState.REFUSED)
        assert uow.platform_tokens.get(FIRST.oa_id) == replace(FIRST, state=TokenState.REFRESHING)
        uow.commit()
    assert put(services, replace(FIRST, version=2), 1)
    with services.unit_of_work() as uow:
        assert uow.platform_tokens.get(FIRST.oa_id).state is TokenState.GOOD


def test_of_two_that_replace_one_pair_together_one_does(services):
    put(services, FIRST, 0)
    barrier = Barrier(2)

    def change(name: str) -> bool:
        barrier.wait()
        return put(services, replace(FIRST, access_token=name, version=2), 1)

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(change, ("AT-a", "AT-b"))) == [False, True]


def test_an_error_of_the_database_does_not_repeat_a_token(services):
    broken = replace(FIRST, version=None)  # the column takes no NULL
    with pytest.raises(Unavailable) as caught:
        put(services, broken, 0)
    assert "AT-1" not in "".join(format_exception(caught.value))


def test_messages_are_counted_by_month_kind_and_channel(services):
    with services.unit_of_work(writing=True) as uow:
        costs = uow.message_costs
        costs.add("zalo", DAY, CostKind.FREE)
        costs.add("zalo", DAY, CostKind.FREE, 2)
        costs.add("zalo", date(2026, 11, 1), CostKind.FREE)
        costs.add("zalo", NEXT_MONTH, CostKind.FREE)
        costs.add("zalo", DAY, CostKind.CHARGED)
        costs.add("other", DAY, CostKind.FREE)
        costs.add("zalo", DAY, CostKind.FREE, -1)
        assert costs.total("zalo", CostKind.FREE, date(2026, 11, 1), NEXT_MONTH) == 3
        assert costs.total("zalo", CostKind.TEMPLATE, date(2026, 11, 1), NEXT_MONTH) == 0


def test_a_budget_holds_for_all_workers_together(services):
    barrier = Barrier(4)

    def spend(_number: int) -> bool:
        barrier.wait()
        with services.unit_of_work(writing=True) as uow:
            uow.message_costs.add("zalo", DAY, CostKind.TEMPLATE)
            within = uow.message_costs.total("zalo", CostKind.TEMPLATE, DAY, NEXT_MONTH) <= 2
            if within:
                uow.commit()
        return within

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(spend, range(4))) == [False, False, True, True]
