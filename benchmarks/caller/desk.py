"""A staff web of its own process, over a database as large as a province's."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from benchmarks.search_rows import fill
from jobs_db.bootstrap import build_services
from jobs_db.engine import make_engine
from jobs_db.settings import DatabaseSettings
from services import Services, calendar
from services.addresses import LOOPBACK
from services.policy.planting import plant
from services.sample.courses import make_courses
from services.sample.licences import make_licensed_companies
from services.sample.overseas import make_overseas_orders
from services.staff import sessions
from services.staff.model import Account, Stage
from services.staff.permissions import Role
from troly.ports import free_ports
from troly.root import ROOT

COMPANIES = 500  # as many as may send people abroad
_NAMES = (
    "An Bình Cường Dũng Đông Giang Hải Khánh Long Minh Nam Phú Quang Sơn Thành Thịnh Trường Vinh Việt Xuân"
)
_SEED = 20261123
_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """Where it is, and the secret of an officer's session."""

    address: str
    session: str


def fill_database(url: str, vacancies: int) -> None:
    """Empty it, and fill it with vacancies, courses, orders, companies and the policy content."""
    today = calendar.local(calendar.now()).date()
    engine = make_engine(url)
    fill(engine, vacancies, today, _SEED)
    engine.dispose()
    services = build_services(DatabaseSettings(url=url))
    try:
        _add_others(services, today)
    finally:
        services.close()


def _add_others(services: Services, today: date) -> None:
    with services.unit_of_work(writing=True) as uow:
        for course in make_courses(_SEED, today):
            uow.courses.add(course)
        for order in make_overseas_orders(_SEED, today):
            uow.overseas_orders.add(order)
        companies = make_licensed_companies(today)
        for company in companies:
            uow.licensed_companies.add(company)
        words = _NAMES.split()
        for number in range(COMPANIES - len(companies)):
            first, second = divmod(number, len(words))
            name = f"Công ty cổ phần Nhân lực {words[first % len(words)]} {words[second]} {first} Mẫu"
            licence = f"{2000 + number}/MẪU-GP"
            uow.licensed_companies.add(
                replace(companies[0], id=None, name=name, licence_number=licence, short_names=(), branches=())
            )
        plant(uow.policy)
        uow.commit()


@contextmanager
def open_desk(url: str) -> Iterator[Desk]:
    """A running staff web with an officer who is logged in; the process is ended afterwards.

    Raises:
        RuntimeError: It did not start.
    """
    port = free_ports(1)[0]
    environment = {
        **os.environ,
        "TROLY_DATABASE_URL": url,
        "TROLY_WEB_PORT": str(port),
        "TROLY_WEB_SECRET_KEY": secrets.token_urlsafe(32),
    }
    session = _begin_session(url)
    process = subprocess.Popen([sys.executable, "-m", "web"], cwd=ROOT, env=environment)
    try:
        address = f"http://{LOOPBACK}:{port}"
        _wait_for(f"{address}/health", process)
        yield Desk(address, session)
    finally:
        process.terminate()
        process.wait(10)


def _begin_session(url: str) -> str:
    services = build_services(DatabaseSettings(url=url))
    now = calendar.now()
    officer = Account(
        login="officer",
        full_name="Cán bộ",
        roles=frozenset({Role.OFFICER}),
        password_hash="",  # nobody logs in by it
        must_change_password=False,
        created_at=now,
    )
    try:
        with services.unit_of_work(writing=True) as uow:
            number = uow.staff.add(officer)
            account = replace(officer, id=number)
            secret = sessions.begin(uow, account, stage=Stage.FULL, address="", browser="", at=now)
            uow.commit()
    finally:
        services.close()
    return secret


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310  (the loopback)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the staff web did not start")
