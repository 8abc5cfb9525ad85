"""Wishes to be called back, in memory as in the databases."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from services.handover.model import CallBack, CallBackState
from services.ports import UnitOfWork
from tests.fakes import FakeUnitOfWork

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)
ASKED = CallBack(conversation="web_a", state=CallBackState.ASKED, changed_at=NOW)
WANTED = replace(
    ASKED,
    state=CallBackState.WANTED,
    phone="0912345678",
    begins=NOW + timedelta(hours=1),
    ends=NOW + timedelta(hours=2),
)


@pytest.fixture
def known(uow: UnitOfWork) -> UnitOfWork:
    if not isinstance(uow, FakeUnitOfWork):
        for name in ("web_a", "web_b"):
            uow.conversations.touch(name, "web", NOW)
    return uow


def test_a_wish_comes_back_as_it_was_stored(known: UnitOfWork) -> None:
    known.call_backs.put(WANTED)
    (found,) = known.call_backs.wanted(10)
    assert replace(found, id=None) == WANTED
    assert known.call_backs.get(found.id or 0) == found
    assert known.call_backs.get(99) is None


def test_a_conversation_has_one_undone_wish(known: UnitOfWork) -> None:
    known.call_backs.put(ASKED)
    known.call_backs.put(WANTED)
    assert len(known.call_backs.wanted(10)) == 1
    found = known.call_backs.undone_of("web_a")
    assert found is not None
    known.call_backs.put(replace(found, state=CallBackState.DONE))
    assert known.call_backs.undone_of("web_a") is None
    known.call_backs.put(ASKED)
    assert known.call_backs.undone_of("web_a") is not None


def test_the_earliest_comes_first(known: UnitOfWork) -> None:
    known.call_backs.put(WANTED)
    known.call_backs.put(replace(WANTED, conversation="web_b", begins=NOW))
    assert [one.conversation for one in known.call_backs.wanted(10)] == ["web_b", "web_a"]
    assert len(known.call_backs.wanted(1)) == 1


def test_old_wishes_are_forgotten(known: UnitOfWork) -> None:
    known.call_backs.put(WANTED)
    assert known.call_backs.forget_before(NOW) == 0
    assert known.call_backs.forget_before(NOW + timedelta(seconds=1)) == 1
    assert known.call_backs.undone_of("web_a") is None
