"""Tell the operator what only a person can mend."""

import logging
from datetime import datetime, timezone

from gateway.database import Database
from services.errors import Unavailable

log = logging.getLogger(__name__)


class Alarms:
    """Kept in the database until they are cleared, so that no restart forgets them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sound(self, channel: str, problem: str, detail: str = "") -> None:
        """Sound one, loudly the first time; when even the database is gone, the log has it."""
        now = datetime.now(timezone.utc)
        try:
            new = await self._database.write(lambda uow: uow.alarms.sound(channel, problem, now, detail))
        except Unavailable:
            new = True
        if new:
            log.critical("gateway.alarm channel=%s problem=%s detail=%s", channel, problem, detail)

    async def clear(self, channel: str, problem: str) -> None:
        """End one, if it sounds."""
        if await self._database.write(lambda uow: uow.alarms.clear(channel, problem)):
            log.warning("gateway.alarm.over channel=%s problem=%s", channel, problem)
