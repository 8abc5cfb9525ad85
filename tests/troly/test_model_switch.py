"""The model is exchanged while people write to the real assistant: nothing is lost, nothing said twice."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path

import psutil
import pytest

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.training.model import Choice, ChoiceState
from tests.gateway.browser import Browser
from tests.troly.waiting import until
from troly.cli import main
from troly.fingerprint import training_fingerprint
from troly.models import archive_of
from troly.ports import free_ports
from troly.root import ROOT, VAR
from troly.training import present_model

pytestmark = [pytest.mark.model, pytest.mark.e2e]
LIMIT_SECONDS = 150.0
PEOPLE = 2
FURTHER = 3  # messages of each person after the switch
PAUSE_SECONDS = 0.4
ASKED = ("tìm việc may ở Năm Căn", "có chỗ ở không", "hồ sơ trợ cấp thất nghiệp gồm gì", "đổi qua Cái Nước")


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "troly.db"
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{path}")
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    return path


@pytest.fixture
def other_model():
    """The present model under the name of one that staff had trained."""
    own = present_model()
    assert own is not None, "no model for the present data: troly train"
    name = f"{training_fingerprint(ROOT)}-{os.getpid():08x}"
    archive_of(name).parent.mkdir(exist_ok=True)
    shutil.copy(own, archive_of(name))
    yield name
    archive_of(name).unlink()


@pytest.fixture
def served(tmp_path, database):
    """`troly serve` on ports of its own; yields its process and the address of its chat."""
    gateway, rasa, action, web = map(str, free_ports(4))
    environment = {
        **os.environ,
        "TROLY_GATEWAY_PORT": gateway,
        "TROLY_RASA_PORT": rasa,
        "TROLY_ACTION_PORT": action,
        "TROLY_WEB_PORT": web,
        "TROLY_GATEWAY_MESSAGES_PER_CONVERSATION": "1000",
        "TROLY_GATEWAY_REQUESTS_PER_ADDRESS": "100000",
    }
    log = tmp_path / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "troly", "serve"], cwd=ROOT, env=environment, stderr=output
        )
    try:
        until(lambda: f":{gateway}/chat" in log.read_text(encoding="utf-8"), LIMIT_SECONDS)
        yield process, f"http://127.0.0.1:{gateway}", VAR / "run" / rasa
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=LIMIT_SECONDS)


def rasas(process: "subprocess.Popen[bytes]") -> list[int]:
    """The resident bytes of each Rasa server that runs."""
    found = []
    for one in psutil.Process(process.pid).children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # it ended since it was listed; a zombie's error is one too
            if one.cmdline()[-2:] == ["-m", "bot"]:
                found.append(one.memory_info().rss)
    return found


def turns(database: Path) -> list[tuple[str, int, str]]:
    """How often each message was answered, with its outcomes."""
    with sqlite3.connect(database) as connection:
        return connection.execute(
            "select message_id, count(*), group_concat(outcome) from conversation_turn group by message_id"
        ).fetchall()


def test_people_are_answered_through_a_switch(database, other_model, served):
    process, address, notes = served
    services = build_services(DatabaseSettings(url=f"sqlite:///{database}"))
    switched, faults, posted = threading.Event(), [], []
    megabytes = []

    def talk() -> None:
        further, number = FURTHER, 0
        try:
            with Browser(address) as browser:
                while further:
                    further -= switched.is_set()
                    assert browser.post(ASKED[number % len(ASKED)]).status_code == 202
                    number += 1
                    posted.append(number)
                    until(lambda: browser.history(number - 1), LIMIT_SECONDS)  # noqa: B023
                    time.sleep(PAUSE_SECONDS)
        except BaseException as fault:  # noqa: BLE001  (told by the test itself)
            faults.append(fault)

    people = [threading.Thread(target=talk, daemon=True) for _ in range(PEOPLE)]
    for one in people:
        one.start()
    now = datetime.now(timezone.utc)
    with services.unit_of_work(writing=True) as uow:
        uow.model_choices.add(Choice(model=other_model, chosen_name="Chị Lan", chosen_at=now))
        uow.commit()

    def is_settled() -> bool:
        megabytes.append(sum(rasas(process)) >> 20)
        with services.unit_of_work() as uow:
            return uow.model_choices.newest().state is not ChoiceState.WANTED

    until(is_settled, LIMIT_SECONDS)
    with services.unit_of_work() as uow:
        assert uow.model_choices.newest().state is ChoiceState.ACTIVE
    switched.set()
    for one in people:
        one.join(LIMIT_SECONDS)
    services.close()
    assert faults == []
    counted = turns(database)
    lost, doubled = len(posted) - len(counted), sum(times - 1 for _, times, _ in counted)
    failed = [outcome for _, _, outcome in counted if outcome.startswith("error")]
    told = f"messages {len(posted)}, lost {lost}, doubled {doubled}, failed {len(failed)}"
    sys.stdout.write(f"{told}, Rasa at most {max(megabytes)} MB\n")
    assert (lost, doubled, failed) == (0, 0, [])
    assert len(posted) > PEOPLE * FURTHER
    assert other_model in (notes / "rasa.json").read_text(encoding="utf-8")
    until(lambda: len(rasas(process)) == 1, LIMIT_SECONDS)  # the first one ended by itself
