"""python -m troly.learning: gather gaps, look after trainings, carry wishes, until a signal says stop."""

import logging
import os
import signal
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

from jobs_db.bootstrap import build_services
from services import Services
from services.errors import CenterError
from services.gaps.collecting import Collector
from troly.learning.training import Trainings
from troly.learning.wishes import carry
from troly.notes import Notes

log = logging.getLogger("troly.learning")

LOOK_SECONDS = 1.0
GATHER_EVERY = timedelta(seconds=20)
_NICENESS = 10


def main() -> None:
    """Work in the background of everything else."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    os.nice(_NICENESS)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    services = build_services()
    trainings = Trainings(services)
    try:
        learn_until(stop, services, trainings, Notes(Path(os.environ["TROLY_NOTES"])))
    finally:
        trainings.close()
        services.close()


def learn_until(stop: threading.Event, services: Services, trainings: Trainings, notes: Notes) -> None:
    """Look at everything, again and again; a database that cannot be reached is tried again."""
    collector, gather_at, begun = Collector(), datetime.now(timezone.utc), False
    while not stop.is_set():
        now = datetime.now(timezone.utc)
        try:
            if not begun:
                trainings.begin(now)
                begun = True
            carry(services, notes, now)
            trainings.step(now)
            if now >= gather_at and not collector.collect(services.unit_of_work, now):
                gather_at = now + GATHER_EVERY
        except CenterError as error:
            log.warning("learning.waits reason=%s", type(error).__name__)
        stop.wait(LOOK_SECONDS)


if __name__ == "__main__":
    main()
