"""Many officers, one waiting list: nobody is taken by two, nobody is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from benchmarks.handover import Center
from services import Services
from services.conversations.model import Speaker
from services.errors import Unavailable
from services.handover import taking
from services.handover.model import HeldByAnother, Officer
from services.handover.presence import note_seen
from tests.jobs_db.test_handover import NOW, Desk

STEPS = 600


def test_five_officers_take_a_hundred_conversations_at_random(empty_services: Services) -> None:
    center = Center(empty_services, seed=7, people=100)
    report = center.run(officers=5, gateways=2, enough=lambda: center.steps() >= STEPS)
    assert report.two_speakers == set()
    assert report.lost == set()
    assert report.done["taken"] >= 100


@pytest.mark.parametrize("round_", range(5))
def test_of_officers_who_take_one_case_at_once_one_has_it(empty_services: Services, round_: int) -> None:
    desk = Desk(empty_services)
    desk.says("gặp cán bộ")
    case = desk.case()
    officers = [Officer(number, f"Cán bộ {number}") for number in range(1, 6)]
    for officer in officers:
        desk.do(note_seen, officer, NOW)
    together = Barrier(len(officers))

    def take(officer: Officer) -> Officer | None:
        together.wait(timeout=10)
        while True:
            try:
                return desk.do(taking.take, case, officer, NOW).officer
            except HeldByAnother:
                return None
            except Unavailable:
                continue

    with ThreadPoolExecutor(len(officers)) as threads:
        took = [one for one in threads.map(take, officers) if one is not None]
    assert len(took) == 1
    with empty_services.unit_of_work() as uow:
        found = uow.cases.get(case)
    assert found is not None
    assert (found.officer, found.speaker) == (took[0], Speaker.OFFICER)
