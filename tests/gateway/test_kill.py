"""A gateway killed in the middle of its work, again and again: everybody has one answer to each message."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.chaos.assistant import slow_lines
from benchmarks.chaos.judging import judge
from benchmarks.chaos.quiet import wait_until_quiet
from benchmarks.chaos.record import record
from benchmarks.chaos.traffic import Traffic
from benchmarks.chaos.victims import takes_connections
from gateway.telegram.webhook import PATH as TELEGRAM_PATH
from gateway.zalo.grant import store_first_pair
from gateway.zalo.webhook import PATH as ZALO_PATH
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from services import Services
from services.addresses import LOOPBACK
from tests.gateway.conftest import SECRET
from tests.gateway.fake_rasa import LIMIT_SECONDS, TOKEN, FakeRasa
from tests.platforms.page import assistant as trial
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.ports import free_ports
from troly.root import ROOT
from troly.settings import Settings

pytestmark = pytest.mark.e2e

KILLS = 5
SEED = 20261123
PER_SECOND = 10.0
QUIET_SECONDS = 60.0


@dataclass
class Killed:
    """`python -m gateway` in one place, as often as it takes."""

    environ: dict[str, str]
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", "gateway"], env=self.environ, cwd=ROOT)
        deadline = time.monotonic() + LIMIT_SECONDS
        while not takes_connections(self.port):
            assert self.process.poll() is None, "the gateway did not start"
            assert time.monotonic() < deadline, "the gateway does not listen"
            time.sleep(0.02)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(LIMIT_SECONDS)


@pytest.fixture
def platforms(services: Services) -> Iterator[tuple[FakeTelegram, FakeZalo]]:
    """Updates come twice now and then, and late; the account has its tokens."""
    telegram, zalo = FakeTelegram(seed=SEED), FakeZalo(seed=SEED)
    telegram.chaos.duplicated = telegram.chaos.delayed = 0.1
    zalo.chaos.again = zalo.chaos.late = 0.1
    with telegram.running(), zalo.running(), services.unit_of_work(writing=True) as uow:
        pair = zalo.issue_tokens()
        store_first_pair(uow, zalo.oa_id, pair.access, pair.refresh, datetime.now(timezone.utc))
        uow.commit()
        yield telegram, zalo


@contextmanager
def gateway_of(
    database: DatabaseSettings, rasa: FakeRasa, telegram: FakeTelegram, zalo: FakeZalo
) -> Iterator[Killed]:
    (port,), around = free_ports(1), ExitStack()
    settings = Settings(
        gateway_host=LOOPBACK,
        gateway_port=port,
        rasa_port=urlsplit(rasa.url).port or 0,
        action_port=0,
        rasa_token=TOKEN,
        database_url=database.url,
    )
    environ = {
        **trial.environment(settings, telegram, zalo, Path(database.url.removeprefix("sqlite:///"))),
        **settings.environment(Path("no-model")),
        **slow_lines(around, telegram, zalo, SEED),
        "TROLY_SECRET_KEY": SECRET,
    }
    address = f"http://{LOOPBACK}:{port}"
    telegram.webhook.url, telegram.webhook.secret = f"{address}{TELEGRAM_PATH}", trial.SECRET
    zalo.webhook_url = f"{address}{ZALO_PATH}"
    killed = Killed(environ, port)
    with around:
        around.callback(killed.kill)
        yield killed


def test_nothing_is_lost_and_nothing_unmarked_is_said_twice(
    database: DatabaseSettings, rasa: FakeRasa, platforms: tuple[FakeTelegram, FakeZalo]
) -> None:
    telegram, zalo = platforms
    rasa.delay_seconds = 0.1
    chance = random.Random(SEED)
    traffic = Traffic(telegram, zalo, SEED, PER_SECOND)
    with gateway_of(database, rasa, telegram, zalo) as gateway:
        gateway.start()
        traffic.start()
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.7, 2.0))
            gateway.kill()
            time.sleep(chance.uniform(0.0, 0.3))
            gateway.start()
        traffic.stop()
        engine = make_engine(database.url)
        stored = wait_until_quiet(telegram, zalo, engine, QUIET_SECONDS)
        engine.dispose()
    assert stored.is_quiet
    verdict = judge(record(traffic.typed, telegram, zalo, stored))
    assert verdict.faults == []
    assert verdict.is_clean
    # Otherwise nothing would have been at stake.
    assert verdict.messages > KILLS * 5
    assert verdict.doubled_marked > 0
