"""A report of fraud takes the offer down at once, has a number and waits urgently for an officer."""

from datetime import datetime

import pytest

from services.calendar import CA_MAU_TIME
from services.conversations.tickets import Urgency, urgency_of
from services.dialogue import fraud_turns
from services.dialogue.replies import Turn
from services.fraud.release import is_watched
from services.fraud_reports.reporting import report
from services.jobs.model import STATUSES, Employer
from services.outcomes import Outcome
from services.resources import load_yaml
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import job
from tests.services.dialogue.spoken import said
from tests.services.dialogue.talk import Talk, responses

NOON = datetime(2026, 3, 2, 12, tzinfo=CA_MAU_TIME)
ME = "web_1"


def of_many_employers(count: int) -> FakeUnitOfWork:
    """Vacancies of as many employers, none of them suspicious."""
    names = (f"Công ty {chr(ord('A') + number)}{number}" for number in range(count))
    return FakeUnitOfWork(jobs=[job(name, employer=Employer(name=name)) for name in names])


def told(talk: Talk, item: str) -> Turn:
    return fraud_turns.reported(talk.state, said({"item": item}), talk.uow, ME, NOON)


def test_the_vacancy_leaves_the_lists_at_once() -> None:
    talk = Talk()
    turn = told(talk, "vacancy:1")
    posting = talk.uow.jobs.get(1)
    assert (posting.status, posting.is_shown(NOON.date())) == ("held", False)
    assert posting.status in STATUSES
    (hold,) = talk.uow.holds.of_record("vacancies", 1)
    assert hold.signals == ("reported",)
    assert "LĐ-1" in turn.replies[0].text


def test_it_waits_urgently_for_an_officer() -> None:
    turn = told(Talk(), "vacancy:1")
    assert urgency_of(turn.outcome.value, "show_details") is Urgency.URGENT


def test_an_order_leaves_the_lists_too() -> None:
    talk = Talk()
    told(talk, "overseas_order:1")
    assert talk.uow.overseas_orders.get(1).status == "held"
    assert len(talk.uow.holds.of_record("overseas_orders", 1)) == 1


def test_a_course_is_noted_and_stays() -> None:
    talk = Talk()
    turn = told(talk, "course:1")
    assert talk.uow.courses.get(1).is_shown(NOON.date())
    assert not talk.uow.fraud_reports.get(1).took_down
    assert turn.outcome is Outcome.EMERGENCY


def test_the_same_report_keeps_its_number() -> None:
    talk = Talk()
    numbers = {report(talk.uow, ME, "vacancy:1", NOON).id for _ in range(2)}
    assert len(numbers) == 1
    assert len(talk.uow.holds.of_record("vacancies", 1)) == 1


def test_one_conversation_cannot_empty_the_lists() -> None:
    uow = of_many_employers(5)
    taken = [report(uow, ME, f"vacancy:{number}", NOON).took_down for number in range(1, 6)]
    assert taken == [True, True, True, False, False]
    assert uow.jobs.get(4).status == "open"
    assert not is_watched("vacancies", 4, uow)
    assert report(uow, "web_2", "vacancy:4", NOON).took_down


def test_which_offer_is_asked_where_several_are_in_view() -> None:
    talk = Talk()
    talk.search({"place": "Năm Căn"}, kind="job")
    turn = fraud_turns.reported(talk.state, [], talk.uow, ME, NOON)
    assert turn.outcome is Outcome.CLARIFICATION
    assert turn.replies[0].buttons[0].payload.startswith('/show_details{"item":"report=vacancy:')


def test_without_an_offer_the_way_to_people_is_told() -> None:
    turn = fraud_turns.reported(Talk().state, [], Talk().uow, ME, NOON)
    assert "113" in turn.replies[0].text
    assert [button.payload for button in turn.replies[0].buttons] == ["/request_officer"]


def test_an_offer_that_never_was_cannot_be_reported() -> None:
    assert responses(told(Talk(), "vacancy:99")) == ["utter_offer_gone"]


@pytest.mark.parametrize("signal", ["reported"])
def test_the_sign_has_its_words(signal: str) -> None:
    assert load_yaml("fraud/signals.yml")["signals"][signal]["say"]
