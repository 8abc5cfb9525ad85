"""Search: everything asked for, or what had to be let go, said; the best first."""

from datetime import timedelta

import pytest

from services.jobs.query import JobQuery
from services.jobs.search import search_jobs
from services.places import Workplace
from services.results import TOTAL_CAP
from tests.fakes import FakeUnitOfWork
from tests.services.jobs.around_dam_doi import (
    COMMUNES,
    DAM_DOI,
    DAT_MUI,
    DI_AN,
    LAO_CAI,
    TODAY,
    binh_duong,
    job,
    search,
    titles,
)


class TestStrict:
    def test_what_meets_everything_is_found_and_nothing_is_let_go(self):
        page = search(job("a"), job("b", place="đất mũi"), places=(DAM_DOI,), salary_min=9_000_000)
        assert (titles(page), page.relaxed, page.total) == (["a"], (), 1)

    def test_nothing_asked_for_shows_what_there_is(self):
        assert sorted(titles(search(job("a"), job("b")))) == ["a", "b"]

    def test_an_empty_database_finds_nothing(self):
        assert search(occupations=("may",)).items == ()

    def test_expired_filled_and_withdrawn_vacancies_never_show(self):
        page = search(
            job("expired", valid_through=TODAY - timedelta(days=1)),
            job("filled", status="filled"),
            job("withdrawn", status="withdrawn"),
        )
        assert page.items == ()

    def test_the_last_day_still_counts(self):
        assert titles(search(job("today", valid_through=TODAY))) == ["today"]


class TestLettingGo:
    @pytest.mark.parametrize(
        ("offer", "query", "relaxed"),
        [
            ({}, {"benefits": ("dormitory",)}, ("benefits",)),
            ({}, {"work_time": ("night_shift",)}, ("work_time",)),
            ({"experience_months": 12}, {"experience_months": 0}, ("experience",)),
            ({}, {"salary_min": 11_000_000}, ("salary",)),
            ({}, {"salary_min": 12_500_000}, ("salary",)),
            ({}, {"salary_max": 7_000_000}, ("salary_max",)),
            ({}, {"salary_max": 7_000_000, "benefits": ("dormitory",)}, ("benefits", "salary_max")),
            ({}, {"salary_min": 50_000_000, "occupations": ("may",)}, ("salary_any",)),
            ({"place": "tạ an khương"}, {"places": (DAM_DOI,)}, ("place_nearby",)),
            ({"place": "đất mũi"}, {"places": (DAM_DOI,)}, ("place_province",)),
            ({}, {"occupations": ("giay-dep",)}, ("occupation_group",)),
            ({}, {"sectors": ("wood",)}, ("sector",)),
            ({}, {"occupations": ("bao-ve",), "places": (DAM_DOI,)}, ("anything_near",)),
            ({}, {"places": (LAO_CAI,), "occupations": ("may",)}, ("place",)),
            ({}, {"salary_min": 50_000_000}, ("salary_any",)),
        ],
    )
    def test_only_what_is_in_the_way_is_let_go(self, offer, query, relaxed):
        page = search(job("a", **offer), **query)
        assert (titles(page), page.relaxed) == (["a"], relaxed)

    def test_benefits_go_before_pay_and_pay_before_place(self):
        jobs = (
            job("cheap", salary_max=8_500_000, benefits=("dormitory",)),
            job("far", place="đất mũi", benefits=("dormitory",)),
            job("bare"),
        )
        wanted = {"places": (DAM_DOI,), "benefits": ("dormitory",), "salary_min": 9_000_000}
        assert search(*jobs, **wanted).relaxed == ("benefits",)
        assert search(*jobs[:2], **wanted).relaxed == ("salary",)
        assert search(jobs[1], **wanted).relaxed == ("place_province",)

    def test_a_benefit_is_asked_for_again_once_the_place_is_wider(self):
        page = search(
            job("far, bare", place="đất mũi"),
            job("far, with room", place="đất mũi", benefits=("dormitory",)),
            places=(DAM_DOI,),
            benefits=("dormitory",),
        )
        assert (titles(page), page.relaxed) == (["far, with room"], ("place_province",))

    def test_the_trade_is_kept_when_only_the_place_has_none(self):
        page = search(
            job("sewing"), job("guard", occupation_id="bao-ve"), places=(LAO_CAI,), occupations=("may",)
        )
        assert titles(page) == ["sewing"]

    def test_a_former_district_widens_to_its_former_province(self):
        page = search(binh_duong("thuận an"), job("home"), places=(DI_AN,))
        assert (titles(page), page.relaxed) == (["thuận an"], ("place_nearby",))

    def test_pay_is_lowered_by_a_tenth_before_a_fifth(self):
        page = search(
            job("a fifth less", salary_max=8_000_000),
            job("a tenth less", salary_max=9_000_000),
            salary_min=10_000_000,
        )
        assert titles(page) == ["a tenth less"]


class TestNeverLetGo:
    @pytest.mark.parametrize(
        ("offer", "person"),
        [
            ({"age_max": 35}, {"age": 36}),
            ({"age_min": 18}, {"age": 17}),
            ({"gender": "male"}, {"gender": "female"}),
            ({"education": "upper_secondary"}, {"education": "lower_secondary"}),
        ],
    )
    def test_a_vacancy_that_does_not_take_the_person_is_never_shown(self, offer, person):
        assert search(job("a", **offer), **person, occupations=("may",), places=(DAM_DOI,)).items == ()

    @pytest.mark.parametrize(
        ("offer", "refused"),
        [
            ({"work_time": ("night_shift",)}, {"excluded_work_time": ("night_shift",)}),
            ({"work_time": ("rotating_shift",)}, {"excluded_work_time": ("night_shift",)}),
            ({}, {"excluded_places": (DAM_DOI,)}),
            ({}, {"excluded_occupations": ("may",)}),
            ({}, {"excluded_sectors": ("garment",)}),
            ({"benefits": ("overtime",)}, {"excluded_benefits": ("overtime",)}),
        ],
    )
    def test_what_the_person_refuses_is_never_shown(self, offer, refused):
        assert search(job("a", **offer), **refused, salary_min=90_000_000, places=(DAM_DOI,)).items == ()


