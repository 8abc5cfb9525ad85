"""Counts that are kept equal counting from the turns, on every database."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from services import Services
from services.calendar import CA_MAU_TIME
from services.figures.counting import keep_figures, recount
from services.figures.model import SUMMED, Measure, Piece, Span
from services.figures.periods import pieces
from tests.jobs_db.figure_turns import TOPICS, Told, write_turns

FIRST = datetime(2026, 9, 20, 0, 0, tzinfo=CA_MAU_TIME)
DAYS = 45
NOON = datetime(2026, 11, 3, 12, 0, tzinfo=CA_MAU_TIME)
ALL = Span(date(2026, 9, 20), date(2026, 11, 3))


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


@pytest.fixture
def told(services: Services, database_url: str) -> list[Told]:
    return write_turns(database_url, FIRST, DAYS, 1_500)


def sums(services: Services, measure: Measure, span: Span) -> dict[tuple[str, str], int]:
    with services.unit_of_work() as uow:
        mark = uow.figures.mark("months")
        return dict(uow.figures.sums(measure, pieces(span, mark[0] if mark else None)))


def within(told: list[Told], span: Span) -> list[Told]:
    return [one for one in told if one.asked and span.first <= one.day <= span.last]


def topic(one: Told) -> str:
    return "danger" if one.outcome == "emergency" else one.topic or TOPICS[one.intent]


def by_hand(told: list[Told], span: Span) -> dict[Measure, Counter[tuple[str, str]]]:
    asked = within(told, span)
    looked = {(one.day, one.conversation, one.trade or "", one.commune or "")
              for one in asked if one.topic == "job"}  # fmt: skip
    buckets = {0.4: "0.5", 0.5: "0.5", 2.2: "3", 61.0: "longer"}
    rated = [one for one in told if one.mark and span.first <= one.day <= span.last]
    return {
        Measure.TURNS: Counter((topic(one), one.outcome) for one in asked),
        Measure.PLACES: Counter((one.commune or "", one.topic) for one in asked if one.topic),
        Measure.TRADES: Counter((trade, commune) for _, _, trade, commune in looked),
        Measure.PEOPLE: Counter(
            (who.partition("_")[0], "") for _, who in {(one.day, one.conversation) for one in asked}
        ),
        Measure.HOURS: Counter((f"{one.at.astimezone(CA_MAU_TIME).hour:02}", "") for one in asked),
        Measure.WAITS: Counter((buckets[one.seconds], "") for one in asked if one.seconds is not None),
        Measure.RATINGS: Counter(
            (one.topic or "", "unclear" if one.mark == "bad" and one.position % 2 else one.mark)
            for one in rated
        ),
    }


@pytest.mark.parametrize(
    "span",
    [
        ALL,
        Span(date(2026, 10, 1), date(2026, 10, 31)),
        Span(date(2026, 9, 25), date(2026, 10, 31)),
        Span(date(2026, 10, 2), date(2026, 11, 1)),
        Span(date(2026, 11, 3), date(2026, 11, 3)),
    ],
    ids=str,
)
def test_what_is_kept_equals_counting_from_the_turns(
    services: Services, told: list[Told], span: Span
) -> None:
    keep_figures(services.unit_of_work, FIRST + timedelta(days=10))
    keep_figures(services.unit_of_work, NOON + timedelta(days=1))
    expected = by_hand(told, span)
    assert expected[Measure.TURNS]
    for measure, counts in expected.items():
        assert sums(services, measure, span) == counts, measure


def test_whole_months_are_read_in_one_piece(services: Services, told: list[Told]) -> None:
    keep_figures(services.unit_of_work, NOON)
    with services.unit_of_work() as uow:
        mark = uow.figures.mark("months")
    assert mark is not None and mark[0] == date(2026, 10, 1)
    assert pieces(ALL, mark[0]) == [
        Piece(False, Span(date(2026, 9, 20), date(2026, 9, 30))),
        Piece(True, Span(date(2026, 10, 1), date(2026, 10, 1))),
        Piece(False, Span(date(2026, 11, 1), date(2026, 11, 3))),
    ]


def test_a_day_that_goes_on_is_counted_again_and_one_that_is_over_is_not(
    services: Services, database_url: str
) -> None:
    write_turns(database_url, FIRST, 1, 20)
    keep_figures(services.unit_of_work, FIRST + timedelta(hours=20))
    day = Span(FIRST.date(), FIRST.date())
    with services.unit_of_work(writing=True) as uow:
        uow.conversations.erase("web_0")
        uow.conversations.erase("telegram_0")
        uow.conversations.erase("zalo_0")
        uow.commit()
    before = sum(sums(services, Measure.TURNS, day).values())
    keep_figures(services.unit_of_work, FIRST + timedelta(hours=21))
    after = sum(sums(services, Measure.TURNS, day).values())
    assert after < before
    keep_figures(services.unit_of_work, FIRST + timedelta(days=1, hours=3))
    with services.unit_of_work(writing=True) as uow:
        for channel in ("web", "telegram", "zalo"):
            uow.conversations.erase(f"{channel}_1")
        uow.commit()
    keep_figures(services.unit_of_work, FIRST + timedelta(days=1, hours=4))
    assert sum(sums(services, Measure.TURNS, day).values()) == after
    recount(services.unit_of_work, FIRST.date(), FIRST + timedelta(days=1, hours=5))
    assert sum(sums(services, Measure.TURNS, day).values()) < after


def test_a_month_is_summed_anew_when_one_of_its_days_is(services: Services, told: list[Told]) -> None:
    keep_figures(services.unit_of_work, NOON)
    october = Span(date(2026, 10, 1), date(2026, 10, 31))
    with services.unit_of_work(writing=True) as uow:
        uow.figures.put(Measure.TURNS, date(2026, 10, 5), {("job", "answered"): 1_000})
        uow.commit()
    assert sums(services, Measure.TURNS, october) == by_hand(told, october)[Measure.TURNS]
    recount(services.unit_of_work, date(2026, 10, 5), NOON)
    assert sums(services, Measure.TURNS, october) == by_hand(told, october)[Measure.TURNS]


def test_an_empty_database_has_nothing_to_count(services: Services) -> None:
    assert keep_figures(services.unit_of_work, NOON) == 1
    assert all(sums(services, measure, ALL) == {} for measure in SUMMED)
    with services.unit_of_work() as uow:
        assert uow.figures.supply(NOON.date()).openings == {}
        assert uow.figures.by_day(Measure.TURNS, ALL) == {}


def test_only_the_last_openings_of_each_month_before_are_kept(services: Services) -> None:
    days = (date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 4), date(2026, 10, 5))
    with services.unit_of_work(writing=True) as uow:
        for number, day in enumerate(days, start=1):
            uow.figures.put(Measure.SUPPLY, day, {("may", "32191"): number})
        uow.figures.thin_supply(date(2026, 10, 5))
        uow.commit()
    with services.unit_of_work() as uow:
        found = {day: uow.figures.supply(day) for day in days}
    assert found[days[0]].day is None
    assert [found[day].openings[("may", "32191")] for day in days[1:]] == [2, 3, 4]


def test_the_second_look_of_a_minute_counts_nothing_anew(services: Services, told: list[Told]) -> None:
    assert keep_figures(services.unit_of_work, NOON) == DAYS
    assert keep_figures(services.unit_of_work, NOON + timedelta(minutes=1)) == 1
