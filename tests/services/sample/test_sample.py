"""What the sample data promise: fresh, marked, spread over the whole province and beyond."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from language import units
from language.occupations import occupations
from services.sample.courses import make_courses
from services.sample.overseas import make_overseas_orders
from services.sample.places import home_districts
from services.sample.vacancies import make_vacancies

TODAY = date(2026, 11, 22)
COMMON_TRADES = {"tom-che-bien", "may", "bao-ve", "phu-ho", "tho-ho", "ban-hang", "phuc-vu", "nuoi-tom"}
GOOD_PAY = 8_000_000


@pytest.fixture(scope="module")
def vacancies():
    return make_vacancies(1, TODAY)


@pytest.fixture(scope="module")
def by_district(vacancies):
    found = defaultdict(list)
    for vacancy in vacancies:
        for place in vacancy.places:
            if place.commune_code:
                found[place.old_district_code].append(vacancy)
    return found


def everything():
    return [*make_vacancies(1, TODAY), *make_courses(1, TODAY), *make_overseas_orders(1, TODAY)]


def test_there_are_as_many_as_promised(vacancies):
    assert (len(vacancies), len(make_courses(1, TODAY)), len(make_overseas_orders(1, TODAY))) == (400, 60, 40)


@pytest.mark.parametrize("seed", [1, 2, 20260101])
def test_the_same_seed_makes_the_same_records(seed):
    assert make_vacancies(seed, TODAY) == make_vacancies(seed, TODAY)
    assert make_courses(seed, TODAY) == make_courses(seed, TODAY)
    assert make_overseas_orders(seed, TODAY) == make_overseas_orders(seed, TODAY)
    assert make_vacancies(seed, TODAY) != make_vacancies(seed + 1, TODAY)


def test_every_record_says_that_it_is_a_sample_and_is_shown():
    for record in everything():
        assert record.is_sample
        assert "mẫu" in record.source
        assert record.is_shown(TODAY)
        assert record.contact_phone.startswith("0900 000 0")


def test_nobody_real_is_named(vacancies):
    names = [vacancy.employer.name for vacancy in vacancies]
    names += [course.provider for course in make_courses(1, TODAY)]
    names += [order.sending_company for order in make_overseas_orders(1, TODAY)]
    assert {name for name in names if "Mẫu" not in name or "(dữ liệu mẫu)" not in name} == set()
    assert all("MẪU" in order.licence_text for order in make_overseas_orders(1, TODAY))


def test_every_commune_has_a_vacancy(vacancies):
    communes = {place.commune_code for vacancy in vacancies for place in vacancy.places} - {None}
    assert communes == set(units.communes())


@pytest.mark.parametrize("district", home_districts(), ids=lambda district: district.name)
def test_every_former_district_has_common_trades_good_pay_and_rooms(by_district, district):
    found = by_district[district.code]
    good = [vacancy for vacancy in found if (vacancy.salary_max or 0) >= GOOD_PAY]
    assert {vacancy.occupation_id for vacancy in found} >= COMMON_TRADES
    assert len(good) >= 5
    assert len([vacancy for vacancy in good if "dormitory" in vacancy.benefits]) >= 1
    assert len([vacancy for vacancy in found if "dormitory" in vacancy.benefits]) >= 2


def test_people_find_work_where_they_go(vacancies):
    elsewhere = Counter(
        units.old_provinces()[place.old_province_code].name
        for vacancy in vacancies
        for place in vacancy.places
        if place.province_code != units.CA_MAU
    )
    assert sum(elsewhere.values()) > 90
    assert set(elsewhere) >= {"Bình Dương", "Hồ Chí Minh", "Đồng Nai", "Long An", "Cần Thơ"}
    assert elsewhere.most_common(1)[0][0] == "Bình Dương"


def test_vacancies_are_fresh_and_open_for_weeks(vacancies):
    posted = [vacancy.date_posted for vacancy in vacancies]
    assert max(posted) == TODAY
    assert min(posted) >= TODAY - timedelta(days=20)
    assert min(vacancy.valid_through for vacancy in vacancies) >= TODAY + timedelta(days=14)


def test_facts_are_plausible(vacancies):
    for vacancy in vacancies:
        assert vacancy.occupation_id in occupations()
        assert (vacancy.salary_min or 0) <= (vacancy.salary_max or 0) <= 25_000_000
        assert 16 <= (vacancy.age_min or 16) < (vacancy.age_max or 99)
        assert vacancy.vsco is None or vacancy.vsco == occupations()[vacancy.occupation_id].vsco


def test_countries_where_people_go_have_orders_without_language():
    orders = make_overseas_orders(1, TODAY)
    countries = {order.country for order in orders}
    assert countries >= {"JP", "KR", "TW"}
    for country in ("JP", "KR", "TW"):
        assert [order for order in orders if order.country == country and not order.language_level]


def test_courses_are_free_mostly_and_some_have_no_date_yet():
    courses = make_courses(1, TODAY)
    assert len([course for course in courses if course.fee == 0]) > 40
    assert {course.status for course in courses} == {"gathering", "open"}
    assert all((course.status == "open") == (course.opening_date is not None) for course in courses)
