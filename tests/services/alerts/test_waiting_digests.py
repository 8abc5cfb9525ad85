"""A digest that waits in the tray tells of nothing that has gone meanwhile."""

from dataclasses import replace
from datetime import datetime

import pytest

from services.alerts.digests import lay_digest
from services.alerts.subscribing import subscribe
from services.notifications.tray import sendable
from tests.fakes import FakeUnitOfWork
from tests.services.alerts.test_digests import ME, SEWING, at, uow
from tests.services.dialogue.sample_offers import job

__all__ = ["uow"]  # the fixture


@pytest.fixture
def numbers(uow: FakeUnitOfWork) -> list[int]:
    """Two vacancies of a digest that lies in the tray."""
    subscribe(uow, ME, SEWING, at(9))
    found = uow.jobs.add_all([job("Thợ may một"), job("Thợ may hai")])
    assert lay_digest(uow, ME, at(8, day=3))
    return found


def shown(uow: FakeUnitOfWork, when: datetime) -> list[list[str]]:
    return [[card.id for card in one.reply.cards] for one in sendable(uow, when, 10)]


@pytest.mark.parametrize("status", ["held", "filled", "withdrawn"])
def test_what_was_held_or_ended_is_taken_out_and_not_counted(uow, numbers, status) -> None:
    uow.jobs.save(replace(uow.jobs.get(numbers[0]), status=status))
    (found,) = sendable(uow, at(9, day=3), 10)
    assert [card.id for card in found.reply.cards] == [str(numbers[1])]
    assert " 2 " not in found.reply.text
    assert found.reply.buttons


def test_what_is_still_shown_is_told_as_it_was_laid(uow, numbers) -> None:
    (found,) = sendable(uow, at(9, day=3), 10)
    assert {card.id for card in found.reply.cards} == set(map(str, numbers))
    assert " 2 " in found.reply.text


def test_a_digest_of_which_nothing_is_left_is_dropped_and_stops_no_other(uow, numbers) -> None:
    subscribe(uow, "telegram_2", replace(SEWING, salary_min=9_000_000), at(9, day=3))
    later = uow.jobs.add(job("Thợ may ba"))
    assert lay_digest(uow, "telegram_2", at(8, day=4))
    for number in numbers:
        uow.jobs.save(replace(uow.jobs.get(number), status="held"))
    assert lay_digest(uow, ME, at(8, day=4))
    assert shown(uow, at(9, day=3)) == []
    assert shown(uow, at(9, day=4)) == [[str(later)], [str(later)]]
