"""Questions without a good answer are gathered once, grouped, decided on and forgotten, on every database."""

from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Reply
from services.conversations.rating import Mark, Rating, Reason
from services.conversations.tickets import PolicyTrace
from services.editing.findings import findings
from services.gaps.collecting import Collector
from services.gaps.deciding import dismiss, draft_entry, extend_entry, get_gap, reopen
from services.gaps.model import After, GapState, Why
from services.gaps.refusals import GapRefused
from services.policy.seed import read_folder
from services.staff.model import Account, StaffMember
from tests.stored_message import store_message

CONTENT = read_folder()
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
LATER = NOW + timedelta(minutes=5)
EDITOR = StaffMember(id=1, login="lan", name="Chị Lan", roles=frozenset())
ASKED = (
    "tàu cá nghỉ biển được hỗ trợ gì không",
    "tau ca nghi bien duoc ho tro gi khong",
    "trồng rừng ngập mặn vay ở đâu",
)


@pytest.fixture
def services(empty_services: Services) -> Services:
    with empty_services.unit_of_work(writing=True) as uow:
        uow.policy.replace(CONTENT)
        known = Account(
            login="lan", full_name="Chị Lan", roles=frozenset(), password_hash="x", created_at=NOW
        )
        assert uow.staff.add(known) == EDITOR.id
        uow.commit()
    return empty_services


def say(services, what, who="web_a", *, outcome="no_answer", policy=None, intent="nlu_fallback", at=NOW):
    arrival = Arrival(channel="web", conversation=who, message_id=f"{who}:{what}:{at}", text=what)
    answer = Answer(said=what, replies=(Reply(text="Dạ."),), outcome=outcome, intent=intent, policy=policy)
    with services.unit_of_work(writing=True) as uow:
        finished = close_turn(uow, store_message(uow, arrival, at), answer, at, send=False)
        uow.commit()
    return finished.turn.position


def collect(services, collector=None, at=LATER):
    collector = collector or Collector()
    while collector.collect(services.unit_of_work, at):
        pass
    return collector


def shown(services, state=GapState.OPEN, **options):
    with services.unit_of_work() as uow:
        return list(uow.gaps.page(state, 50, **options))


def write(services, work):
    with services.unit_of_work(writing=True) as uow:
        result = work(uow)
        uow.commit()
    return result


def test_wordings_of_one_question_make_one_group_the_most_asked_first(services):
    for number, what in enumerate(ASKED):
        say(services, what, f"web_{number}", at=NOW + timedelta(seconds=number))
    collect(services)
    assert [(gap.total, gap.wording) for gap in shown(services)] == [(2, ASKED[1]), (1, ASKED[2])]


def test_what_was_gathered_is_not_gathered_again(services):
    say(services, ASKED[0])
    collector = collect(services)
    collect(services, collector)
    collect(services)
    say(services, ASKED[1], "web_b", at=LATER)
    collect(services, collector, LATER + timedelta(minutes=1))
    assert [gap.total for gap in shown(services)] == [2]


def test_more_than_is_taken_up_at_once_is_taken_up_in_turn(services):
    for number in range(120):  # all of one instant: more than one reading takes
        say(services, f"câu lạ số {number} về con tàu {number}", f"web_{number}")
    collect(services)
    assert sum(gap.total for gap in shown(services)) == 120


def test_a_policy_question_the_assistant_was_unsure_of_is_one_with_what_was_offered(services):
    trace = PolicyTrace("unsure", ("ui-dossier", "ui-where-to-file"))
    say(services, "giấy tờ thất nghiệp sao đó em", outcome="clarification", policy=trace, intent="ask_policy")
    say(
        services,
        "nghỉ việc có tiền",
        "web_b",
        outcome="answered",
        policy=PolicyTrace("sure", ("ui-dossier",)),
    )
    collect(services)
    (gap,) = shown(services)
    with services.unit_of_work() as uow:
        (question,) = uow.gaps.questions(gap.id, 10)
    assert (question.why, question.entries, question.intent) == (Why.UNSURE, trace.entries, "ask_policy")


def test_a_bad_mark_is_noted_also_of_what_was_gathered_before(services):
    position = say(services, ASKED[0])
    collector = collect(services)
    answered = say(services, "vay vốn nuôi cua", "web_b", outcome="answered", intent="search_job")
    bad = Rating(Mark.BAD, Reason.MISUNDERSTOOD)
    write(services, lambda uow: uow.ratings.put("web_a", position, bad, LATER))
    write(services, lambda uow: uow.ratings.put("web_b", answered, bad, LATER))
    collect(services, collector, LATER + timedelta(minutes=1))
    assert {(gap.wording, gap.total, gap.bad) for gap in shown(services, bad=True)} == {
        (ASKED[0], 1, 1),
        ("vay vốn nuôi cua", 1, 1),
    }


