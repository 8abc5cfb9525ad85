"""Writers take turns, readers do not wait."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from services.errors import Unavailable
from services.staff.audit import audit
from tests.web.staff_web import NOW
from web.one_writer import OneWriter


@pytest.fixture
def unit_of_work(web):
    return OneWriter(web.services.unit_of_work)


def test_what_many_write_at_once_is_all_kept(unit_of_work, web):
    def write(number: int) -> None:
        with unit_of_work(writing=True) as uow:
            audit(uow, None, "act", f"thing:{number}", at=NOW)
            uow.commit()

    with ThreadPoolExecutor(12) as threads:
        list(threads.map(write, range(60)))
    assert sorted(web.trail()) == sorted(("act", f"thing:{number}") for number in range(60))


def test_a_reader_does_not_wait_for_the_writer(unit_of_work):
    with unit_of_work(writing=True), unit_of_work() as reading:
        assert reading.staff.by_login("officer") is not None


def test_a_turn_that_does_not_come_ends_in_a_named_error(unit_of_work, monkeypatch):
    monkeypatch.setattr("web.one_writer.LONGEST_WAIT_SECONDS", 0.01)
    with unit_of_work(writing=True), pytest.raises(Unavailable), unit_of_work(writing=True):
        pass


def test_the_turn_is_given_back_by_whoever_fails(unit_of_work):
    with pytest.raises(ZeroDivisionError), unit_of_work(writing=True):
        _ = 1 / 0
    with unit_of_work(writing=True) as uow:
        assert uow.staff.by_login("officer") is not None
