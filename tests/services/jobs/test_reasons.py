"""Why a vacancy is shown: the wishes it meets, the weightiest first."""

from services.jobs.page import JobPage
from tests.services.jobs.around_dam_doi import DAM_DOI, DI_AN, TODAY, binh_duong, job, search


def codes(page: JobPage) -> list[str]:
    return [reason.code for reason in page.items[0].why]


def test_each_wish_that_is_met_is_a_reason():
    page = search(
        job("a", benefits=("dormitory", "meals"), work_time=("day_shift",), date_posted=TODAY),
        occupations=("may",),
        places=(DAM_DOI,),
        salary_min=9_000_000,
        benefits=("dormitory",),
        work_time=("day_shift",),
        education="none",
        experience_months=0,
    )
    assert codes(page) == [
        "occupation",
        "place",
        "salary",
        "benefits",
        "work_time",
        "education_none",
        "no_experience",
        "fresh",
    ]
    assert page.items[0].why[0].values == {"label": "Công nhân may"}
    assert page.items[0].why[1].values == {"place": "Đầm Dơi"}
    assert page.items[0].why[2].values == {"salary_min": 8_000_000, "salary_max": 10_000_000}


def test_a_wish_that_was_let_go_is_no_reason():
    page = search(job("a"), benefits=("dormitory",), salary_min=11_000_000, occupations=("may",))
    assert codes(page) == ["occupation"]


def test_the_distance_is_from_the_home_or_the_wanted_place():
    far = job("a", place="đất mũi")
    assert codes(search(far, home=DAM_DOI))[0] == "home_distance"
    assert codes(search(far, places=(DAM_DOI,)))[0] == "distance"


def test_a_related_trade_is_called_so_and_an_unrelated_one_is_not():
    assert codes(search(job("a"), occupations=("giay-dep",))) == ["related_occupation"]
    assert "related_occupation" not in codes(search(job("a"), occupations=("bao-ve",)))


def test_a_vacancy_shown_without_any_wish_still_has_a_reason():
    assert codes(search(job("a"))) == ["salary"]


def test_the_province_of_a_former_district_is_not_the_district():
    page = search(binh_duong("thuận an"), places=(DI_AN,))
    assert "place" not in codes(page)
