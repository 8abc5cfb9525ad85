"""What becomes of a name that was put down is told to its person, once, when she can be written to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.fraud.release import confirm, held_offers
from services.fraud_reports.reporting import report
from services.interest.model import InterestStatus
from services.interest.registering import set_status, tell_closed, with_ended_offer
from services.notifications.model import LastHeard
from services.notifications.tray import sendable
from tests.services.dialogue.test_interest_turns import ME, NOON, Desk


def told_closed(desk: Desk) -> int:
    """How many were told in one round."""
    return sum(tell_closed(desk.uow, number, NOON) for number in with_ended_offer(desk.uow, NOON))


class TestNews:
    @pytest.fixture
    def desk(self) -> Desk:
        desk = Desk()
        desk.uow.notifications.heard[ME] = LastHeard("web", NOON)
        desk.all_of_it()
        return desk

    def test_who_is_on_the_list_is_told_once_when_the_offer_closes(self, desk: Desk) -> None:
        assert told_closed(desk) == 0
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
        assert [told_closed(desk) for _ in range(2)] == [1, 0]
        assert len(sendable(desk.uow, NOON, 10)) == 1
        assert desk.uow.interests.get(1).status is InterestStatus.CLOSED

    def test_who_cannot_be_written_to_is_told_once_she_has_written_again(self, desk: Desk) -> None:
        desk.uow.notifications.heard[ME] = LastHeard("zalo", NOON - timedelta(hours=48))
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
        assert told_closed(desk) == 0
        assert desk.uow.interests.get(1).is_open
        desk.uow.notifications.heard[ME] = LastHeard("zalo", NOON)
        assert [told_closed(desk) for _ in range(2)] == [1, 0]

    def test_what_the_center_works_on_goes_on_when_the_offer_closes(self, desk: Desk) -> None:
        set_status(desk.uow, 1, InterestStatus.INTRODUCED, NOON)
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
        assert [told_closed(desk) for _ in range(2)] == [1, 0]
        assert desk.uow.interests.get(1).status is InterestStatus.INTRODUCED

    def test_an_offer_held_as_a_fraud_is_warned_of(self, desk: Desk) -> None:
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="held"))
        assert [told_closed(desk) for _ in range(2)] == [1, 0]
        (warning,) = sendable(desk.uow, NOON, 10)
        assert "đừng đóng tiền" in warning.reply.text
        assert desk.uow.interests.get(1).is_open

    @pytest.mark.parametrize("status", ["held", "filled"])
    def test_nobody_is_looked_at_again_who_was_told(self, desk: Desk, status: str) -> None:
        set_status(desk.uow, 1, InterestStatus.CONTACTED, NOON)
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status=status))
        assert with_ended_offer(desk.uow, NOON) == [1]
        told_closed(desk)
        assert with_ended_offer(desk.uow, NOON) == []

    def test_nothing_is_written_for_whom_the_platform_does_not_let_us_write_to(self, desk: Desk) -> None:
        desk.uow.notifications.heard[ME] = LastHeard("zalo", NOON - timedelta(hours=48))
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
        assert with_ended_offer(desk.uow, NOON) == []

    def test_who_can_never_be_told_leaves_the_list_all_the_same(self, desk: Desk) -> None:
        desk.uow.notifications.heard.clear()
        desk.uow.jobs.save(replace(desk.uow.jobs.get(2), status="filled"))
        assert told_closed(desk) == 0
        assert desk.uow.interests.get(1).status is InterestStatus.CLOSED
        assert with_ended_offer(desk.uow, NOON) == []

    def test_a_confirmed_fraud_ends_the_registration_with_a_warning(self, desk: Desk) -> None:
        report(desk.uow, "web_9", "vacancy:2", NOON)
        confirm(next(held_offers(desk.uow)).hold.id or 0, desk.uow, NOON)
        assert [told_closed(desk) for _ in range(2)] == [1, 0]
        (warning,) = sendable(desk.uow, NOON, 10)
        assert "lừa đảo" in warning.reply.text
        assert desk.uow.interests.get(1).status is InterestStatus.CLOSED

    def test_a_new_status_is_told(self, desk: Desk) -> None:
        set_status(desk.uow, 1, InterestStatus.ACCEPTED, NOON)
        set_status(desk.uow, 1, InterestStatus.ACCEPTED, NOON)
        (news,) = sendable(desk.uow, NOON, 10)
        assert "đã được nhận" in news.reply.text
