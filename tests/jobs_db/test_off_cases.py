"""Who writes while the assistant is off waits for an officer: once, in order, until somebody decides."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest

import jobs_db.in_force
from services import Services, calendar
from services.conversations.model import Occasion, Speaker
from services.conversations.tickets import CaseKind, Urgency
from services.errors import NotFound, Unavailable
from services.handover import taking
from services.handover.model import Case, CaseOutcome, HeldByAnother, Officer
from services.handover.office_hours import office_hours
from services.handover.presence import note_seen
from services.handover.reception import receive
from services.handover.waiting import Lists, lists
from services.switches.model import SwitchKind
from services.switches.reopening import close_left, left
from tests.jobs_db.answered_person import Person
from tests.switch_samples import put_off, put_on, quyen, switch

LAN = Officer(1, "Lan")
# A Monday, a Monday night, a public holiday (data/office_hours.yml).
OPEN = datetime(2026, 11, 16, 9, 0, tzinfo=calendar.CA_MAU_TIME)
NIGHT = datetime(2026, 11, 16, 21, 0, tzinfo=calendar.CA_MAU_TIME)
HOLIDAY = datetime(2026, 11, 24, 9, 0, tzinfo=calendar.CA_MAU_TIME)


@pytest.fixture
def services(empty_services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(jobs_db.in_force, "KEPT_SECONDS", 0.0)
    return empty_services


def cases(services: Services, who: str = "zalo_1") -> list[Case]:
    with services.unit_of_work() as uow:
        return list(uow.cases.of_conversation(who))


def waiting(services: Services) -> Lists:
    with services.unit_of_work() as uow:
        return lists(uow, LAN, calendar.now())


def close_all(services: Services, *, tell: bool = False) -> int:
    with services.unit_of_work(writing=True) as uow:
        closed = close_left(uow, quyen(uow), left(uow, 100), calendar.now(), tell=tell)
        uow.commit()
    return closed


def take(services: Services, case: Case) -> None:
    with services.unit_of_work(writing=True) as uow:
        taking.take(uow, case.id, LAN, calendar.now())
        uow.commit()


def test_the_first_message_opens_a_case_and_further_ones_add_to_it(services: Services) -> None:
    put_off(services)
    lan = Person(services)
    for _ in range(3):
        lan.ask()
    (case,) = cases(services)
    assert (case.kind, case.urgency, case.is_open) == (CaseKind.OFF, Urgency.NORMAL, True)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (OPEN, "đang trong giờ làm việc, cán bộ rảnh tay sẽ đọc"),
        (NIGHT, "Giờ này cán bộ đã nghỉ; sáng mai"),
        (HOLIDAY, "Hôm nay cán bộ nghỉ (Ngày Văn hóa Việt Nam); sáng mai"),
    ],
)
def test_she_hears_once_when_an_officer_reads_it(services: Services, at: datetime, words: str) -> None:
    put_off(services, switch(since=at))
    lan = Person(services)
    (sentence,) = lan.ask(at)
    assert words in sentence
    assert lan.ask(at + timedelta(minutes=1)) == []


def test_an_officer_who_is_there_reads_it_at_any_hour(services: Services) -> None:
    put_off(services, switch(since=NIGHT))
    with services.unit_of_work(writing=True) as uow:
        note_seen(uow, LAN, NIGHT)
        uow.commit()
    assert "Cán bộ đang trực sẽ đọc" in Person(services).ask(NIGHT)[0]


def test_whoever_is_served_as_always_has_no_case(services: Services) -> None:
    put_off(services, switch(SwitchKind.CHANNEL, "telegram"))
    put_off(services, switch(SwitchKind.SKILL, "job"))
    Person(services).ask()
    assert cases(services) == []


def test_a_greeting_and_what_says_nothing_open_none(services: Services) -> None:
    put_off(services)
    lan = Person(services)
    lan.ask(occasion=Occasion.WELCOME)
    lan.ask(said="")
    assert cases(services) == []
    lan.ask(occasion=Occasion.DROPPED, replies=())
    assert len(cases(services)) == 1


def test_danger_stands_above_and_others_wait_in_their_order(services: Services) -> None:
    now = calendar.now()
    put_off(services, switch(since=now - timedelta(hours=1)))
    Person(services, "zalo_1").ask(now - timedelta(minutes=9))
    wish = {"outcome": "handed_over", "intent": "request_officer"}
    Person(services, "zalo_2").ask(now - timedelta(minutes=8), **wish)
    Person(services, "zalo_3").ask(now - timedelta(minutes=7))
    danger = {"outcome": "emergency", "intent": "report_danger"}
    Person(services, "zalo_4").ask(now - timedelta(minutes=6), **danger)
    found = [line.case.conversation for line in waiting(services).waiting]
    assert found == ["zalo_4", "zalo_1", "zalo_2", "zalo_3"]


@pytest.mark.parametrize(
    ("answer", "urgency"),
    [
        ({"outcome": "handed_over", "intent": "request_officer"}, Urgency.NORMAL),
        ({"outcome": "emergency", "intent": "report_danger"}, Urgency.URGENT),
    ],
)
def test_who_then_asks_or_is_in_danger_is_no_longer_closed_with_the_others(
    services: Services, answer: dict[str, str], urgency: Urgency
) -> None:
    stored = put_off(services)
    lan = Person(services)
    lan.ask()
    lan.ask(**answer)
    lan.ask()
    (case,) = cases(services)
    assert (case.kind, case.urgency) == (CaseKind.ASKED, urgency)
    put_on(services, stored)
    assert close_all(services) == 0


def test_who_asked_before_it_was_off_keeps_her_case(services: Services) -> None:
    lan = Person(services)
    lan.ask(outcome="handed_over", intent="request_officer")
    put_off(services)
    lan.ask()
    assert [case.kind for case in cases(services)] == [CaseKind.ASKED]


def test_they_stay_when_it_is_on_again_and_are_closed_together(services: Services) -> None:
    stored = put_off(services)
    people = [Person(services, f"zalo_{number}") for number in range(3)]
    for person in people:
        person.ask()
    assert close_all(services) == 0  # it is still off
    put_on(services, stored)
    take(services, cases(services, "zalo_0")[0])
    assert people[1].ask() == ["Có 3 việc."]
    assert len(waiting(services).waiting) == 2
    assert close_all(services) == 2
    assert close_all(services) == 0
    (case,) = cases(services, "zalo_1")
    assert (case.outcome, case.is_open) == (CaseOutcome.REOPENED, False)
    assert cases(services, "zalo_0")[0].is_open
    with services.unit_of_work() as uow:
        assert [one.action for one in uow.audit.of(f"case:{case.id}", 9)] == ["case.reopened"]
        assert uow.outbox.counts()["zalo"]["waiting"] == 4  # three sentences and an answer: none was told


def test_each_is_told_where_that_is_wished(services: Services) -> None:
    stored = put_off(services)
    Person(services, "web_1").ask()
    put_on(services, stored)
    assert close_all(services, tell=True) == 1
    with services.unit_of_work() as uow:
        (turn,) = uow.conversations.latest_turns("web_1", 1)
    assert "trả lời lại được rồi" in turn.answer.replies[0].text
    assert turn.answer.speaker is Speaker.ASSISTANT


def test_where_a_channel_is_still_off_they_go_on_waiting(services: Services) -> None:
    put_off(services, switch(SwitchKind.CHANNEL, "zalo"))
    stored = put_off(services)
    Person(services, "zalo_1").ask()
    Person(services, "web_1").ask()
    put_on(services, stored)
    assert close_all(services) == 1
    assert cases(services, "zalo_1")[0].is_open


def test_what_was_put_back_by_an_officer_is_not_closed_with_the_others(services: Services) -> None:
    stored = put_off(services)
    Person(services).ask()
    (case,) = cases(services)
    take(services, case)
    with services.unit_of_work(writing=True) as uow:
        taking.put_back(uow, case.id, LAN, calendar.now())
        uow.commit()
    put_on(services, stored)
    assert close_all(services) == 0


def test_an_officer_keeps_her_own_in_sight_however_many_wait(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.handover.waiting.MOST", 2)
    put_off(services)
    for number in range(4):
        Person(services, f"zalo_{number}").ask()
    take(services, cases(services, "zalo_3")[0])
    found = waiting(services)
    assert (len(found.waiting), len(found.own)) == (2, 1)


def together(services: Services, *works: str) -> list[str]:
    """Do several things to the one case at the same moment; says which of them were done."""
    (case,) = cases(services)
    begin = Barrier(len(works))

    def do(work: str) -> str:
        begin.wait(timeout=10)
        while True:
            try:
                if work == "take":
                    take(services, case)
                    return work
                if work == "write":
                    Person(services).ask(outcome="handed_over", intent="request_officer")
                    return work
                return work if close_all(services, tell=True) else ""
            except (HeldByAnother, NotFound):
                return ""
            except Unavailable:
                continue

    with ThreadPoolExecutor(len(works)) as threads:
        return [one for one in threads.map(do, works) if one]


@pytest.mark.parametrize("round_", range(4))
def test_who_takes_it_while_all_are_closed_has_it_or_hears_that_it_is_closed(
    services: Services, round_: int
) -> None:
    stored = put_off(services)
    Person(services).ask()
    put_on(services, stored)
    done = together(services, "take", "close", "close")
    assert len(done) == 1
    (case,) = cases(services)
    assert case.is_open == (done == ["take"])


@pytest.mark.parametrize("round_", range(4))
def test_a_wish_that_comes_while_all_are_closed_is_not_lost(services: Services, round_: int) -> None:
    stored = put_off(services)
    Person(services).ask()
    put_on(services, stored)
    together(services, "write", "close")
    (still,) = [case for case in cases(services) if case.is_open]
    assert still.kind is CaseKind.ASKED


@pytest.mark.parametrize("is_off", [True, False])
def test_who_asks_for_an_officer_is_offered_no_answers_of_an_assistant_that_is_off(
    services: Services, is_off: bool
) -> None:
    if is_off:
        put_off(services, switch(since=NIGHT))
    Person(services).ask(NIGHT)
    with services.unit_of_work(writing=True) as uow:
        (reply,) = receive(uow, "zalo_1", NIGHT, office_hours(uow))
    assert "giờ này cán bộ đã nghỉ" in reply.text
    assert ("hỏi gì em trả lời được" in reply.text) is not is_off
