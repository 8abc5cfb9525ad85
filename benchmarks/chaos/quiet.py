"""Wait until nothing is on its way any more, neither at the platforms nor in the database."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from benchmarks.chaos.record import Stored, read_stored
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo

LOOK_SECONDS = 0.5
STEADY = 5  # looks in a row that find nothing left to do


def wait_until_quiet(
    telegram: FakeTelegram,
    zalo: FakeZalo,
    engine: Engine,
    seconds: float,
    rest: Callable[[float], None] = time.sleep,
) -> Stored:
    """What the database holds then; after so many seconds it is taken as it is.

    Zalo sends again after half an hour and more: its clock is put forward instead.

    Args:
        rest: Waits so many seconds.
    """
    steady, deadline = 0, time.monotonic() + seconds
    while steady < STEADY and time.monotonic() < deadline:
        waiting = zalo.webhooks.waiting
        if waiting:
            zalo.clock.advance(max(0.0, waiting[0][0] - zalo.clock.now()))
        rest(LOOK_SECONDS)
        handed_over = not telegram.queue.pending and zalo.webhooks.quiet and not zalo.webhooks.waiting
        steady = steady + 1 if handed_over and _is_quiet(engine) else 0
    return read_stored(engine)


def _is_quiet(engine: Engine) -> bool:
    try:
        return read_stored(engine).is_quiet
    except OperationalError:
        return False
