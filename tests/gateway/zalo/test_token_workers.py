"""Of several workers one renews, on every database; one that is killed meanwhile leaves a trace."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from gateway.alarms import Alarms
from gateway.database import Database
from gateway.sending import OperatorError
from gateway.zalo.api import ZaloApi
from gateway.zalo.connection import Connection
from gateway.zalo.grant import LOST
from gateway.zalo.tokens import TokenKeeper
from services import Services
from services.channels.tokens import TokenState
from tests.gateway.zalo.conftest import Clock, alarms_in, settings_for, tokens_in
from tests.gateway.zalo.granting import Granting
from tests.gateway.zalo.small_server import SmallServer
from tests.jobs_db.conftest import KINDS, address, empty

ROOT = Path(__file__).parents[3]
BODY = {"recipient": {"user_id": "1"}, "message": {"text": "x"}}


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return address(request.param, tmp_path)


@pytest.fixture
def services(database_url: str, empty_database: Path) -> Iterator[Services]:
    """In place of that of the other tests, which is SQLite's only."""
    built = empty(database_url, empty_database)
    yield built
    built.close()


@pytest.fixture
def zalo(server: SmallServer) -> Granting:
    server.always = granting = Granting(seconds=0.2)
    return granting


def work_together(services: Services, server: SmallServer, clock: Clock, *, on_demand: bool) -> None:
    """Two workers, each with a loop, a thread and connections of its own, at the same moment."""
    barrier = Barrier(2)

    def work(owner: str) -> None:
        async def run() -> None:
            settings = settings_for(server.url)
            connection, database = Connection(), Database(services)
            api = ZaloApi(settings, connection)
            keeper = TokenKeeper(settings, api, database, Alarms(database), owner, clock)
            barrier.wait()
            if on_demand:
                await keeper.call(lambda token: api.send(token, BODY))
            else:
                await keeper.look_after()
            await connection.close()

        asyncio.run(run())

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, ("worker-1", "worker-2")))


@pytest.mark.usefixtures("granted")
def test_two_workers_for_whom_it_is_time_renew_once(
    services: Services, server: SmallServer, zalo: Granting, clock: Clock
):
    clock.move(hours=21)
    work_together(services, server, clock, on_demand=False)
    assert zalo.asked == ["RT-1"]
    assert tokens_in(services).version == 2


@pytest.mark.usefixtures("granted")
def test_two_workers_whose_token_is_refused_renew_once_and_both_go_on(
    services: Services, server: SmallServer, zalo: Granting, clock: Clock
):
    zalo.expired = {"AT-1"}
    work_together(services, server, clock, on_demand=True)
    assert (zalo.asked, zalo.sent) == (["RT-1"], 2)


@pytest.mark.e2e
@pytest.mark.usefixtures("granted")
async def test_a_pair_lost_with_a_killed_worker_is_noticed_by_the_next(
    services: Services, server: SmallServer, zalo: Granting, clock: Clock, database_url: str
):
    arguments = (database_url, server.url, "worker-1")
    killed = subprocess.run(
        [sys.executable, "-m", "tests.gateway.zalo.killed_worker", *arguments], cwd=ROOT, timeout=60
    )
    left = tokens_in(services)
    assert killed.returncode == -9
    assert (left.version, left.state) == (1, TokenState.REFRESHING)

    connection, database = Connection(), Database(services)
    settings = settings_for(server.url)
    api = ZaloApi(settings, connection)
    keeper = TokenKeeper(settings, api, database, Alarms(database), "worker-1", clock)
    with pytest.raises(OperatorError):  # the same place, started again: its lease is its own
        await keeper.look_after()
    await connection.close()
    assert zalo.asked == ["RT-1", "RT-1"]
    assert alarms_in(services) == [LOST]
    assert tokens_in(services).refresh_token == "RT-1"
