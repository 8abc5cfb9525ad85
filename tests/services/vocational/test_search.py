"""Courses: the trade above all, then near and soon."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from services.places import PlaceFilter, Workplace
from services.vocational.model import Course, CoursePage, CourseQuery
from services.vocational.search import search_courses
from tests.fakes import FakeUnitOfWork

TODAY = date(2026, 11, 22)
DAM_DOI = PlaceFilter(name="Đầm Dơi", level="commune", codes=("32152",))
COMMUNES = {"đầm dơi": "32152", "cái nước": "32128", "đất mũi": "32248"}


def course(title: str, place: str = "đầm dơi", **facts: Any) -> Course:
    workplace = Workplace(place_text=place, commune_code=COMMUNES[place], province_code="96")
    usual: dict[str, Any] = {"provider": "Trường Mẫu", "occupation_id": "may", "sector": "garment", "fee": 0}
    return Course(title=title, place=workplace, **{**usual, **facts})


def search(*courses: Course, **query: Any) -> CoursePage:
    return search_courses(CourseQuery(**{"limit": 50, **query}), FakeUnitOfWork(courses=courses), TODAY)


def titles(page: CoursePage) -> list[str]:
    return [found.course.title for found in page.items]


def test_a_course_that_meets_everything_is_found_and_nothing_let_go():
    page = search(course("a"), course("b", occupation_id="bep"), occupations=("may",), places=(DAM_DOI,))
    assert (titles(page), page.relaxed, page.total) == (["a"], (), 1)


@pytest.mark.parametrize(
    ("offer", "query", "relaxed"),
    [
        ({"place": "cái nước"}, {"places": (DAM_DOI,)}, ("place_nearby",)),
        ({"place": "đất mũi"}, {"places": (DAM_DOI,)}, ("place",)),
        ({"place": "cái nước"}, {"home": DAM_DOI, "near_home": True}, ("place_nearby",)),
        ({"fee": 3_000_000}, {"free_only": True}, ("fee",)),
        ({}, {"occupations": ("may-do",)}, ("occupation_group",)),
        ({}, {"sectors": ("wood",)}, ("sector",)),
    ],
)
def test_what_is_in_the_way_is_let_go_and_told(offer, query, relaxed):
    page = search(course("a", **offer), **query)
    assert (titles(page), page.relaxed) == (["a"], relaxed)


def test_around_a_former_district_what_is_known_by_it_alone_is_found_too():
    district = PlaceFilter(name="Đầm Dơi", level="old_district", codes=("32152",), old_codes=("970",))
    here = Workplace(place_text="huyện Đầm Dơi", old_district_code="970", province_code="96")
    page = search(replace(course("a"), place=here), home=district, near_home=True)
    assert (titles(page), page.relaxed) == (["a"], ())


def test_the_place_goes_before_the_trade():
    page = search(
        course("sewing", place="đất mũi"),
        course("cooking", occupation_id="bep"),
        occupations=("may",),
        places=(DAM_DOI,),
    )
    assert titles(page) == ["sewing"]


@pytest.mark.parametrize(
    ("offer", "query"),
    [
        ({"age_min": 18}, {"age": 16}),
        ({"age_max": 45}, {"age": 50}),
        ({"education": "lower_secondary"}, {"education": "primary"}),
        ({}, {"excluded_occupations": ("may",)}),
        ({}, {"excluded_sectors": ("garment",)}),
        ({}, {"excluded_places": (DAM_DOI,)}),
        ({"status": "finished"}, {}),
        ({"registration_deadline": TODAY - timedelta(days=1)}, {}),
    ],
)
def test_what_does_not_take_the_person_or_is_refused_is_never_shown(offer, query):
    assert search(course("a", **offer), **query).items == ()


def test_the_nearest_comes_first_then_the_soonest():
    page = search(
        course("far", place="đất mũi"),
        course("no date"),
        course("soon", opening_date=TODAY + timedelta(days=5), status="open"),
        home=DAM_DOI,
    )
    assert titles(page) == ["soon", "no date", "far"]


def test_reasons_name_trade_place_fee_and_opening():
    page = search(
        course("a", opening_date=TODAY + timedelta(days=5), status="open"),
        occupations=("may",),
        places=(DAM_DOI,),
    )
    assert [reason.code for reason in page.items[0].why] == ["occupation", "place", "free", "opens_soon"]


def test_a_course_that_meets_no_wish_has_a_reason_too():
    page = search(course("a", fee=2_000_000))
    assert [reason.code for reason in page.items[0].why] == ["takes_names"]


def test_pages_show_each_course_once():
    courses = [course(str(number)) for number in range(8)]
    seen = [title for start in range(0, 9, 3) for title in titles(search(*courses, offset=start, limit=3))]
    assert sorted(seen) == [str(number) for number in range(8)]
