"""Officers take conversations over: who has them, who speaks, what is left for whom."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply, Speaker, Turn
from services.errors import InvalidInput, NotFound
from services.handover import answering, notes, taking, waiting
from services.handover.model import CaseOutcome, HeldByAnother, Officer
from services.handover.presence import note_seen, present
from services.ports import UnitOfWork
from tests.stored_message import store_message

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
LAN, HOA = Officer(1, "Lan"), Officer(2, "Hoa")


@pytest.fixture
def services(empty_services: Services) -> Services:
    return empty_services


class Desk:
    """What the tests do, each step a transaction of its own."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def says(self, text: str, who: str = "web_a", *, outcome: str = "answered", at: datetime = NOW) -> None:
        """A whole turn of a person, who wants an officer."""
        arrival = Arrival(
            channel=who[: who.index("_")], conversation=who, message_id=f"{who}{text}", text=text
        )
        answer = Answer(said=text, replies=(Reply(text="Dạ."),), outcome=outcome, intent="request_officer")
        with self.services.unit_of_work(writing=True) as uow:
            close_turn(uow, store_message(uow, arrival, at), answer, at, send=False)
            uow.commit()

    def do(self, work, *arguments, **named):  # type: ignore[no-untyped-def]
        """A change, kept."""
        with self.services.unit_of_work(writing=True) as uow:
            result = work(uow, *arguments, **named)
            uow.commit()
        return result

    def case(self, who: str = "web_a") -> int:
        with self.services.unit_of_work() as uow:
            return uow.cases.of_conversation(who)[0].id

    def speaker(self, who: str = "web_a") -> Speaker:
        with self.services.unit_of_work() as uow:
            return uow.conversations.speaker(who)

    def lists(self, officer: Officer = LAN, at: datetime = NOW) -> waiting.Lists:
        with self.services.unit_of_work() as uow:
            return waiting.lists(uow, officer, at)

    def turns(self, who: str = "web_a") -> Sequence[Turn]:
        with self.services.unit_of_work() as uow:
            return uow.conversations.latest_turns(who, 50)

    def outbox(self) -> dict[str, dict[str, int]]:
        with self.services.unit_of_work() as uow:
            return uow.outbox.counts()


@pytest.fixture
def desk(services: Services) -> Desk:
    desk = Desk(services)
    for officer in (LAN, HOA):
        desk.do(note_seen, officer, NOW)
    desk.says("cho gặp cán bộ")
    return desk


def names(lines: Sequence[object]) -> list[str]:
    return [line.case.conversation for line in lines]  # type: ignore[attr-defined]


def test_danger_waits_first_then_who_waits_longest(desk: Desk) -> None:
    desk.says("gặp cán bộ", "web_b", at=NOW + timedelta(minutes=1))
    desk.says("cứu", "web_c", outcome="emergency", at=NOW + timedelta(minutes=2))
    found = desk.lists()
    assert names(found.waiting) == ["web_c", "web_a", "web_b"]
    counts = waiting.counts(found)
    assert (counts.waiting, counts.urgent, counts.unread, counts.all) == (3, 1, 0, 3)
    assert found.waiting[1].last_said == "cho gặp cán bộ"


def test_who_takes_a_case_has_it_and_the_word(desk: Desk) -> None:
    taken = desk.do(taking.take, desk.case(), LAN, NOW)
    assert (taken.officer, taken.taken_at) == (LAN, NOW)
    assert desk.speaker() is Speaker.OFFICER
    assert names(desk.lists(LAN).own) == ["web_a"]
    assert (names(desk.lists(HOA).waiting), names(desk.lists(HOA).others)) == ([], ["web_a"])


