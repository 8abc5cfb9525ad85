"""What nearly meets a wish, to follow what meets it."""

from services.jobs.near_matches import near_matches
from services.jobs.query import JobQuery
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import DAM_DOI, TODAY, binh_duong, job


def near(*jobs, shown=(), **query):
    found = near_matches(JobQuery(**query), shown, FakeUnitOfWork(jobs=jobs), TODAY, limit=10)
    return [item.posting.title for item in found]


def test_the_trade_elsewhere_and_a_near_trade_close_by_follow():
    jobs = [
        job("here"),
        job("trade elsewhere", place="đất mũi"),
        job("near trade here", occupation_id="may-phu"),
        job("near trade elsewhere", occupation_id="may-phu", place="đất mũi"),
        job("other trade here", occupation_id="bao-ve", sector="security"),
    ]
    found = near(*jobs, shown={1}, occupations=("may",), places=(DAM_DOI,))
    assert sorted(found) == ["near trade here", "trade elsewhere"]


def test_what_was_shown_does_not_come_again():
    assert near(job("a"), job("b"), shown={1, 2}, occupations=("may",)) == []


def test_a_little_less_pay_may_be_worth_it_but_much_less_only_in_the_trade_itself():
    jobs = [
        job("trade", salary_max=5_000_000, salary_min=4_000_000),
        job("near, a fifth less", occupation_id="may-phu", salary_max=8_000_000),
        job("near, half", occupation_id="may-phu", salary_max=5_000_000, salary_min=4_000_000),
    ]
    found = near(*jobs, occupations=("may",), salary_min=10_000_000)
    assert sorted(found) == ["near, a fifth less", "trade"]


def test_what_she_refuses_or_what_does_not_take_her_never_follows():
    jobs = [binh_duong("refused"), job("too old", age_max=30)]
    refused = {"excluded_places": (DAM_DOI,), "age": 40}
    assert near(*jobs, occupations=("may",), **refused) == ["refused"]


def test_whoever_named_a_province_stays_in_it():
    assert near(binh_duong("far"), job("near", place="đất mũi"), occupations=("may",), places=(DAM_DOI,)) == [
        "near"
    ]


def test_the_wanted_working_time_holds_for_other_trades():
    jobs = [
        job("trade by day", work_time=("day_shift",)),
        job("near by day", occupation_id="may-phu", work_time=("day_shift",)),
        job("near by night", occupation_id="may-phu", work_time=("night_shift",)),
    ]
    found = near(*jobs, occupations=("may",), work_time=("night_shift",))
    assert sorted(found) == ["near by night", "trade by day"]
