"""Work for husband and wife together."""

import pytest

from services.jobs.couples import takes_couple
from services.jobs.query import JobQuery
from services.jobs.search import search_jobs
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import TODAY, job, search, titles


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Cần hai vợ chồng coi vuông tôm"},
        {"title": "Coi vuông", "pay_text": "14 triệu/2 VỢ CHỒNG"},
        {"title": "Coi trại", "requirements_text": "ưu tiên vo chong"},
        {"title": "Coi trại", "benefits_text": "Nhà riêng cho cặp vợ chồng"},
    ],
)
def test_a_vacancy_that_says_so_takes_a_couple(facts):
    assert takes_couple(job(**facts))


@pytest.mark.parametrize(
    "title", ["Công nhân may", "Coi vuông, không nhận vợ chồng", "Chợ Vợ Chồn", "Vo chongg"]
)
def test_others_do_not(title):
    assert not takes_couple(job(title))


def test_a_couple_is_shown_what_takes_both_and_told_why():
    page = search(job("May"), job("Hai vợ chồng coi vuông"), couple=True)
    assert (titles(page), page.relaxed) == (["Hai vợ chồng coi vuông"], ())
    assert "couple" in [why.code for why in page.items[0].why]


def test_where_nothing_takes_both_that_is_let_go_and_told():
    page = search(job("May"), couple=True)
    assert (titles(page), page.relaxed) == (["May"], ("couple",))


def test_the_place_is_widened_before_husband_and_wife_are_parted():
    jobs = [job("May"), job("Hai vợ chồng coi vuông", place="đất mũi")]
    home = {"home": None, "places": ()}
    page = search_jobs(JobQuery(couple=True, **home), FakeUnitOfWork(jobs=jobs), TODAY)
    assert titles(page) == ["Hai vợ chồng coi vuông"]
