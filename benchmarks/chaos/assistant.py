"""The whole assistant over two fake platforms, every part of it a victim."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chaos.postgres import Postgres
from benchmarks.chaos.slow_line import SlowLine
from benchmarks.chaos.victims import (
    DatabaseVictim,
    ProcessVictim,
    Victim,
    listens,
    says_ok,
    takes_connections,
)
from services.addresses import LOOPBACK
from tests.platforms.page import assistant as trial
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.ports import free_ports
from troly.processes import Child, ended_after, fresh_log
from troly.serve import MODULES
from troly.settings import Settings

GATEWAYS = 2
# Duplicates and delays of the platforms themselves go on beside the kills.
DOUBLED, DELAYED = 0.1, 0.1


@dataclass(frozen=True)
class Assistant:
    """What runs."""

    telegram: FakeTelegram
    zalo: FakeZalo
    victims: Sequence[Victim]
    database_url: str


@contextlib.contextmanager
def running(model: Path, folder: Path, logs: Path, seed: int) -> Iterator[Assistant]:
    """Fakes, database, servers; all ended with the block.

    Args:
        folder: For the database; thrown away by the caller.
    """
    postgres = Postgres(folder)
    gateway_port, rasa_port, action_port = free_ports(3)
    settings = Settings(
        gateway_host=LOOPBACK,
        gateway_port=gateway_port,
        rasa_port=rasa_port,
        action_port=action_port,
        rasa_token=secrets.token_urlsafe(32),
        database_url=postgres.url,
        gateway_workers=GATEWAYS,
    )
    telegram, zalo = FakeTelegram(seed=seed), FakeZalo(seed=seed)
    zalo.webhook_url = f"{trial.gateway_address(settings)}/webhooks/zalo"
    telegram.chaos.duplicated, telegram.chaos.delayed = DOUBLED, DELAYED
    zalo.chaos.again, zalo.chaos.late = DOUBLED, DELAYED
    with contextlib.ExitStack() as around:
        for one in (postgres, telegram, zalo):
            around.enter_context(one.running())
        environ = {
            **trial.environment(settings, telegram, zalo, folder),
            **settings.environment(model),
            **slow_lines(around, telegram, zalo, seed),
            "TROLY_SECRET_KEY": secrets.token_urlsafe(48),
            "TROLY_GATEWAY_DATABASE_WRITERS": "4",
        }
        trial.prepare(environ, zalo)
        children = {
            name: Child(name, MODULES[module], {**environ, "TROLY_GATEWAY_WORKER": name},
                        fresh_log(logs / f"{name}.log"))
            for name, module in _modules()
        }  # fmt: skip
        ready = f"{settings.rasa_url}/webhooks/gateway/health"
        works = {
            "rasa": lambda _child: says_ok(ready),
            "actions": lambda _child: takes_connections(action_port),
        }
        victims: list[Victim] = [
            ProcessVictim(child, works.get(name, listens)) for name, child in children.items()
        ]
        with ended_after(list(children.values())):
            for child in children.values():
                child.start()
            yield Assistant(telegram, zalo, [*victims, DatabaseVictim(postgres)], postgres.url)


def slow_lines(
    around: contextlib.ExitStack, telegram: FakeTelegram, zalo: FakeZalo, seed: int
) -> dict[str, str]:
    """The settings that send messages over lines as slow as in earnest, until the end of a block."""
    to_telegram = around.enter_context(SlowLine(telegram.url, seed).running())
    to_zalo = around.enter_context(SlowLine(zalo.url, seed).running())
    return {"TROLY_TELEGRAM_API": to_telegram.url, "TROLY_ZALO_API_URL": to_zalo.url}


def _modules() -> list[tuple[str, str]]:
    gateways = [(f"gateway-{number}", "gateway") for number in range(1, GATEWAYS + 1)]
    return [("actions", "actions"), ("rasa", "bot"), *gateways]
