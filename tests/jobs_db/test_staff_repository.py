"""Accounts, sessions, failed log-ins and the trail, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from services import Services
from services.errors import InvalidInput, NotFound
from services.staff.model import Account, AuditEntry, StaffSession, Stage
from services.staff.permissions import Role
from services.staff.refusals import StaffRefused
from services.staff.throttle import FREE_PER_ACCOUNT, admit

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
LAN = Account(
    login="lan",
    full_name="Trần Thị Lan",
    roles=frozenset({Role.OFFICER, Role.EDITOR}),
    password_hash="$argon2id$…",
    created_at=NOW,
)


def session(key: str, staff_id: int, *, minutes: int = 0, stage: Stage = Stage.FULL) -> StaffSession:
    at = NOW + timedelta(minutes=minutes)
    return StaffSession(
        key=key, staff_id=staff_id, stage=stage, created_at=at, seen_at=at, address="::1", browser="b"
    )


@pytest.fixture
def uow(empty_services: Services):
    with empty_services.unit_of_work(writing=True) as unit:
        yield unit


def test_an_account_comes_back_as_it_was(uow):
    number = uow.staff.add(LAN)
    assert uow.staff.get(number) == uow.staff.by_login("lan") == replace(LAN, id=number)
    assert uow.staff.get(number + 1) is None
    assert uow.staff.by_login("Lan") is None


def test_a_change_is_kept_and_an_unknown_account_is_not_found(uow):
    number = uow.staff.add(LAN)
    changed = replace(LAN, id=number, roles=frozenset({Role.APPROVER}), disabled_at=NOW, totp_secret="A" * 32)
    uow.staff.save(changed)
    assert uow.staff.get(number) == changed
    with pytest.raises(NotFound):
        uow.staff.save(replace(LAN, id=number + 1, login="mai"))


def test_a_login_is_there_once(uow):
    uow.staff.add(LAN)
    with pytest.raises(InvalidInput):
        uow.staff.add(LAN)


def test_everybody_is_listed_by_login(uow):
    uow.staff.add(LAN)
    uow.staff.add(replace(LAN, login="an"))
    assert [one.login for one in uow.staff.all()] == ["an", "lan"]


def test_a_step_of_time_is_used_once_and_never_an_earlier_one(uow):
    number = uow.staff.add(LAN)
    assert [uow.staff.use_step(number, step) for step in (7, 7, 6, 8)] == [True, False, False, True]
    uow.staff.save(replace(LAN, id=number))
    assert not uow.staff.use_step(number, 8)


def test_two_at_once_use_a_step_once(empty_services: Services):
    with empty_services.unit_of_work(writing=True) as uow:
        number = uow.staff.add(LAN)
        uow.commit()
    together = Barrier(2)

    def use(_: int) -> bool:
        together.wait(timeout=10)
        with empty_services.unit_of_work(writing=True) as uow:
            used = uow.staff.use_step(number, 7)
            uow.commit()
        return used

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(use, range(2))) == [False, True]


def test_sessions_are_found_used_and_ended(uow):
    number = uow.staff.add(LAN)
    for key, minutes in (("a", 0), ("b", 1), ("c", 2)):
        uow.staff.add_session(session(key, number, minutes=minutes, stage=Stage.CODE))
    assert uow.staff.session("a") == session("a", number, stage=Stage.CODE)
    uow.staff.touch_session("a", NOW + timedelta(minutes=9))
    assert [one.key for one in uow.staff.sessions_of(number)] == ["a", "c", "b"]
    uow.staff.end_session("c")
    uow.staff.end_sessions(number, but="a")
    assert [one.key for one in uow.staff.sessions_of(number)] == ["a"]
    uow.staff.end_sessions(number)
    assert uow.staff.session("a") is None


def test_old_and_idle_sessions_are_forgotten(uow):
    number = uow.staff.add(LAN)
    for key, minutes in (("old", 0), ("idle", 10), ("used", 20)):
        uow.staff.add_session(session(key, number, minutes=minutes))
    uow.staff.touch_session("old", NOW + timedelta(minutes=30))
    uow.staff.forget_sessions(created_before=NOW, seen_before=NOW + timedelta(minutes=10))
    assert [one.key for one in uow.staff.sessions_of(number)] == ["used"]


def test_failures_are_counted_by_login_and_by_address(uow):
    for minutes, login, address in ((0, "lan", "1"), (1, "lan", "2"), (2, "mai", "1")):
        last = uow.staff.note_attempt(login, address, NOW + timedelta(minutes=minutes))
    minute = [NOW + timedelta(minutes=count) for count in range(3)]
    assert list(uow.staff.attempts_at("lan", NOW - timedelta(hours=1))) == minute[:2]
    assert list(uow.staff.attempts_at("lan", NOW)) == minute[1:2]
    assert list(uow.staff.attempts_from("1", NOW - timedelta(hours=1))) == [minute[0], minute[2]]
    uow.staff.forget_attempt(last)
    assert list(uow.staff.attempts_at("mai", NOW)) == []
    uow.staff.forget_attempts(before=NOW)
    assert list(uow.staff.attempts_at("lan", NOW - timedelta(hours=1))) == minute[1:2]
    uow.staff.forget_attempts_at("lan")
    assert list(uow.staff.attempts_at("lan", NOW - timedelta(hours=1))) == []


def test_of_many_tries_at_once_only_the_free_ones_are_admitted(empty_services: Services):
    together = Barrier(8)

    def attempt(_: int) -> bool:
        together.wait(timeout=10)
        try:
            with empty_services.unit_of_work(writing=True) as uow:
                admit(uow, "lan", "::1", NOW)
                uow.commit()
        except StaffRefused:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(attempt, range(8))) == FREE_PER_ACCOUNT


def entry(action: str, thing: str, staff_id: int | None = None) -> AuditEntry:
    return AuditEntry(
        at=NOW, staff_id=staff_id, staff_name="Lan", action=action, thing=thing,
        before={"roles": ["officer"]}, after=None, why="đổi việc",
    )  # fmt: skip


def test_the_trail_is_read_from_its_end(uow):
    number = uow.staff.add(LAN)
    for count in range(4):
        uow.audit.add(entry(f"act{count}", f"thing:{count % 2}", number))
    newest = uow.audit.newest(2)
    assert [one.action for one in newest] == ["act3", "act2"]
    assert [one.action for one in uow.audit.newest(5, before=newest[-1].id)] == ["act1", "act0"]
    assert [one.action for one in uow.audit.of("thing:0", 5)] == ["act2", "act0"]
    assert replace(newest[0], id=None) == entry("act3", "thing:1", number)


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET why = ''", "DELETE FROM audit_entry"])
def test_the_trail_only_grows(empty_services: Services, statement):
    with empty_services.unit_of_work(writing=True) as uow:
        uow.audit.add(entry("act", "thing:1"))
        uow.commit()
    with empty_services.unit_of_work(writing=True) as uow, pytest.raises(DatabaseError, match="only grows"):
        uow._session.execute(text(statement))
