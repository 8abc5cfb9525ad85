"""What officers report is in a group at once, made unknown, and gathered no second time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from services import Services
from services.conversations.model import Speaker
from services.conversations.rating import Mark, Rating, Reason
from services.conversations.tickets import PolicyTrace
from services.errors import NotFound, Unavailable
from services.gaps import misreading
from services.gaps.deciding import dismiss, get_gap
from services.gaps.model import GapState, Question, Why
from services.gaps.refusals import GapRefused
from tests.jobs_db.test_gaps import ASKED, EDITOR, LATER, collect, say, services, shown, write

__all__ = ["services"]
MINUTE = timedelta(minutes=1)


def report(services: Services, position: int, who: str = "web_a", note: str = "", at=LATER) -> int:
    with services.unit_of_work() as uow:
        near = misreading.nearest_group(uow, misreading.misread(uow, who, position))
    return write(
        services, lambda uow: misreading.report(uow, EDITOR, who, position, near=near, note=note, at=at)
    )


def questions(services: Services, group: int) -> list[Question]:
    with services.unit_of_work() as uow:
        return list(uow.gaps.questions(group, 50))


def test_it_stands_there_at_once_with_the_note_and_what_was_read(services: Services) -> None:
    position = say(services, "vay vốn nuôi cua", outcome="answered", intent="search_job")
    group = report(services, position, note="hỏi vay tiền, không tìm việc")
    (gap,) = shown(services, reported=True)
    assert (gap.id, gap.wording, gap.total, gap.bad, gap.reported) == (group, "vay vốn nuôi cua", 1, 0, 1)
    (one,) = questions(services, group)
    assert (one.why, one.intent, one.reported_by) == (Why.MISREAD, "search_job", "Chị Lan")
    assert one.note == "hỏi vay tiền, không tìm việc"
    with services.unit_of_work() as uow:
        assert dict(uow.gaps.reported("web_a")) == {position: group}
        assert [entry.action for entry in uow.audit.of(f"gap:{group}", 9)] == ["gap.report"]


def test_neither_the_sentence_nor_the_note_tells_whose_it_is(services: Services) -> None:
    said = "tui tên Nguyễn Văn Tèo số 0912345678 hỏi vay vốn"
    position = say(services, said, outcome="answered", intent="search_job")
    group = report(services, position, note="anh Nguyễn Văn Tèo, 0912 345 678, muốn vay")
    (one,) = questions(services, group)
    for text in (one.said, one.note, get(services, group).wording, get(services, group).head):
        assert "Tèo" not in text and "tèo" not in text.lower() and "0912" not in text
    assert "vay vốn" in one.said and "muốn vay" in one.note
    with services.unit_of_work() as uow:
        assert "Tèo" not in repr(uow.audit.newest(9))


def get(services: Services, group: int):
    with services.unit_of_work() as uow:
        return get_gap(uow, group)


def test_it_joins_the_group_it_is_like(services: Services) -> None:
    say(services, ASKED[0], "web_b")
    collect(services)
    position = say(services, ASKED[1], outcome="answered", at=LATER)
    report(services, position)
    assert [(gap.total, gap.reported) for gap in shown(services)] == [(2, 1)]


def test_what_was_gathered_before_is_marked_and_what_was_reported_is_not_gathered_again(
    services: Services,
) -> None:
    trace = PolicyTrace("unsure", ("ui-dossier",))
    position = say(services, "giấy tờ thất nghiệp sao đó em", policy=trace, intent="ask_policy")
    collector = collect(services)
    group = report(services, position, note="hỏi thủ tục")
    (one,) = questions(services, group)
    assert (one.why, one.note, one.entries, one.at) == (Why.UNSURE, "hỏi thủ tục", trace.entries, LATER)
    other = say(services, ASKED[2], "web_b")
    report(services, other, "web_b")
    collect(services, collector, LATER + MINUTE)
    assert sorted((gap.total, gap.reported) for gap in shown(services)) == [(1, 1), (1, 1)]


def test_further_questions_join_the_group_an_officer_began(services: Services) -> None:
    say(services, ASKED[2], "web_c")
    collector = collect(services)
    report(services, say(services, ASKED[0], outcome="answered"))
    say(services, ASKED[1], "web_b", at=LATER)
    collect(services, collector, LATER + MINUTE)
    assert [(gap.total, gap.reported) for gap in shown(services, reported=True)] == [(2, 1)]


def test_a_bad_mark_that_comes_later_counts_too(services: Services) -> None:
    position = say(services, "vay vốn nuôi cua", outcome="answered")
    report(services, position)
    bad = Rating(Mark.BAD, Reason.MISUNDERSTOOD)
    write(services, lambda uow: uow.ratings.put("web_a", position, bad, LATER))
    collect(services, at=LATER + MINUTE)
    assert [(gap.total, gap.bad, gap.reported) for gap in shown(services)] == [(1, 1, 1)]


def test_a_group_that_was_set_aside_waits_again(services: Services) -> None:
    position = say(services, ASKED[0])
    collect(services)
    (gap,) = shown(services)
    write(services, lambda uow: dismiss(uow, EDITOR, gap, reason="trùng", at=LATER))
    assert report(services, position) == gap.id
    assert get(services, gap.id).state is GapState.OPEN


def test_nothing_is_reported_twice_and_nothing_without_a_word(services: Services) -> None:
    position = say(services, ASKED[0])
    report(services, position)
    with pytest.raises(GapRefused, match="Chị Lan đã báo"):
        report(services, position)
    with pytest.raises(GapRefused, match="không có chữ"):
        report(services, say(services, "[ảnh] https://example.org/1.jpg", "web_b"), "web_b")
    with pytest.raises(NotFound):
        report(services, 99)


@pytest.mark.parametrize("is_gathered", [False, True])
@pytest.mark.parametrize("round_", range(3))
def test_of_two_who_report_at_the_same_moment_one_hears_of_the_other(
    services: Services, is_gathered: bool, round_: int
) -> None:
    position = say(services, ASKED[0])
    if is_gathered:
        collect(services)
    begin = Barrier(2)

    def press(_: int) -> str:
        begin.wait(timeout=10)
        while True:
            try:
                report(services, position)
                return "reported"
            except GapRefused as refused:
                return refused.code
            except Unavailable:  # SQLite has one writer at a time
                continue

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(press, range(2))) == ["reported", "reported_before"]
    assert [(gap.total, gap.reported) for gap in shown(services)] == [(1, 1)]


def test_what_an_officer_answered_was_not_misread(services: Services) -> None:
    say(services, ASKED[0])

    def hand_over(uow) -> None:
        uow.conversations.change_speaker("web_a", Speaker.ASSISTANT, Speaker.OFFICER, LATER)

    write(services, hand_over)
    with pytest.raises(NotFound):
        report(services, say(services, ASKED[1], at=LATER))


def test_who_is_forgotten_takes_the_report_along(services: Services) -> None:
    report(services, say(services, ASKED[0], "web_a"), "web_a", note="ghi chú")
    report(services, say(services, ASKED[1], "web_b"), "web_b")
    write(services, lambda uow: uow.conversations.erase("web_a"))
    (gap,) = shown(services)
    assert (gap.total, gap.reported, gap.wording) == (1, 1, ASKED[1])
    assert [one.note for one in questions(services, gap.id)] == [""]
    write(services, lambda uow: uow.conversations.erase("web_b"))
    assert shown(services) == []
