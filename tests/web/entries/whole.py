"""The whole assistant as `troly serve` starts it, over a fake Telegram, with an editor and an approver."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services, calendar
from services.policy.content import Content
from services.staff import sessions
from services.staff.model import Account, Stage
from services.staff.passwords import hash_password
from services.staff.permissions import Role
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.messages import Sent
from tests.troly.waiting import until
from troly.ports import free_ports
from troly.root import ROOT
from web import cookies
from web.csrf_token import token_of

READY_SECONDS = 180.0
ANSWER_SECONDS = 20.0
BETWEEN_TRIES = 0.25  # seconds

_VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')


@dataclass
class Browser:
    """Somebody of the staff, logged in."""

    http: httpx.Client
    token: str

    def get(self, path: str) -> httpx.Response:
        """A page."""
        return self.http.get(path)

    def post(self, path: str, fields: dict[str, Any]) -> httpx.Response:
        """A form; it must be taken."""
        response = self.http.post(path, data={"csrf": self.token, **fields})
        assert response.status_code == 303, response.text[-2_000:]
        return response

    def step(self, path: str, name: str) -> httpx.Response:
        """One step of a draft, as from its page."""
        found = _VERSION.search(self.get(f"{path}/review").text)
        assert found is not None
        return self.post(f"{path}/{name}", {"version": found[1], "reason": "luật mới"})


@dataclass
class Whole:
    """What runs; every question is asked by somebody new, so that no earlier talk has a say."""

    telegram: FakeTelegram
    services: Services
    address: str
    _people: Iterator[int] = field(default_factory=lambda: count(600_000_001))

    def content(self) -> Content:
        """What is live."""
        with self.services.unit_of_work() as uow:
            return uow.policy.load()

    def browser(self, login: str, role: Role) -> Browser:
        """An account, logged in."""
        now = calendar.now()
        account = Account(
            login=login, full_name=f"Chị {login}", roles=frozenset({role}),
            password_hash=hash_password("bốn con vịt lội ngược"), must_change_password=False, created_at=now,
        )  # fmt: skip
        with self.services.unit_of_work(writing=True) as uow:
            uow.staff.add(account)
            stored = uow.staff.by_login(login)
            assert stored is not None
            secret = sessions.begin(
                uow, stored, stage=Stage.FULL, address="127.0.0.1", browser="test", at=now
            )
            uow.commit()
        http = httpx.Client(base_url=self.address, cookies={cookies.SESSION: secret}, trust_env=False)
        return Browser(http, token_of(secret))

    def ask(self, text: str) -> list[Sent]:
        """What somebody on Telegram is told."""
        person = next(self._people)
        self.telegram.type_text(person, text)
        return self.telegram.wait_for_sent(1, person, ANSWER_SECONDS)

    def seconds_until_told(self, text: str, wanted: str) -> float:
        """How long it takes from now until somebody who asks reads something; asked again and again."""
        began = time.time()
        while time.time() - began < ANSWER_SECONDS:
            if found := next((sent for sent in self.ask(text) if wanted in sent.text), None):
                return found.at - began
            time.sleep(BETWEEN_TRIES)
        raise AssertionError(f"{wanted!r} was never told")


@contextmanager
def whole_assistant(folder: Path) -> Iterator[Whole]:
    """Start everything over a database of its own; ended with the block."""
    gateway, rasa, action, web = free_ports(4)
    database = f"sqlite:///{folder}/troly.db"
    with FakeTelegram().running() as telegram:
        environment = {
            **os.environ,
            "TROLY_DATABASE_URL": database,
            "TROLY_GATEWAY_PORT": str(gateway),
            "TROLY_WEB_PORT": str(web),
            "TROLY_RASA_PORT": str(rasa),
            "TROLY_ACTION_PORT": str(action),
            "TROLY_TELEGRAM_TOKEN": telegram.token,
            "TROLY_TELEGRAM_MODE": "polling",
            "TROLY_TELEGRAM_API": telegram.url,
        }
        _run("db", "upgrade", environment=environment)
        log = folder / "serve.log"
        with log.open("wb") as output:
            served = subprocess.Popen(
                [sys.executable, "-m", "troly", "serve"], cwd=ROOT, env=environment, stderr=output
            )
        services = build_services(DatabaseSettings(url=database))
        try:
            address = f"http://127.0.0.1:{web}"
            until(lambda: f"{gateway}/chat" in log.read_text(encoding="utf-8"), READY_SECONDS)
            until(lambda: _is_up(f"{address}/health"), READY_SECONDS)
            yield Whole(telegram, services, address)
        finally:
            services.close()
            served.send_signal(signal.SIGTERM)
            served.wait(timeout=READY_SECONDS)


def _run(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "troly", *arguments], cwd=ROOT, env=environment, check=True)


def _is_up(address: str) -> bool:
    try:
        return httpx.get(address, trust_env=False).is_success
    except httpx.HTTPError:
        return False
