"""Send stored turns to platforms that do not come to fetch them, until they are taken."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import partial

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.leases import Leases
from gateway.sending import (
    MaybeSentError,
    NotNowError,
    OperatorError,
    RefusedError,
    Sender,
    UnreachableError,
)
from services import UnitOfWork
from services.conversations.model import Delivery, Lease
from services.errors import Unavailable

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
# Turns of one channel on their way at the same time; most of that time the platform is waited for, and one
# that does not answer must not hold up the others.
AT_ONCE = 100
LONGEST_PAUSE = timedelta(minutes=5)
OPERATOR_PAUSE = timedelta(minutes=1)
FEW_ATTEMPTS = 5  # of what breaks in our own code: the person's next turns wait behind it
GIVE_UP_AFTER = timedelta(hours=24)  # an answer of yesterday helps nobody; officers see what is dead


class Outbox:
    """Sends what is due, each conversation in its order.

    Before a part goes to the platform the database knows that it does: after a crash only the result of
    that one is unknown, and only that one may be sent twice.
    """

    def __init__(
        self, database: Database, leases: Leases, alarms: Alarms, senders: Mapping[str, Sender]
    ) -> None:
        self._database = database
        self._leases = leases
        self._alarms = alarms
        self._senders = senders
        self._paused: dict[str, float] = {}
        self._news = asyncio.Event()
        self._tasks: dict[str, dict[int, asyncio.Task[None]]] = {name: {} for name in senders}
        self._may_have_lost = False

    def kick(self) -> None:
        """There is something new to send."""
        self._news.set()

    async def run(self) -> None:
        """Send for ever."""
        while True:
            self._news.clear()
            try:
                await self.begin_due(datetime.now(timezone.utc))
            except Unavailable:
                log.warning("gateway.outbox.no_database")
                await asyncio.sleep(LOOK_SECONDS)
            try:
                await asyncio.wait_for(self._news.wait(), LOOK_SECONDS)
            except asyncio.TimeoutError:
                continue

    async def begin_due(self, now: datetime) -> int:
        """Begin to send what is due at an instant; returns how many turns."""
        free = {name: AT_ONCE - len(self._tasks[name]) for name in self._open_channels()}
        free = {name: places for name, places in free.items() if places > 0}
        if not free:
            return 0
        for delivery in (due := await self._claim(self._leases.fresh(now), now, free)):
            task = asyncio.create_task(self._deliver(delivery))
            self._tasks[delivery.channel][delivery.id] = task
            task.add_done_callback(partial(self._ended, delivery))
        return len(due)

    async def wait(self) -> None:
        """Until nothing is on its way."""
        while tasks := self._all_tasks():
            await asyncio.wait(tasks)

    async def close(self, grace_seconds: float) -> None:
        """Let what is on its way arrive; what does not in time is unknown to the next process."""
        if tasks := self._all_tasks():
            _done, late = await asyncio.wait(tasks, timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _all_tasks(self) -> list["asyncio.Task[None]"]:
        return [task for tasks in self._tasks.values() for task in tasks.values()]

    def _open_channels(self) -> list[str]:
        now = time.monotonic()
        return [name for name in self._senders if self._paused.get(name, 0.0) <= now]

    async def _claim(self, lease: Lease, now: datetime, free: Mapping[str, int]) -> Sequence[Delivery]:
        held: list[int] | None = None
        if self._may_have_lost:
            held = [delivery for tasks in self._tasks.values() for delivery in tasks]

        def claim(uow: UnitOfWork) -> Sequence[Delivery]:
            if held is not None:
                uow.outbox.reclaim(lease.owner, now, held)
            claims = (uow.outbox.claim(lease, now, places, [name]) for name, places in free.items())
            return [delivery for some in claims for delivery in some]

        # A database that goes down may have kept the claim and only lost its answer.
        self._may_have_lost = True
        due = await self._database.write(claim)
        self._may_have_lost = False
        return due

    def _ended(self, delivery: Delivery, task: "asyncio.Task[None]") -> None:
        tasks = self._tasks[delivery.channel]
        if tasks.get(delivery.id) is task:
            del tasks[delivery.id]
        self.kick()  # the conversation's next turn may go now

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            await self._send_parts(delivery)
        except UnreachableError as error:
            await self._give_up(delivery, str(error), unreachable=True)
        except RefusedError as error:
            await self._give_up(delivery, str(error))
        except MaybeSentError as error:
            log.warning("gateway.outbox.unknown id=%d reason=%s", delivery.id, error)
            await self._again(delivery, None, str(error), unknown=True)
        except NotNowError as error:
            await self._again(delivery, error.pause_seconds, str(error))
        except OperatorError as error:
            self._paused[delivery.channel] = time.monotonic() + OPERATOR_PAUSE.total_seconds()
            await self._alarms.sound(delivery.channel, error.problem, error.detail)
            await self._again(delivery, OPERATOR_PAUSE.total_seconds(), str(error))
        except Exception as error:
            # One turn that cannot be put into a platform's form must not end the sending of all others.
            log.exception("gateway.outbox.failed id=%d", delivery.id)
            reason = type(error).__name__
            if delivery.attempts + 1 >= FEW_ATTEMPTS and delivery.reason == reason:
                await self._give_up(delivery, reason)
            else:
                await self._again(delivery, None, reason)

    async def _send_parts(self, delivery: Delivery) -> None:
        sender = self._senders[delivery.channel]
        parts = sender.parts(delivery)
        for number in range(delivery.part, len(parts)):
            if number > delivery.part:
                await self._note(partial(_advance, delivery.id, number))
            await sender.send(delivery, parts[number])
        now = datetime.now(timezone.utc)
        await self._note(lambda uow: uow.outbox.mark_sent(delivery.id, now))

    async def _again(
        self, delivery: Delivery, pause_seconds: float | None, reason: str, *, unknown: bool = False
    ) -> None:
        now = datetime.now(timezone.utc)
        if now - delivery.turn.at > GIVE_UP_AFTER:
            await self._give_up(delivery, reason)
            return
        pause = _growing(delivery, unknown) if pause_seconds is None else timedelta(seconds=pause_seconds)
        until = now + pause
        await self._note(lambda uow: uow.outbox.postpone(delivery.id, until, reason, unknown=unknown))

    async def _give_up(self, delivery: Delivery, reason: str, *, unreachable: bool = False) -> None:
        log.warning("gateway.outbox.dead id=%d channel=%s reason=%s", delivery.id, delivery.channel, reason)
        now = datetime.now(timezone.utc)

        def note(uow: UnitOfWork) -> None:
            uow.outbox.give_up(delivery.id, reason)
            if unreachable:
                uow.conversations.set_reachable(delivery.turn.conversation, delivery.channel, False, now)

        await self._note(note)

    async def _note(self, work: Callable[[UnitOfWork], object]) -> None:
        """Write how far it got; while the database is away, for as long as it takes."""
        pause = 0.2
        while True:
            try:
                await self._database.write(work)
            except Unavailable:
                await asyncio.sleep(pause)
                pause = min(2 * pause, 5.0)
            else:
                return


def _growing(delivery: Delivery, unknown: bool) -> timedelta:
    if unknown:
        # Each time the person may get it once more: some times a day, not every few minutes.
        return timedelta(seconds=2 * 4 ** min(delivery.unknown, 7))
    return min(LONGEST_PAUSE, timedelta(seconds=2 ** min(delivery.attempts, 10)))


def _advance(delivery: int, part: int, uow: UnitOfWork) -> None:
    uow.outbox.advance(delivery, part)
