"""Vacancies lead to courses, courses to vacancies."""

from datetime import date, timedelta

from services.jobs.query import PlaceFilter
from services.vocational.job_links import LINKS, courses_leading_to, jobs_opened_by
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import CAI_NUOC, DAM_DOI, NAM_CAN, POSTED, TODAY, course, job

HOME = PlaceFilter(name="Đầm Dơi", level="commune", codes=("32152",))


def titles(records) -> list[str]:
    return [record.title for record in records]


class TestCourses:
    def test_of_the_same_trade_the_nearest_to_the_home_first(self) -> None:
        uow = FakeUnitOfWork(courses=[course("ở Năm Căn"), course("ở Đầm Dơi", DAM_DOI)])
        assert titles(courses_leading_to(job(), HOME, uow, TODAY)) == ["ở Đầm Dơi", "ở Năm Căn"]
        assert titles(courses_leading_to(job(place=NAM_CAN), None, uow, TODAY)) == ["ở Năm Căn", "ở Đầm Dơi"]

    def test_one_of_a_trade_very_near_to_it_comes_behind(self) -> None:
        uow = FakeUnitOfWork(courses=[course("may"), course("phụ", DAM_DOI, occupation_id="may-phu")])
        posting = job(occupation_id="may-phu")
        assert titles(courses_leading_to(posting, None, uow, TODAY)) == ["phụ", "may"]

    def test_none_of_another_trade_and_none_that_is_over(self) -> None:
        over = course("over", registration_deadline=TODAY - timedelta(days=1))
        other = course("other", occupation_id="bep", sector="hospitality")
        assert courses_leading_to(job(), HOME, FakeUnitOfWork(courses=[over, other]), TODAY) == ()

    def test_no_more_than_are_read(self) -> None:
        uow = FakeUnitOfWork(courses=[course() for _ in range(9)])
        assert len(courses_leading_to(job(), HOME, uow, TODAY)) == LINKS

    def test_a_vacancy_of_no_known_trade_has_none(self) -> None:
        posting = job(occupation_id=None)
        assert courses_leading_to(posting, None, FakeUnitOfWork(courses=[course()]), TODAY) == ()


class TestJobs:
    def test_of_the_trade_those_that_take_beginners(self) -> None:
        jobs = [job("thợ", experience_months=12), *(job(f"mới {n}") for n in range(3))]
        found = jobs_opened_by(course(), None, FakeUnitOfWork(jobs=jobs), TODAY)
        assert sorted(titles(found)) == ["mới 0", "mới 1", "mới 2"]

    def test_where_few_take_beginners_the_others_follow(self) -> None:
        jobs = [job("thợ", experience_months=12, date_posted=POSTED), job("mới")]
        assert titles(jobs_opened_by(course(), None, FakeUnitOfWork(jobs=jobs), TODAY)) == ["mới", "thợ"]

    def test_the_nearest_to_the_home_first_else_to_the_school(self) -> None:
        uow = FakeUnitOfWork(jobs=[job("Năm Căn"), job("Đầm Dơi", DAM_DOI), job("Cái Nước", CAI_NUOC)])
        assert titles(jobs_opened_by(course(), HOME, uow, TODAY))[0] == "Đầm Dơi"
        assert titles(jobs_opened_by(course(place=CAI_NUOC), None, uow, TODAY))[0] == "Cái Nước"

    def test_none_of_another_trade_and_none_that_has_ended(self) -> None:
        jobs = [job(occupation_id="bao-ve"), job(valid_through=date(2026, 3, 1))]
        assert jobs_opened_by(course(), HOME, FakeUnitOfWork(jobs=jobs), TODAY) == ()
        assert jobs_opened_by(course(occupation_id=None), HOME, FakeUnitOfWork(jobs=[job()]), TODAY) == ()
