"""Keeps the tokens alive: renewed by one worker at a time, stored before anybody uses them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import TypeVar

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import NotNowError, OperatorError, SendingError
from gateway.zalo.api import RefusedAnswerError, ZaloApi
from gateway.zalo.errors import SECRET, TOKEN, ErrorClass, fault_of
from gateway.zalo.grant import CHANNEL, MISSING
from gateway.zalo.renewal import Renewal
from gateway.zalo.settings import ZaloSettings
from services.channels.tokens import PlatformTokens, TokenState
from services.errors import Unavailable

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
GLANCE_SECONDS = 0.25  # between two looks whether another worker's renewal is done
MOST_GLANCES = 80
BUSY_PAUSE_SECONDS = 15.0

Result = TypeVar("Result")
Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(timezone.utc)


class TokenKeeper:
    """One for each worker.

    Args:
        settings: Of which account, and when to renew.
        api: To ask for new tokens.
        database: Where the newest pair is kept.
        alarms: For what only an administrator of the account can mend.
        owner: The name of this worker, unlike any other's.
        clock: Aware instants.
    """

    def __init__(
        self,
        settings: ZaloSettings,
        api: ZaloApi,
        database: Database,
        alarms: Alarms,
        owner: str,
        clock: Clock = _now,
    ) -> None:
        self._oa_id = settings.oa_id
        self._has_secret = bool(settings.app_secret)
        self._share = settings.rules.grant.refresh_share
        self._database = database
        self._alarms = alarms
        self._clock = clock
        self._renewal = Renewal(self._oa_id, api, database, alarms, owner, clock)
        self._running: asyncio.Task[bool] | None = None
        # Refused refresh tokens are tried once by every worker that starts: the reason may have been mended.
        self._refused: dict[int, OperatorError] = {}
        self._useless: int | None = None

    async def call(self, work: Callable[[str], Awaitable[Result]]) -> Result:
        """Do something with the access token; where it is not taken, once more with a new one.

        Raises:
            OperatorError: There is no good token, and only a person can get one.
            NotNowError: A new one cannot be had just now; nothing was sent.
            Exception: Whatever `work` raises.
        """
        tokens = await self._stored()
        try:
            return await work(tokens.access_token)
        except RefusedAnswerError as error:
            if fault_of(error).kind is not ErrorClass.REFRESH_TOKEN:
                raise
        tokens = await self._newer_than(tokens.version)
        try:
            return await work(tokens.access_token)
        except RefusedAnswerError as error:
            if fault_of(error).kind is not ErrorClass.REFRESH_TOKEN:
                raise
            # Also how a missing permission is told: renewing again and again would mend nothing.
            self._useless = tokens.version
            raise OperatorError(TOKEN, str(error.number)) from None

    async def keep(self) -> None:
        """Renew in time, for ever; a renewal that was begun is finished even when this is cancelled."""
        try:
            while True:
                try:
                    await self.look_after()
                except (SendingError, Unavailable) as error:
                    log.warning("gateway.zalo.tokens.not_renewed reason=%s", error)
                except Exception:
                    log.exception("gateway.zalo.tokens.failed")
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            await self.finish()

    async def look_after(self) -> None:
        """Renew if it is time, or if nobody knows what became of the last renewal.

        Raises:
            OperatorError: Zalo grants nothing any more, or there is no pair yet.
            NotNowError: Zalo cannot be asked just now.
            Unavailable: The database cannot be asked just now.
        """
        tokens = await self._stored()
        is_due = tokens.is_due(self._clock(), self._share) or tokens.state is TokenState.REFRESHING
        if tokens.state is TokenState.REFUSED:
            is_due = tokens.version not in self._refused
        if is_due:
            await self._renew(tokens.version)

    async def finish(self) -> None:
        """Wait for a renewal that is on its way: its answer exists nowhere else."""
        if self._running is not None:
            await asyncio.wait({self._running})

    async def _newer_than(self, version: int) -> PlatformTokens:
        for _ in range(MOST_GLANCES):
            tokens = await self._stored()
            if tokens.version > version:
                return tokens
            if version == self._useless:
                raise OperatorError(TOKEN)
            if tokens.state is TokenState.REFUSED and version in self._refused:
                raise self._refused[version]
            if not await self._renew(version):
                await asyncio.sleep(GLANCE_SECONDS)
        raise NotNowError("Another worker renews the token.", BUSY_PAUSE_SECONDS)

    async def _renew(self, version: int) -> bool:
        """Renew the pair of a version; False while another worker does it. All who ask here share one."""
        if not self._has_secret:
            raise OperatorError(SECRET)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._attempt(version))
            self._running.add_done_callback(_heard)
        # Whoever waits may be cancelled; the renewal may not.
        return await asyncio.shield(self._running)

    async def _attempt(self, version: int) -> bool:
        try:
            return await self._renewal.attempt(version)
        except OperatorError as error:
            self._refused[version] = error
            raise

    async def _stored(self) -> PlatformTokens:
        tokens = await self._database.read(lambda uow: uow.platform_tokens.get(self._oa_id))
        if tokens is None:
            await self._alarms.sound(CHANNEL, MISSING)
            raise OperatorError(MISSING)
        return tokens


def _heard(task: "asyncio.Task[bool]") -> None:
    """Nobody may be left to hear how it ended; that is no fault of the task."""
    if not task.cancelled():
        task.exception()