def test_a_colleague_cannot_take_it_too(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    with pytest.raises(HeldByAnother) as refused:
        desk.do(taking.take, desk.case(), HOA, NOW)
    assert refused.value.officer == LAN


def test_taking_twice_changes_nothing(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    assert desk.do(taking.take, desk.case(), LAN, NOW + timedelta(minutes=1)).taken_at == NOW


def test_what_an_absent_officer_has_waits_again(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    later = NOW + timedelta(minutes=31)
    desk.do(note_seen, HOA, later)
    assert names(desk.lists(HOA, later).waiting) == ["web_a"]
    assert desk.do(taking.take, desk.case(), HOA, later).officer == HOA
    with pytest.raises(HeldByAnother):
        desk.do(answering.answer, desk.case(), LAN, "Em đây ạ", later)


def test_what_lapsed_to_the_assistant_waits_again(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    desk.do(lambda uow: uow.conversations.take_back("web_a", NOW + timedelta(hours=13)))
    assert names(desk.lists(HOA).waiting) == ["web_a"]
    assert desk.do(taking.take, desk.case(), HOA, NOW).officer == HOA


def test_an_answer_is_said_in_the_officers_name_and_counts_once_as_the_first(desk: Desk) -> None:
    case = desk.case()
    desk.do(taking.take, case, LAN, NOW)
    for minute in (1, 2):
        desk.do(answering.answer, case, LAN, " Dạ em đây ạ\r\n", NOW + timedelta(minutes=minute))
    last = desk.turns()[-1].answer
    assert (last.replies, last.speaker) == ((Reply(text="Dạ em đây ạ"),), Speaker.OFFICER)
    assert desk.outbox() == {}
    with desk.services.unit_of_work() as uow:
        found = uow.cases.get(case)
    assert found is not None
    assert found.answered_at == NOW + timedelta(minutes=1)


def test_on_a_platform_the_answer_leaves_by_the_outbox(desk: Desk) -> None:
    desk.says("gặp cán bộ", "zalo_7")
    case = desk.case("zalo_7")
    desk.do(taking.take, case, LAN, NOW)
    desk.do(answering.answer, case, LAN, "Em đây ạ", NOW)
    assert desk.outbox()["zalo"]["waiting"] == 1


def test_who_does_not_have_it_cannot_answer(desk: Desk) -> None:
    with pytest.raises(HeldByAnother):
        desk.do(answering.answer, desk.case(), LAN, "Em đây ạ", NOW)
    with pytest.raises(NotFound):
        desk.do(answering.answer, 99, LAN, "Em đây ạ", NOW)


@pytest.mark.parametrize("text", ["", "  \u200b ", "a" * 2001, "số căn cước của chị là 096187001234"])
def test_what_cannot_be_sent_is_refused(desk: Desk, text: str) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    with pytest.raises(InvalidInput):
        desk.do(answering.answer, desk.case(), LAN, text, NOW)
    assert len(desk.turns()) == 1


def test_the_longest_answer_is_sent(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    desk.do(answering.answer, desk.case(), LAN, "a" * 2000, NOW)
    assert len(desk.turns()) == 2


def test_a_case_is_handed_to_a_colleague(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    desk.do(taking.hand_to, desk.case(), LAN, HOA)
    assert names(desk.lists(HOA).own) == ["web_a"]
    assert desk.speaker() is Speaker.OFFICER
    with pytest.raises(HeldByAnother):
        desk.do(taking.hand_to, desk.case(), LAN, HOA)


def test_a_case_put_back_waits_and_the_assistant_answers(desk: Desk) -> None:
    desk.do(taking.take, desk.case(), LAN, NOW)
    desk.do(taking.put_back, desk.case(), LAN, NOW)
    assert names(desk.lists(HOA).waiting) == ["web_a"]
    assert desk.speaker() is Speaker.ASSISTANT


def test_the_assistant_says_that_it_is_back(desk: Desk) -> None:
    case = desk.case()
    desk.do(taking.take, case, LAN, NOW)
    given = desk.do(taking.give_back, case, LAN, NOW)
    assert (given.outcome, given.is_open) == (CaseOutcome.GIVEN_BACK, False)
    assert desk.speaker() is Speaker.ASSISTANT
    assert "trợ lý tự động" in desk.turns()[-1].answer.replies[0].text
    assert desk.lists() == waiting.Lists(waiting=(), own=(), others=())


def test_a_case_is_closed_with_an_outcome_and_never_again(desk: Desk) -> None:
    case = desk.case()
    desk.do(taking.take, case, LAN, NOW)
    closed = desk.do(taking.close, case, LAN, CaseOutcome.REFERRED, NOW, seen=1)
    assert (closed.outcome, closed.closed_at) == (CaseOutcome.REFERRED, NOW)
    assert desk.speaker() is Speaker.ASSISTANT
    with pytest.raises(NotFound):
        desk.do(taking.close, case, LAN, CaseOutcome.REFERRED, NOW, seen=1)


def test_what_the_person_wrote_meanwhile_is_not_closed_away(desk: Desk) -> None:
    case = desk.case()
    desk.do(taking.take, case, LAN, NOW)
    desk.says("còn một chuyện nữa", at=NOW + timedelta(minutes=1))
    assert desk.lists().own[0].is_unread
    with pytest.raises(InvalidInput):
        desk.do(taking.close, case, LAN, CaseOutcome.ANSWERED, NOW, seen=1)
    assert desk.do(taking.close, case, LAN, CaseOutcome.ANSWERED, NOW, seen=2).outcome


def test_who_wants_an_officer_after_that_waits_anew(desk: Desk) -> None:
    first = desk.case()
    desk.do(taking.take, first, LAN, NOW)
    desk.do(taking.close, first, LAN, CaseOutcome.ANSWERED, NOW, seen=1)
    desk.says("gặp cán bộ nữa")
    assert desk.case() != first
    assert names(desk.lists().waiting) == ["web_a"]


def test_who_does_something_is_there(desk: Desk) -> None:
    late = NOW + timedelta(hours=1)
    desk.do(taking.take, desk.case(), LAN, late)
    with pytest.raises(HeldByAnother):
        desk.do(taking.take, desk.case(), HOA, late)
    later = late + timedelta(minutes=31)
    desk.do(answering.answer, desk.case(), LAN, "Em đây ạ", later)
    with pytest.raises(HeldByAnother):
        desk.do(taking.take, desk.case(), HOA, later)


def test_an_officer_is_there_for_minutes_only(desk: Desk) -> None:
    def seen(uow: UnitOfWork, at: datetime) -> list[str]:
        return [officer.name for officer in present(uow, at)]

    assert desk.do(seen, NOW + timedelta(minutes=3)) == ["Hoa", "Lan"]
    assert desk.do(seen, NOW + timedelta(minutes=4)) == []
    assert not desk.do(note_seen, LAN, NOW + timedelta(seconds=30))
    assert desk.do(note_seen, Officer(1, "Lan Anh"), NOW + timedelta(minutes=4))
    assert desk.do(seen, NOW + timedelta(minutes=4)) == ["Lan Anh"]
    desk.do(lambda uow: uow.presence.forget(1))
    assert desk.do(seen, NOW + timedelta(minutes=4)) == []


def test_notes_are_kept_in_order_with_personal_numbers_hidden(desk: Desk) -> None:
    for text in ("gọi lúc 9 giờ", "số căn cước 096187001234"):
        desk.do(notes.add_note, "web_a", LAN, text, NOW)
    with desk.services.unit_of_work() as uow:
        found = uow.case_notes.of_conversation("web_a")
    assert [note.officer for note in found] == [LAN, LAN]
    assert found[0].text == "gọi lúc 9 giờ"
    assert "096187001234" not in found[1].text
    with pytest.raises(InvalidInput):
        desk.do(notes.add_note, "web_a", LAN, " ", NOW)


def test_labels_are_those_of_the_list(desk: Desk) -> None:
    desk.do(notes.set_labels, "web_a", ["loan", "danger"])
    desk.do(notes.set_labels, "web_a", ["loan", "fraud"])
    with desk.services.unit_of_work() as uow:
        assert uow.case_notes.labels(["web_a", "web_b"]) == {"web_a": ("fraud", "loan")}
    with pytest.raises(InvalidInput):
        desk.do(notes.set_labels, "web_a", ["x"])


def test_who_takes_the_consent_back_leaves_nothing(desk: Desk) -> None:
    desk.do(notes.add_note, "web_a", LAN, "x", NOW)
    desk.do(notes.set_labels, "web_a", ["loan"])
    desk.do(lambda uow: uow.conversations.erase("web_a"))
    with desk.services.unit_of_work() as uow:
        assert list(uow.case_notes.of_conversation("web_a")) == []
        assert uow.case_notes.labels(["web_a"]) == {}
        assert list(uow.cases.of_conversation("web_a")) == []
