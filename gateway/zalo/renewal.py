"""One renewal of the tokens, from the lease to the stored pair."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import NotNowError, OperatorError
from gateway.zalo.api import Grant, RefusedAnswerError, StatusError, ZaloApi
from gateway.zalo.connection import ConnectionFailedError, NoAnswerError
from gateway.zalo.errors import ADDRESS, ErrorClass, fault_of, pause_seconds
from gateway.zalo.grant import CHANNEL, LOST, REFUSED, SILENT, end_alarms
from services.channels.tokens import PlatformTokens, TokenState
from services.errors import Unavailable
from services.ports import UnitOfWork

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)  # longer than two requests with all their time-outs
SAVE_PAUSE_SECONDS = 0.5
MOST_SAVES = 600  # five minutes of them; then the pair is lost, whatever we do
SILENT_PAUSE_SECONDS = 60.0


class Renewal:
    """Trades a refresh token, which can be used once, so that no crash loses the grant unnoticed.

    Before Zalo is asked, the row says so. After a crash, or an answer that was lost, the same refresh token
    is tried again: Zalo may never have got the request. Refused then, an administrator must grant again.
    """

    def __init__(
        self,
        oa_id: str,
        api: ZaloApi,
        database: Database,
        alarms: Alarms,
        owner: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._oa_id, self._api, self._database = oa_id, api, database
        self._alarms, self._owner, self._clock = alarms, owner, clock
        self._lease = f"zalo_token_{oa_id}"[:40]

    async def attempt(self, version: int) -> bool:
        """Renew the pair of a version; False while another worker does.

        Raises:
            OperatorError: Zalo grants nothing any more; the alarm sounds.
            NotNowError: Zalo cannot be asked, or does not answer.
            Unavailable: The database cannot be asked.
        """
        tokens = await self._database.write(lambda uow: self._begin(uow, version))
        if tokens is None:
            return False
        try:
            if tokens.version == version:
                await self._renew(tokens)
        finally:
            await self._release()
        return True

    def _begin(self, uow: UnitOfWork, version: int) -> PlatformTokens | None:
        """The pair as it stands, marked as on its way if it is the one meant; None without the lease."""
        now = self._clock()
        if not uow.leases.take(self._lease, self._owner, now + LEASE, now):
            return None
        tokens = uow.platform_tokens.get(self._oa_id)
        if tokens is not None and tokens.version == version:
            uow.platform_tokens.mark(self._oa_id, version, TokenState.REFRESHING)
        return tokens

    async def _renew(self, tokens: PlatformTokens) -> None:
        maybe_used = tokens.state is TokenState.REFRESHING
        for is_last in (False, True):
            try:
                grant = await self._api.refresh(tokens.refresh_token)
            except ConnectionFailedError as error:
                await self._mark(tokens, TokenState.REFRESHING if maybe_used else tokens.state)
                raise NotNowError(str(error)) from None
            except (NoAnswerError, StatusError) as error:
                if _is_wrong_address(error):
                    await self._mark(tokens, TokenState.REFRESHING if maybe_used else tokens.state)
                    raise OperatorError(ADDRESS, str(error)) from None
                maybe_used = True
                log.warning("gateway.zalo.tokens.answer_lost reason=%s", error)
                if is_last:
                    await self._alarms.sound(CHANNEL, SILENT)
                    raise NotNowError(str(error), SILENT_PAUSE_SECONDS) from None
            except RefusedAnswerError as error:
                await self._refused(tokens, error, maybe_used)
            else:
                await self._save(tokens, grant)
                return

    async def _refused(self, tokens: PlatformTokens, error: RefusedAnswerError, maybe_used: bool) -> None:
        fault = fault_of(error)
        if fault.kind is ErrorClass.TRANSIENT:
            await self._mark(tokens, TokenState.REFRESHING if maybe_used else tokens.state)
            raise NotNowError(str(error), pause_seconds(fault.until, self._clock()))
        if not await self._mark(tokens, TokenState.REFUSED):
            # Meanwhile somebody else stored a newer pair: it is theirs that counts.
            return
        problem = LOST if maybe_used else fault.alarm or REFUSED
        await self._alarms.sound(CHANNEL, problem, str(error.number))
        raise OperatorError(problem, str(error.number))

    async def _save(self, tokens: PlatformTokens, grant: Grant) -> None:
        now = self._clock()
        fresh = PlatformTokens(
            oa_id=self._oa_id,
            access_token=grant.access_token,
            refresh_token=grant.refresh_token,
            refreshed_at=now,
            expires_at=now + grant.life,
            version=tokens.version + 1,
        )

        def store(uow: UnitOfWork) -> bool:
            if not uow.platform_tokens.replace(fresh, tokens.version):
                return False
            end_alarms(uow)
            return True

        for _ in range(MOST_SAVES):
            try:
                stored = await self._database.write(store)
            except Unavailable:
                # The old pair is dead and the new one is nowhere but here.
                await asyncio.sleep(SAVE_PAUSE_SECONDS)
            else:
                log.info("gateway.zalo.tokens.renewed version=%d stored=%s", fresh.version, stored)
                return
        raise NotNowError("The new token could not be stored.")

    async def _mark(self, tokens: PlatformTokens, state: TokenState) -> bool:
        return await self._database.write(
            lambda uow: uow.platform_tokens.mark(self._oa_id, tokens.version, state)
        )

    async def _release(self) -> None:
        try:
            await self._database.write(lambda uow: uow.leases.release(self._lease, self._owner))
        except Unavailable:
            # It ends by itself, a minute later.
            log.warning("gateway.zalo.tokens.lease_kept")


def _is_wrong_address(error: Exception) -> bool:
    return isinstance(error, StatusError) and 300 <= error.status < 500 and error.status not in (408, 429)
