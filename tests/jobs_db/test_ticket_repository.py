"""Cases for officers, and what editors learn of policy questions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from threading import Barrier

import pytest

from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply
from services.conversations.tickets import PolicyTrace, Urgency
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


def said(
    services: Services,
    text: str,
    *,
    outcome: str = "answered",
    intent: str = "search_job",
    policy: PolicyTrace | None = None,
    conversation: str = "web_a",
    at: datetime = NOW,
) -> None:
    """One whole turn."""
    arrival = Arrival(channel="web", conversation=conversation, message_id=f"{conversation}{text}", text=text)
    answer = Answer(said=text, replies=(Reply(text="Dạ."),), outcome=outcome, intent=intent, policy=policy)
    with services.unit_of_work(writing=True) as uow:
        message = store_message(uow, arrival, at)
        assert close_turn(uow, message, answer, at, send=False) is not None
        assert close_turn(uow, message, answer, at, send=False) is None
        uow.commit()


def waiting(services: Services) -> list[tuple[str, Urgency]]:
    with services.unit_of_work() as uow:
        return [(ticket.conversation, ticket.urgency) for ticket in uow.tickets.waiting(10)]


def test_danger_opens_an_urgent_case(services: Services) -> None:
    said(services, "tụi nó giữ con tui", outcome="emergency", intent="report_danger")
    assert waiting(services) == [("web_a", Urgency.URGENT)]


def test_a_wish_for_a_person_opens_a_case(services: Services) -> None:
    said(services, "cho gặp cán bộ", intent="request_officer")
    assert waiting(services) == [("web_a", Urgency.NORMAL)]


def test_other_turns_open_none(services: Services) -> None:
    said(services, "tìm việc may")
    assert waiting(services) == []


def test_a_conversation_has_one_case_that_becomes_urgent_and_stays_so(services: Services) -> None:
    said(services, "cho gặp cán bộ", intent="request_officer")
    said(services, "cứu tui", outcome="emergency")
    said(services, "gặp cán bộ đi", intent="request_officer")
    assert waiting(services) == [("web_a", Urgency.URGENT)]


def test_urgent_cases_come_first_then_those_that_wait_longest(services: Services) -> None:
    for minutes, conversation in enumerate(("web_a", "web_b")):
        said(services, "cho gặp cán bộ", intent="request_officer", conversation=conversation,
             at=NOW + timedelta(minutes=minutes))  # fmt: skip
    said(services, "cứu", outcome="emergency", conversation="web_c", at=NOW + timedelta(hours=1))
    assert [conversation for conversation, _ in waiting(services)] == ["web_c", "web_a", "web_b"]


def test_editors_see_what_was_not_answered_surely(services: Services) -> None:
    said(services, "hỏi một", policy=PolicyTrace("unsure", ("ui-amount", "ui-months")))
    said(services, "hỏi hai", policy=PolicyTrace("sure", ("ui-amount",)))
    said(services, "hỏi ba", policy=PolicyTrace("lost"), at=NOW + timedelta(minutes=1))
    said(services, "tìm việc")
    with services.unit_of_work() as uow:
        found = uow.tickets.policy_asked(NOW, ("unsure", "lost"), 10)
    assert [(one.said, one.trace.level, one.trace.entries) for one in found] == [
        ("hỏi ba", "lost", ()),
        ("hỏi một", "unsure", ("ui-amount", "ui-months")),
    ]


def test_what_was_asked_long_ago_is_left_out(services: Services) -> None:
    said(services, "hỏi", policy=PolicyTrace("lost"))
    with services.unit_of_work() as uow:
        assert list(uow.tickets.policy_asked(NOW + timedelta(days=1), ("lost",), 10)) == []


def test_two_who_open_a_case_at_once_open_one(services: Services) -> None:
    said(services, "alo")
    together = Barrier(2)

    def open_case(urgency: Urgency) -> None:
        together.wait(timeout=10)
        with services.unit_of_work(writing=True) as uow:
            uow.tickets.open("web_a", urgency, NOW)
            uow.commit()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(open_case, [Urgency.NORMAL, Urgency.URGENT]))
    with services.unit_of_work() as uow:
        assert [ticket.urgency for ticket in uow.tickets.waiting(5)] == [Urgency.URGENT]
