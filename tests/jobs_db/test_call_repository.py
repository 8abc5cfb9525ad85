"""The log of calls: kept, counted, taken back by who took the call."""

from datetime import datetime, timedelta, timezone

import pytest

from services import Services
from services.caller.calls import MOST_SECONDS, UNDONE_WITHIN, log_call, undo_call
from services.caller.model import Call, CallOutcome, Need
from services.errors import InvalidInput, NotAllowed, NotFound
from services.staff.model import Account, StaffMember, member
from services.staff.permissions import Role

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=timezone.utc)


@pytest.fixture
def uow(empty_services: Services):
    with empty_services.unit_of_work(writing=True) as unit:
        yield unit


def officer(uow, login: str) -> StaffMember:
    uow.staff.add(
        Account(
            login=login,
            full_name=login.title(),
            roles=frozenset({Role.OFFICER}),
            password_hash="x",
            created_at=NOW,
        )
    )
    return member(uow.staff.by_login(login))


def logged(
    uow, staff: StaffMember, *, at: datetime = NOW, seconds: int = 95, commune: str | None = "32025"
) -> Call:
    return log_call(
        uow, staff, need=Need.JOB, outcome=CallOutcome.OFFERED, commune=commune, seconds=seconds, at=at
    )


def test_a_call_is_kept_as_it_was_logged(uow):
    call = logged(uow, officer(uow, "lan"))
    assert uow.calls.get(call.id) == call
    assert (call.need, call.outcome, call.commune, call.seconds) == (
        Need.JOB,
        CallOutcome.OFFERED,
        "32025",
        95,
    )


def test_the_trail_tells_of_it_and_holds_no_word_of_the_caller(uow):
    call = logged(uow, officer(uow, "lan"))
    entry = uow.audit.of(f"call:{call.id}", 1)[0]
    assert entry.action == "call.log"
    assert entry.after == {"need": "job", "outcome": "offered", "commune": "32025"}


@pytest.mark.parametrize(("counted", "kept"), [(-5, 0), (0, 0), (10**9, MOST_SECONDS)])
def test_the_seconds_stay_within_reason(uow, counted, kept):
    assert logged(uow, officer(uow, "lan"), seconds=counted).seconds == kept


def test_a_commune_that_is_none_is_refused(uow):
    with pytest.raises(InvalidInput):
        logged(uow, officer(uow, "lan"), commune="99999")


def test_calls_are_told_by_their_time_and_counted_by_their_officer(uow):
    lan, hoa = officer(uow, "lan"), officer(uow, "hoa")
    early, late = logged(uow, lan, at=NOW - timedelta(days=1)), logged(uow, lan)
    other = logged(uow, hoa, at=NOW + timedelta(seconds=1))
    assert uow.calls.between(NOW - timedelta(days=2), NOW) == [early]
    assert uow.calls.between(NOW, NOW + timedelta(minutes=1)) == [late, other]
    assert (uow.calls.count(NOW, lan.id), uow.calls.count(NOW - timedelta(days=2), lan.id)) == (1, 2)


def test_a_slip_of_the_finger_is_taken_back(uow):
    lan = officer(uow, "lan")
    call = logged(uow, lan)
    undo_call(uow, lan, call.id, NOW + UNDONE_WITHIN)
    assert uow.calls.get(call.id) is None
    with pytest.raises(NotFound):
        undo_call(uow, lan, call.id, NOW)


def test_a_colleagues_call_and_an_old_one_are_not_taken_back(uow):
    lan, hoa = officer(uow, "lan"), officer(uow, "hoa")
    call = logged(uow, lan)
    with pytest.raises(NotAllowed):
        undo_call(uow, hoa, call.id, NOW)
    with pytest.raises(NotAllowed):
        undo_call(uow, lan, call.id, NOW + UNDONE_WITHIN + timedelta(seconds=1))
    assert uow.calls.get(call.id) == call
