"""Answers that need no assistant: stored and closed in one step, sent like any other."""

import time
from datetime import datetime, timedelta, timezone

from gateway.database import Database
from services.conversations.closing import close_turn
from services.conversations.model import Answer, Arrival, Lease, Reply
from services.conversations.rate import RateWindow
from services.outcomes import Outcome
from services.ports import UnitOfWork

PER_MINUTE = 5  # to one chat: whoever presses old buttons all the time has read it
LEASE = timedelta(seconds=30)


class ToldAtOnce:
    """Says each thing once, however often its update comes.

    Args:
        owner: The name of this worker.
    """

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner
        self._window = RateWindow(PER_MINUTE, time.monotonic)

    async def answer(self, arrival: Arrival, reply: Reply, outcome: Outcome = Outcome.CLARIFICATION) -> None:
        """Answer what has arrived; nothing of it is kept but that it was answered.

        Raises:
            Unavailable: It could not be stored.
        """
        if not self._window.admit(arrival.conversation, arrival.message_id).admitted:
            return
        now = datetime.now(timezone.utc)
        answer = Answer(said="", replies=(reply,), outcome=outcome.value)

        def work(uow: UnitOfWork) -> None:
            stored = uow.inbox.store(arrival, now, Lease(self._owner, now + LEASE))
            if stored is not None:
                close_turn(uow, stored.message, answer, now, send=True, let_go=self._owner)

        await self._database.write(work)