class TestOrder:
    def test_the_nearest_to_the_home_comes_first(self):
        jobs = [job(place, place=place) for place in ("đất mũi", "đầm dơi", "cái nước", "tạ an khương")]
        page = search(*jobs, binh_duong("bình dương"), home=DAM_DOI)
        assert titles(page) == ["đầm dơi", "tạ an khương", "cái nước", "đất mũi", "bình dương"]

    def test_distances_are_told_except_within_the_home_commune(self):
        page = search(job("here"), job("there", place="đất mũi"), home=DAM_DOI)
        assert page.items[0].distance_km is None
        assert page.items[1].distance_km == pytest.approx(55, abs=1)

    def test_near_home_is_what_a_motorbike_reaches(self):
        jobs = [job(place, place=place) for place in COMMUNES]
        page = search(*jobs, home=DAM_DOI, near_home=True)
        assert (titles(page), page.relaxed) == (["đầm dơi", "tạ an khương"], ())

    def test_nothing_near_home_widens_step_by_step(self):
        jobs = [job(place, place=place) for place in ("cái nước", "đất mũi")]
        assert search(*jobs, home=DAM_DOI, near_home=True).relaxed == ("place_nearby",)
        assert search(jobs[1], home=DAM_DOI, near_home=True).relaxed == ("place_province",)

    def test_better_pay_comes_first(self):
        page = search(
            job("less"), job("more", salary_max=15_000_000), job("unstated", salary_min=None, salary_max=None)
        )
        assert titles(page) == ["more", "less", "unstated"]

    def test_what_takes_everybody_comes_before_what_asks_for_a_diploma(self):
        page = search(job("diploma", salary_max=11_000_000, education="college"), job("everybody"))
        assert titles(page) == ["everybody", "diploma"]

    def test_fresh_comes_before_old_when_all_else_is_equal(self):
        page = search(job("old", date_posted=TODAY - timedelta(days=60)), job("new", date_posted=TODAY))
        assert titles(page) == ["new", "old"]

    def test_newest_first_looks_at_the_day_alone(self):
        page = search(
            job("old, well paid", salary_max=20_000_000),
            job("new", place="đất mũi", date_posted=TODAY),
            home=DAM_DOI,
            newest_first=True,
        )
        assert titles(page) == ["new", "old, well paid"]

    def test_the_nearer_of_two_workplaces_counts(self):
        both = tuple(
            Workplace(place_text="", commune_code=code, province_code="96") for code in ("32248", "32155")
        )
        page = search(job("both", places=both), job("cái nước", place="cái nước"), home=DAM_DOI)
        assert titles(page) == ["both", "cái nước"]


class TestPages:
    @pytest.mark.parametrize(
        "query",
        [{}, {"home": DAM_DOI}, {"home": DAT_MUI, "places": (DAM_DOI, DAT_MUI)}, {"newest_first": True}],
    )
    def test_pages_of_many_results_show_each_once(self, query):
        names = list(COMMUNES)
        jobs = [
            job(str(n), place=names[n % 4], date_posted=TODAY - timedelta(days=n % 30)) for n in range(450)
        ]
        uow = FakeUnitOfWork(jobs=jobs)
        seen = []
        for start in range(0, 470, 47):
            page = search_jobs(JobQuery(**query, offset=start, limit=47), uow, TODAY)
            seen += titles(page)
        expected = {
            j.title
            for j in jobs
            if not query.get("places") or j.places[0].place_text in ("đầm dơi", "đất mũi")
        }
        assert len(seen) == len(set(seen)) == len(expected)
        assert set(seen) == expected
        assert (page.total, page.more_than_total) == (TOTAL_CAP, True)

    def test_a_vacancy_with_workplaces_near_and_far_is_shown_once(self):
        codes = tuple(COMMUNES.values())
        jobs = [
            job(
                str(n),
                places=tuple(
                    Workplace(place_text="", commune_code=codes[m % 4], province_code="96")
                    for m in (n, n + 1)
                ),
            )
            for n in range(300)
        ]
        uow = FakeUnitOfWork(jobs=jobs)
        seen = []
        for start in range(0, 300, 30):
            seen += titles(search_jobs(JobQuery(home=DAM_DOI, offset=start, limit=30), uow, TODAY))
        assert (len(seen), len(set(seen))) == (300, 300)

    def test_the_nearest_of_many_results_come_first(self):
        jobs = [job("far", place="đất mũi", date_posted=TODAY) for _ in range(TOTAL_CAP + 50)]
        page = search(*jobs, job("near", date_posted=TODAY - timedelta(days=300)), home=DAM_DOI, limit=3)
        assert titles(page) == ["near", "far", "far"]

    def test_past_the_end_is_empty(self):
        page = search(job("a"), offset=5)
        assert (page.items, page.total) == ((), 1)

    def test_the_same_question_gives_the_same_order(self):
        jobs = [job(str(n)) for n in range(40)]
        assert titles(search(*jobs)) == titles(search(*jobs))
