"""Lists as staff look through them, on both databases."""

from datetime import timedelta

import pytest

from services.fraud.model import HELD, Hold
from services.jobs.model import Employer
from services.lists.employer_search import employer_page
from services.lists.holds import held, watched
from services.lists.search import PAGE, list_page, list_search
from tests.services.imports.listings import DAM_DOI, ON, ORIGIN, course, order, vacancy

TITLES = ("Công nhân may", "Thợ hàn", "Phụ bếp")


@pytest.fixture
def stored(empty_services):
    """Numbers of seventy vacancies, two posted on each day, some of them closed, past or close to the end."""
    with empty_services.unit_of_work(writing=True) as uow:
        numbers = uow.jobs.add_all(
            vacancy(
                title=TITLES[number % 3],
                employer=f"Đơn vị Ấp {number % 7}",
                date_posted=ON - timedelta(number // 2),
                valid_through=ON + timedelta(number % 30 - 5),
                status="filled" if number % 11 == 0 else "open",
            )
            for number in range(70)
        )
        uow.commit()
    return numbers


def through(empty_services, **asked):
    """Numbers of all pages, one after the other."""
    found, after = [], None
    with empty_services.unit_of_work() as uow:
        while True:
            page = list_page(uow, list_search("vacancies", ON, after=after, **asked))
            found.append([one.id for one in page.records])
            after = page.after
            if after is None:
                return found


def test_pages_have_everything_once_the_newest_first(empty_services, stored):
    pages = through(empty_services, state="all")
    assert [len(page) for page in pages] == [PAGE, PAGE, 70 - 2 * PAGE]
    numbers = [number for page in pages for number in page]
    with empty_services.unit_of_work() as uow:
        days = [one.date_posted for one in uow.jobs.get_many(numbers)]
    assert sorted(numbers) == sorted(stored)
    assert days == sorted(days, reverse=True)


def test_the_way_back_is_the_way_there(empty_services, stored):
    pages = through(empty_services, state="all")
    with empty_services.unit_of_work() as uow:
        page = list_page(uow, list_search("vacancies", ON, state="all", backwards=True))
        back = [[one.id for one in page.records]]
        while page.before is not None:
            asked = list_search("vacancies", ON, state="all", after=page.before, backwards=True)
            page = list_page(uow, asked)
            back.append([one.id for one in page.records])
    assert [number for part in reversed(back) for number in part] == [n for part in pages for n in part]


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("shown", lambda one: one.is_shown(ON)),
        ("past", lambda one: one.status == "open" and one.valid_through < ON),
        ("soon", lambda one: one.status == "open" and ON <= one.valid_through <= ON + timedelta(7)),
        ("filled", lambda one: one.status == "filled"),
        ("held", lambda one: False),
    ],
)
def test_a_state_has_its_vacancies(empty_services, stored, state, wanted):
    found = {number for page in through(empty_services, state=state) for number in page}
    with empty_services.unit_of_work() as uow:
        assert found == {one.id for one in uow.jobs.get_many(stored) if wanted(one)}


def test_what_ends_first_comes_first(empty_services, stored):
    numbers = [number for page in through(empty_services, state="soon") for number in page]
    with empty_services.unit_of_work() as uow:
        days = [one.valid_through for one in uow.jobs.get_many(numbers)]
    assert days == sorted(days)


@pytest.mark.parametrize("text", ["tho han", "THỢ HÀN", "hàn  ap", "don vi han", "han 3"])
def test_words_are_looked_for_without_marks_in_title_and_employer(empty_services, stored, text):
    found = {number for page in through(empty_services, state="all", text=text) for number in page}
    with empty_services.unit_of_work() as uow:
        all_of_them = uow.jobs.get_many(stored)
    wanted = {one.id for one in all_of_them if one.title == "Thợ hàn"}
    if text.endswith("3"):
        wanted &= {one.id for one in all_of_them if one.employer.name.endswith("3")}
    assert found == wanted


