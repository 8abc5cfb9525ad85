"""The processes that are measured: as `troly serve` starts them, over a database of their own."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx

from benchmarks.processes import ProcessError, Servers, servers
from tests.platforms.page.assistant import environment, open_platforms
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.ports import free_ports
from troly.root import ROOT
from troly.settings import Settings

_START_SECONDS = 120.0
_FLOOD = "1000000"  # of a minute: the people of the load are polite by themselves


@contextmanager
def assistant(
    model: Path, database: str, workers: int, telegram: FakeTelegram, zalo: FakeZalo, logs: Path
) -> Iterator[Servers]:
    """Start it, register both platforms, yield it when it is well; end it.

    Args:
        model: Trained.
        database: Address; its tables are made, sample data loaded.
        workers: Gateway processes.
        telegram: Running.
        zalo: Running.
        logs: Folder for the output of every process.

    Raises:
        ProcessError: There is no such model; something ended or did not begin.
    """
    if not model.is_file():
        raise ProcessError(f"there is no trained model at {model}: run `make train` first")
    action_port, rasa_port, gateway_port = free_ports(3)
    settings = Settings(
        gateway_host="127.0.0.1",
        gateway_port=gateway_port,
        rasa_port=rasa_port,
        action_port=action_port,
        rasa_token=secrets.token_urlsafe(32),
        database_url=database,
        gateway_workers=workers,
    )
    gateway = f"http://127.0.0.1:{gateway_port}"
    environ = {
        **environment(settings, telegram, zalo, Path()),
        **settings.environment(model),
        "TROLY_GATEWAY_MESSAGES_PER_CONVERSATION": _FLOOD,
        "TROLY_GATEWAY_DATABASE_WRITERS": "1" if database.startswith("sqlite") else "4",
    }
    logs.mkdir(parents=True, exist_ok=True)
    for verb in ("upgrade", "sample"):
        _run([sys.executable, "-m", "troly", "db", verb], environ, logs / f"{verb}.log")
    with ExitStack() as opened:
        parts = [opened.enter_context(servers({"actions": ("actions",), "rasa": ("bot",)}, environ, logs))]
        for number in range(1, workers + 1):
            name = f"gateway-{number}"
            placed = {**environ, "TROLY_GATEWAY_WORKER": name}
            parts.append(opened.enter_context(servers({name: ("gateway",)}, placed, logs)))
        running = Servers(
            [one for part in parts for one in part.processes], [log for part in parts for log in part.logs]
        )
        _wait_until_well(running, f"{gateway}/health")
        open_platforms(environ, zalo)
        telegram.webhook.reroute = gateway
        zalo.webhook_url = f"{gateway}/webhooks/zalo"
        yield running


def _run(command: Sequence[str], environ: Mapping[str, str], log: Path) -> None:
    with log.open("wb") as output:
        if subprocess.run(
            command, check=False, env=environ, cwd=ROOT, stdout=output, stderr=output
        ).returncode:
            raise ProcessError(f"{' '.join(command)} failed: see {log}")


def _wait_until_well(running: Servers, address: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        running.check()
        with suppress(httpx.HTTPError):
            if httpx.get(address, timeout=2.0, trust_env=False).status_code == 200:
                return
        if time.monotonic() > deadline:
            raise ProcessError(f"the assistant is not well after {_START_SECONDS:.0f} s")
        time.sleep(0.2)
