"""100 conversations wait, 5 officers take them at random while people write and the assistant answers.

`python -m benchmarks.handover --minutes 5` prints how many conversations had two speakers and how many were
lost; both must be 0. On PostgreSQL when TROLY_TEST_POSTGRES_URL names one, else on a SQLite file.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import TypeVar

from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.schema import downgrade_schema, upgrade_schema
from jobs_db.settings import DatabaseSettings
from services import Services
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Lease, Message, Reply, Speaker
from services.errors import InvalidInput, NotFound, Unavailable
from services.handover import answering, taking, waiting
from services.handover.model import CaseOutcome, HeldByAnother, Officer
from services.handover.presence import note_seen
from services.ports import UnitOfWork

PEOPLE, OFFICERS, GATEWAYS = 100, 5, 2
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Held:
    """A stretch of a transcript in which one officer had the word: the turns after `first`, up to `last`."""

    conversation: str
    officer: int
    first: int
    last: int


@dataclass
class Report:
    """What came of it; `two_speakers` and `lost` name conversations."""

    two_speakers: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)


class Center:
    """The people, the gateways and the officers of one run.

    Args:
        pause_seconds: The longest an officer thinks between two steps.
    """

    def __init__(self, services: Services, seed: int, people: int, pause_seconds: float = 0.0) -> None:
        self.report = Report()
        self._services = services
        self._seed = seed
        self._pause = pause_seconds
        self._people = [f"web_{number}" for number in range(people)]
        self._numbers = count(1)
        self._serving = {who: threading.Lock() for who in self._people}  # a conversation has one worker
        self._having: dict[str, int] = {}
        self._lock = threading.Lock()
        self._held: list[Held] = []
        self._written = threading.Event()
        self._over = threading.Event()

    def run(self, officers: int, gateways: int, enough: Callable[[], bool]) -> Report:
        """Everybody works until it is enough; then nobody writes any more and the officers end every case."""
        for who in self._people:
            self._person_writes(who, wants_officer=True)
        with ThreadPoolExecutor(officers + gateways) as threads:
            serving = [threads.submit(self._officer, number) for number in range(1, officers + 1)]
            writing = [threads.submit(self._gateway, number) for number in range(1, gateways + 1)]
            while not enough() and not any(one.done() for one in (*serving, *writing)):
                time.sleep(0.02)
            self._written.set()
            wait(writing)  # the last message may open a case, which an officer has to find
            self._over.set()
            for one in (*serving, *writing):
                one.result()
        self._check()
        return self.report

    def steps(self) -> int:
        """How many things officers have done so far."""
        return sum(self.report.done.values())

    def _gateway(self, number: int) -> None:
        chance = random.Random(f"{self._seed} gateway {number}")
        while not self._written.is_set():
            who = chance.choice(self._people)
            self._person_writes(who, wants_officer=chance.random() < 0.3, thinking=chance.random() * 0.01)

    def _person_writes(self, who: str, *, wants_officer: bool, thinking: float = 0.0) -> None:
        """As gateway.answering does: stored, asked who speaks, thought about, finished."""
        with self._serving[who]:
            text = f"tin {next(self._numbers)}"
            message = self._write(lambda uow: _stored(uow, who, text))
            speaker = self._read(lambda uow: uow.conversations.speaker(who))
            time.sleep(thinking)
            intent = "request_officer" if wants_officer else "search_job"
            answer = Answer(said=text, replies=(Reply(text="máy"),), outcome="answered", intent=intent)
            if speaker is Speaker.OFFICER:
                answer = Answer(said=text, replies=(), outcome="handed_over", speaker=Speaker.OFFICER)
            self._write(lambda uow: close_turn(uow, message, answer, _now(), send=False))

    def _officer(self, number: int) -> None:
        chance = random.Random(f"{self._seed} officer {number}")
        officer = Officer(number, f"Cán bộ {number}")
        while True:
            over = self._over.is_set()
            self._write(lambda uow: note_seen(uow, officer, _now()))
            found = self._read(lambda uow: waiting.lists(uow, officer, _now()))
            lines = (*found.own, *found.waiting)
            if not lines and over and not found.others:
                return
            # Two officers look at the same list: what one sees waiting another may just be taking.
            line = chance.choice(lines) if lines else None
            if line is not None:
                self._serve(line.case.id, line.case.conversation, officer, chance, over)
            time.sleep(chance.random() * self._pause if line else 0.01)

    def _serve(self, case: int, who: str, officer: Officer, chance: random.Random, over: bool) -> None:
        first = self._take(case, who, officer)
        if first is None:
            return
        ended = False
        for _ in range(chance.randint(1, 3)):
            self._write(lambda uow: answering.answer(uow, case, officer, f"cán bộ [{officer.id}]", _now()))
            self.report.done["answers"] += 1
            time.sleep(chance.random() * self._pause)
        ends = ["close", "close", "give back"] + ([] if over else ["put back"])
        while not ended:
            ended = self._end(case, who, officer, first, chance.choice(ends))

    def _take(self, case: int, who: str, officer: Officer) -> int | None:
        def take(uow: UnitOfWork) -> int:
            taking.take(uow, case, officer, _now())
            return uow.conversations.last_positions([who])[who]

        try:
            first = self._write(take)
        except (HeldByAnother, NotFound):
            self.report.done["came second"] += 1
            return None
        with self._lock:
            if who in self._having:
                self.report.two_speakers.add(who)
            self._having[who] = officer.id
            self.report.done["taken"] += 1
        return first

    def _end(self, case: int, who: str, officer: Officer, first: int, how: str) -> bool:
        """End a case in some way; False when the person wrote just before."""

        def end(uow: UnitOfWork) -> int:
            taking.own_case(uow, case, officer)  # locked: no turn comes between this and the end
            last = uow.conversations.last_positions([who])[who]
            if how == "give back":
                taking.give_back(uow, case, officer, _now())
            elif how == "put back":
                taking.put_back(uow, case, officer, _now())
            else:
                taking.close(uow, case, officer, CaseOutcome.ANSWERED, _now(), seen=seen)
            return last

        seen = self._read(lambda uow: uow.conversations.last_positions([who])[who])
        with self._lock:
            self._having.pop(who, None)
        try:
            last = self._write(end)
        except InvalidInput:
            with self._lock:
                self._having[who] = officer.id
            self.report.done["person wrote meanwhile"] += 1
            return False
        with self._lock:
            self._held.append(Held(who, officer.id, first, last))
            self.report.done[how] += 1
        return True

    def _check(self) -> None:
        with self._services.unit_of_work() as uow:
            open_cases = {line.case.conversation for line in uow.cases.open_lines(len(self._people) + 1)}
            unanswered = {message.arrival.conversation for message in uow.inbox.unfinished()}
            for who in self._people:
                turns = uow.conversations.latest_turns(who, 1_000_000)
                stretches = [one for one in self._held if one.conversation == who]
                for turn in turns:
                    speaking = {one.officer for one in stretches if one.first < turn.position <= one.last}
                    said = "".join(reply.text for reply in turn.answer.replies)
                    by_officer = {number for number in range(1, 100) if f"[{number}]" in said}
                    by_machine = bool(said) and not by_officer
                    if len(speaking) > 1 or by_officer - speaking or (speaking and by_machine):
                        self.report.two_speakers.add(who)
                never = not any(case.closed_at for case in uow.cases.of_conversation(who))
                silent = uow.conversations.speaker(who) is Speaker.OFFICER
                if never or silent or who in open_cases or who in unanswered:
                    self.report.lost.add(who)

    def _write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        while True:
            try:
                with self._services.unit_of_work(writing=True) as uow:
                    result = work(uow)
                    uow.commit()
                return result
            except Unavailable:
                time.sleep(0.05)  # SQLite has one writer; everybody waits for a turn

    def _read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        with self._services.unit_of_work() as uow:
            return work(uow)


def _stored(uow: UnitOfWork, who: str, text: str) -> Message:
    arrival = Arrival(channel="web", conversation=who, message_id=f"{who}:{text}", text=text)
    stored = uow.inbox.store(arrival, _now(), Lease("bench", _now() + timedelta(minutes=10)))
    assert stored is not None
    return stored.message


def _now() -> datetime:
    return datetime.now(timezone.utc)


@contextmanager
def _database() -> Iterator[tuple[str, Services]]:
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("TROLY_TEST_POSTGRES_URL") or f"sqlite:///{folder}/handover.db"
        engine = make_engine(url)
        downgrade_schema(engine)
        upgrade_schema(engine)
        services = build_services(DatabaseSettings(url=url))
        yield engine.dialect.name, services
        services.close()
        engine.dispose()


def main() -> int:
    """Run and print; 1 when anything was lost or two spoke."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.handover", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with _database() as (kind, services):
        center = Center(services, arguments.seed, PEOPLE, pause_seconds=0.05)
        end = time.monotonic() + 60 * arguments.minutes
        report = center.run(OFFICERS, GATEWAYS, lambda: time.monotonic() > end)
    print(f"{kind}: {PEOPLE} conversations, {OFFICERS} officers, {arguments.minutes:g} minutes")
    for name, number in sorted(report.done.items()):
        print(f"  {name}: {number}")
    print(f"conversations with two speakers: {len(report.two_speakers)}")
    print(f"lost conversations: {len(report.lost)}")
    return 1 if report.two_speakers or report.lost else 0


if __name__ == "__main__":
    sys.exit(main())
