"""The judged queries can be trusted: every grade is of a vacancy that is there, and takes whoever asks."""

from collections import Counter

import pytest

from benchmarks.ranking.records import TODAY, judged_queries, vacancies
from benchmarks.ranking.scores import AT, ndcg
from services.jobs.near_matches import near_matches
from services.jobs.query import JobQuery
from services.jobs.search import search_jobs
from tests.fakes import FakeUnitOfWork

JUDGED = judged_queries()


def test_there_are_enough_of_them_in_two_halves():
    parts = Counter(one.part for one in JUDGED)
    assert sum(parts.values()) >= 60
    assert parts.keys() == {"tuning", "kept"}
    assert min(parts.values()) >= 30
    assert len({one.id for one in JUDGED}) == len(JUDGED)


@pytest.mark.parametrize("one", JUDGED, ids=lambda one: one.id)
def test_every_grade_is_of_a_vacancy_that_takes_the_person(one):
    graded = [vacancies()[name] for name in one.worth]
    wanted = one.query
    person = JobQuery(
        age=wanted.age,
        gender=wanted.gender,
        education=wanted.education,
        excluded_places=wanted.excluded_places,
    )
    found = FakeUnitOfWork(jobs=graded).jobs.matching_ids(person, TODAY, limit=99)
    assert len(found) == len(graded)
    assert max(one.worth.values()) == 3
    assert one.words


@pytest.mark.parametrize(
    ("found", "score"),
    [(["a", "b", "c"], 1.0), (["b", "a", "c"], 0.728), (["x", "a"], 0.543), (["x"], 0.0), ([], 0.0)],
)
def test_the_score_rewards_the_best_first(found, score):
    assert ndcg(found, {"a": 3, "b": 1, "c": 1}) == pytest.approx(score, abs=0.001)


def test_only_the_first_few_count():
    assert ndcg([*"vwxyz", "a"], {"a": 3}) == 0.0
    assert AT == 5


def test_the_order_holds_its_mark():
    uow = FakeUnitOfWork(jobs=vacancies().values())
    scores = []
    for one in JUDGED:
        items = search_jobs(one.query, uow, TODAY).items
        shown = {item.posting.id or 0 for item in items}
        items += near_matches(one.query, shown, uow, TODAY, limit=AT)
        scores.append(ndcg([item.posting.source for item in items], one.worth))
    assert sum(scores) / len(scores) >= 0.90
