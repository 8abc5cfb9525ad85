"""A change of the database is answered from at once and learnt while callers go on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from services.errors import Unavailable
from services.policy.content import Content
from services.policy.entry import Entry, Status
from services.policy.retrieval.live import LOOK_SECONDS, LivePolicy, Snapshot
from tests.fakes import FakePolicy
from tests.policy_samples import CONTENT, ENTRY, WHERE

NEW = replace(ENTRY, id="seaweed", question="Trồng rong sụn được hỗ trợ gì?", asked=("giống rong sụn",))


class Desk:
    """A live policy over a fake database, a clock set by hand, and learning done when told."""

    def __init__(self) -> None:
        self.policy = FakePolicy(CONTENT)
        self.policy.replace(CONTENT)
        self.now = 0.0
        self.waiting: list[Callable[[], None]] = []
        self.reads = 0
        self.is_away = False
        self.live = LivePolicy(self._read, lambda: self.now, self.waiting.append)

    def _read(self, work: Callable[[FakePolicy], Snapshot | None]) -> Snapshot | None:
        self.reads += 1
        if self.is_away:
            raise Unavailable("The database cannot be read just now.")
        return work(self.policy)

    def publish(self, *entries: Entry) -> None:
        for entry in entries:
            self.policy.put_entry(entry)
        self.now += LOOK_SECONDS

    def first(self, text: str) -> str:
        return self.live.snapshot().index.rank(text)[0].entry


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_is_read_first_is_learnt_before_it_is_given(desk: Desk) -> None:
    assert desk.live.snapshot().index.is_sharp
    assert desk.waiting == []


def test_the_database_is_looked_at_once_a_second(desk: Desk) -> None:
    desk.live.snapshot()
    desk.live.snapshot()
    assert desk.reads == 1
    desk.now += LOOK_SECONDS
    desk.live.snapshot()
    assert desk.reads == 2


def test_a_change_is_given_at_once_and_learnt_behind(desk: Desk) -> None:
    desk.live.snapshot()
    desk.publish(NEW)
    assert desk.first("rong sụn") == NEW.id
    assert not desk.live.snapshot().index.is_sharp
    (learn,) = desk.waiting
    learn()
    assert desk.live.snapshot().index.is_sharp
    assert desk.first("rong sụn") == NEW.id


def test_a_second_change_waits_for_the_learning_that_runs(desk: Desk) -> None:
    desk.live.snapshot()
    desk.publish(NEW)
    desk.live.snapshot()
    desk.publish(replace(WHERE, asked=(*WHERE.asked, "bỏ giấy vô thùng nào")))
    assert desk.first("bỏ giấy vô thùng nào") == WHERE.id
    (learn,) = desk.waiting
    learn()
    assert desk.live.snapshot().index.is_sharp
    assert desk.first("bỏ giấy vô thùng nào") == WHERE.id


def test_a_change_that_asks_nothing_anew_is_not_learnt(desk: Desk) -> None:
    index = desk.live.snapshot().index
    desk.publish(replace(ENTRY, answer="Dạ, khác."))
    snapshot = desk.live.snapshot()
    assert snapshot.index is index
    assert snapshot.content.entries[ENTRY.id].answer == "Dạ, khác."
    assert desk.waiting == []


def test_what_is_no_longer_published_is_found_no_more(desk: Desk) -> None:
    desk.live.snapshot()
    desk.publish(replace(WHERE, status=Status.RETIRED))
    assert WHERE.id not in [one.entry for one in desk.live.snapshot().index.rank("nộp tờ khai ở đâu")]


def test_learning_that_fails_is_tried_again_with_the_next_change(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.live.snapshot()
    desk.publish(NEW)
    with monkeypatch.context() as patch, pytest.raises(MemoryError):
        index = type(desk.live.snapshot().index)
        patch.setattr(index, "sharpened", lambda _: (_ for _ in ()).throw(MemoryError()))
        desk.waiting.pop()()
    desk.publish(replace(NEW, asked=("rong biển",)))
    desk.live.snapshot()
    desk.waiting.pop()()
    assert desk.live.snapshot().index.is_sharp


def test_a_database_that_is_away_is_told_only_when_nothing_was_read(desk: Desk) -> None:
    desk.is_away = True
    with pytest.raises(Unavailable):
        desk.live.snapshot()
    desk.is_away = False
    assert desk.live.snapshot().content.entries == CONTENT.entries


def test_an_empty_database_gives_nothing() -> None:
    live = LivePolicy(lambda work: work(FakePolicy(Content())), lambda: 0.0)
    assert live.snapshot().index.rank("nộp ở đâu") == []