def test_a_good_mark_makes_no_gap(services):
    position = say(services, "vay vốn nuôi cua", outcome="answered", intent="ask_policy")
    write(services, lambda uow: uow.ratings.put("web_a", position, Rating(Mark.GOOD), LATER))
    collect(services, at=LATER + timedelta(minutes=1))
    assert shown(services) == []


def test_pages_follow_one_another(services):
    for number, what in enumerate((*ASKED, "mua xe trả góp")):
        say(services, what, f"web_{number}")
    collect(services)
    first, *rest = shown(services)
    assert shown(services, after=After(first.total, first.id)) == rest


def test_a_group_is_set_aside_with_a_reason_and_comes_back_when_many_more_ask(services):
    say(services, ASKED[0])
    collector = collect(services)
    (gap,) = shown(services)
    with pytest.raises(GapRefused):
        write(services, lambda uow: dismiss(uow, EDITOR, gap, reason="  ", at=LATER))
    write(services, lambda uow: dismiss(uow, EDITOR, gap, reason="không thuộc việc của Trung tâm", at=LATER))
    assert (shown(services), len(shown(services, GapState.DISMISSED))) == ([], 1)
    for number in range(10):
        say(services, ASKED[1], f"web_x{number}", at=LATER)
    collect(services, collector, LATER + timedelta(minutes=1))
    assert [gap.total for gap in shown(services)] == [11]


def test_two_editors_do_not_decide_the_same_twice(services):
    say(services, ASKED[0])
    collect(services)
    (gap,) = shown(services)
    write(services, lambda uow: dismiss(uow, EDITOR, gap, reason="trùng", at=LATER))
    with pytest.raises(GapRefused):
        write(services, lambda uow: dismiss(uow, EDITOR, gap, reason="trùng", at=LATER))
    write(services, lambda uow: reopen(uow, EDITOR, get_gap(uow, gap.id), at=LATER))
    assert len(shown(services)) == 1


def test_one_click_makes_a_draft_with_the_wordings_that_cannot_be_published_as_it_is(services):
    for number, what in enumerate((*ASKED[:2], "tàu cá nghỉ biển mùa bão được hỗ trợ gì")):
        say(services, what, f"web_{number}", at=NOW + timedelta(seconds=number))
    collect(services)
    (gap,) = shown(services)
    content = CONTENT
    today = NOW.date()
    draft = write(services, lambda uow: draft_entry(uow, EDITOR, gap, content=content, at=LATER, today=today))
    assert draft.record.question == "Tàu cá nghỉ biển mùa bão được hỗ trợ gì"
    assert draft.record.asked == (ASKED[1],)  # one that differs in marks only says the same
    assert "unknown_value" in {one.code for one in findings(draft.record, content, today)}
    (drafted,) = shown(services, GapState.DRAFTED)
    assert drafted.entry == draft.key


def test_wordings_are_added_to_an_entry_there_is(services):
    trace = PolicyTrace("unsure", ("ui-dossier",))
    say(services, "giấy tờ thất nghiệp sao đó em", policy=trace)
    collect(services)
    (gap,) = shown(services)
    content = CONTENT
    with pytest.raises(GapRefused):
        write(services, lambda uow: extend_entry(uow, EDITOR, gap, "khong-co", content=content, at=LATER))
    draft = write(
        services, lambda uow: extend_entry(uow, EDITOR, gap, "ui-dossier", content=content, at=LATER)
    )
    assert draft.record.asked == (*content.entries["ui-dossier"].asked, "giấy tờ thất nghiệp sao đó em")


def test_who_is_forgotten_leaves_no_wording(services):
    say(services, ASKED[0], "web_a")
    say(services, ASKED[1], "web_b", at=NOW + timedelta(seconds=1))
    say(services, ASKED[2], "web_b", at=NOW + timedelta(seconds=2))
    collector = collect(services)
    write(services, lambda uow: uow.conversations.erase("web_b"))
    assert [(gap.wording, gap.total) for gap in shown(services)] == [(ASKED[0], 1)]
    say(services, ASKED[2], "web_c", at=LATER)
    collect(services, collector, LATER + timedelta(minutes=1))  # the group it knew is gone
    assert len(shown(services)) == 2


def test_what_nobody_asks_any_more_is_forgotten(services):
    say(services, ASKED[0])
    collector = collect(services)
    collect(services, collector, NOW + timedelta(days=400))
    assert shown(services) == []
