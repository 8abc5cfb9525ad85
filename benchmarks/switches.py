"""What switches and notices cost each message: python -m benchmarks.switches.

Over an empty SQLite database, or the one of TROLY_DATABASE_URL with its tables; only reads are timed.
"""

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import upgrade_schema
from jobs_db.settings import DatabaseSettings
from services import Services, UnitOfWork, calendar
from services.conversations.model import Answer, Arrival, Reply
from services.dialogue.state import SearchState
from services.notices.changing import publish
from services.notices.model import Notice, NoticeKind
from services.notices.telling import with_notices
from services.staff.model import Account, StaffMember, member
from services.staff.permissions import Role
from services.switches.changing import turn_off, turn_on
from services.switches.model import Switch, SwitchKind
from services.switches.silence import silenced

MESSAGES = 2_000
WHO = "zalo_1"
ARRIVAL = Arrival(channel="zalo", conversation=WHO, message_id="m1", text="hỏi")
ANSWER = Answer(said="hỏi", replies=(Reply(text="Dạ."),), outcome="answered", intent="search_job")
MEMORY_BYTES = 40_000  # of a long conversation
KEPT = 2.1  # seconds after which every process knows


def main() -> None:
    """Print milliseconds for each message, by what is set."""
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("TROLY_DATABASE_URL") or f"sqlite:///{folder}/bench.db"
        engine = make_engine(url)
        upgrade_schema(engine)
        engine.dispose()
        services = build_services(DatabaseSettings(url=url))
        _measure(services)
        services.close()


def _measure(services: Services) -> None:
    event = {"event": "slot", "name": "search", "value": SearchState().as_json()}
    services.dialogue_states.put(WHO, json.dumps([event, {"event": "user", "text": "x" * MEMORY_BYTES}]))
    now = calendar.now()
    _report("nothing set", services)
    with services.unit_of_work(writing=True) as uow:
        staff = _staff(uow)
        for number in range(5):
            notice = Notice(
                kind=NoticeKind.STORM,
                text=f"Thông báo {number}",
                communes=frozenset({"32152"}),
                begins=now,
                ends=now + timedelta(days=1),
                staff_id=None,
                staff_name=staff.name,
                created_at=now,
            )
            publish(uow, staff, notice)
        uow.commit()
    _report("5 notices of a commune, person of no known commune", services)
    with services.unit_of_work(writing=True) as uow:
        off = turn_off(
            uow,
            staff,
            Switch(
                kind=SwitchKind.BOT,
                reason="đo",
                sentence="Dạ, em nghỉ.",
                staff_id=None,
                staff_name=staff.name,
                since=now,
            ),
        )
        uow.commit()
    _report("the assistant is off, and 5 notices", services)
    with services.unit_of_work(writing=True) as uow:
        turn_on(uow, staff, off.id or 0, calendar.now(), "đo xong")
        for one in uow.notices.undone():
            uow.notices.end(one.id or 0, calendar.now(), staff.name, "đo xong")
        uow.commit()


def _report(name: str, services: Services) -> None:
    time.sleep(KEPT)
    times = [_timed(services, _work) for _ in range(MESSAGES)]
    p50 = statistics.median(wall for wall, _ in times)
    mean = statistics.mean(cpu for _, cpu in times)
    print(f"{name:52} by the clock p50 {p50:.3f} ms, of the processor mean {mean:.3f} ms")


def _work(uow: UnitOfWork) -> None:
    at = calendar.now()
    silent = silenced(uow, ARRIVAL, ANSWER, at)
    with_notices(uow, WHO, silent.answer if silent else ANSWER, at, though_silent=silent is not None)


def _timed(services: Services, work: Callable[[UnitOfWork], None]) -> tuple[float, float]:
    with services.unit_of_work() as uow:
        uow.conversations.speaker(WHO)  # the transaction of the turn is open anyway
        begun, cpu = time.perf_counter(), time.thread_time()
        work(uow)
        return (time.perf_counter() - begun) * 1_000, (time.thread_time() - cpu) * 1_000


def _staff(uow: UnitOfWork) -> StaffMember:
    account = Account(
        login=f"bench.{time.time_ns()}",
        full_name="Đo",
        roles=frozenset({Role.ADMINISTRATOR}),
        password_hash="",
        created_at=calendar.now(),
    )
    uow.staff.add(account)
    stored = uow.staff.by_login(account.login)
    assert stored is not None
    return member(stored)


if __name__ == "__main__":
    main()