@pytest.mark.parametrize("text", ["%", "_", "100%", "'; drop table job_posting; --"])
def test_signs_of_patterns_find_nothing_they_do_not_mean(empty_services, stored, text):
    with empty_services.unit_of_work() as uow:
        page = list_page(uow, list_search("vacancies", ON, state="all", text=f"zz{text}"))
    assert page.records == []


def test_short_lists_are_searched_and_paged_too(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        for number in range(30):
            uow.courses.add(course(title=f"Nghề {number}", registration_deadline=ON + timedelta(number)))
        uow.overseas_orders.add(order())
        uow.commit()
        first = list_page(uow, list_search("courses", ON))
        second = list_page(uow, list_search("courses", ON, after=first.after))
        soon = list_page(uow, list_search("courses", ON, state="soon"))
        found = list_page(uow, list_search("courses", ON, text="nghe 17"))
    assert [len(first.records), len(second.records), second.after] == [PAGE, 5, None]
    assert [one.title for one in soon.records] == [f"Nghề {number}" for number in range(8)]
    assert [one.title for one in found.records] == ["Nghề 17"]


def test_employers_are_found_by_name_with_what_they_offer(empty_services, stored):
    with empty_services.unit_of_work() as uow:
        page = employer_page(uow, "ap 3", ON)
    ((employer, shown),) = page.employers
    assert employer.name == "Đơn vị Ấp 3"
    with empty_services.unit_of_work() as uow:
        mine = [one for one in uow.jobs.get_many(stored) if one.employer.id == employer.id]
    assert shown == sum(one.is_shown(ON) for one in mine) > 0


def test_vacancies_move_to_another_employer_with_all_names(empty_services, stored):
    with empty_services.unit_of_work(writing=True) as uow:
        source, target = uow.lists.named("Đơn vị Ấp 1"), uow.lists.named("Đơn vị Ấp 2")
        uow.lists.remember_name("ap mot", source.id)
        moved = uow.lists.move_vacancies(source.id, target.id)
        uow.lists.remove_employer(source.id)
        uow.commit()
        assert moved == 10
        assert uow.lists.other_names() == {"ap mot": target}
        assert len(uow.lists.vacancies_of(target.id, limit=100)) == 20


def test_an_employer_that_goes_takes_its_other_names_along(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.lists.add_employer(Employer(name="Quán Mẫu"))
        uow.lists.remember_name("quan cu", number)
        uow.lists.remove_employer(number)
        uow.commit()
        assert uow.lists.other_names() == {}


def test_titles_that_stand_twice_are_found_page_by_page(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        for number in range(5):
            twins = [vacancy(employer=f"Đơn vị {number}"), vacancy(employer=f"Đơn vị {number}")]
            uow.jobs.add_all([*twins, vacancy(employer=f"Đơn vị {number}", title="Thợ hàn")])
        uow.commit()
        first = uow.lists.same_titles(ON, (0, ""), 3)
        second = uow.lists.same_titles(ON, first[-1], 3)
    assert (len(first), len(second)) == (3, 2)
    assert {title for _employer, title in [*first, *second]} == {"cong nhan may"}


def test_one_offer_held_twice_waits_once_and_what_was_closed_waits_no_more(empty_services):
    with empty_services.unit_of_work(writing=True) as uow:
        numbers = uow.jobs.add_all(
            [vacancy(status=HELD), vacancy(places=(DAM_DOI,)), vacancy(title="Thợ hàn", status="withdrawn")]
        )
        holds = [
            Hold(kind="vacancies", record_id=number, signals=("no_contact",), held_at=ORIGIN.at)
            for number in (*numbers, numbers[0])
        ]
        uow.holds.add_all(holds)
        uow.commit()
        assert [hold.record_id for hold in held(uow)] == [numbers[0]]
        assert [hold.record_id for hold in watched(uow)] == [numbers[1]]
