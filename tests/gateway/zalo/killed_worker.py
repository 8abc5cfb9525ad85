"""A worker that is killed when Zalo has answered with a new pair and before it is stored.

Arguments: the address of the database, that of Zalo, and the name of the worker.
"""

import asyncio
import os
import signal
import sys

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.renewal import Renewal
from gateway.zalo.tokens import TokenKeeper
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from tests.gateway.zalo.conftest import Clock, settings_for


async def _die(*_arguments: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def renew(database_url: str, zalo_url: str, owner: str) -> None:
    """21 hours after the pair was granted."""
    clock, settings = Clock(), settings_for(zalo_url)
    clock.move(hours=21)
    database = Database(build_services(DatabaseSettings(url=database_url)))
    api = ZaloApi(settings, Connection())
    Renewal._save = _die  # type: ignore[method-assign]
    await TokenKeeper(settings, api, database, Alarms(database), owner, clock).look_after()


if __name__ == "__main__":
    asyncio.run(renew(*sys.argv[1:]))
