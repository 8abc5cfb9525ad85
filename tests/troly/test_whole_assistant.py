"""The trained assistant as its verbs start it: replayed, served, ended."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request

import psutil
import pytest

from tests.gateway.browser import Browser
from tests.troly.waiting import is_alive, until
from troly.cli import main
from troly.ports import free_ports
from troly.root import ROOT
from troly.training import present_model

pytestmark = [pytest.mark.model, pytest.mark.e2e]
READY_SECONDS = 120.0


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "troly.db"
    monkeypatch.setenv("TROLY_DATABASE_URL", f"sqlite:///{path}")
    for verb in ("upgrade", "sample"):
        assert main(["db", verb]) == 0
    return path


def replayed(folder, lines, *options):
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["replay", str(source), str(target), *options]) == 0
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def rows(database):
    """Number of rows of every table."""
    with sqlite3.connect(database) as connection:
        names = [
            name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
        ]
        return {name: connection.execute(f'select count(*) from "{name}"').fetchone() for name in names}  # noqa: S608


def below(process):
    """Numbers of everything a process has started."""
    return [child.pid for child in psutil.Process(process.pid).children(recursive=True)]


def test_a_replayed_dialogue_keeps_its_constraints_and_leaves_no_row(tmp_path, database):
    before = rows(database)
    first, second, third, fourth, alone = replayed(
        tmp_path,
        [
            {"id": "1", "conversation": "a", "text": "tim viec lam o dam doi luong tren 8tr"},
            {"id": "2", "conversation": "a", "text": "có chỗ ở không"},
            {"id": "3", "conversation": "a", "text": "đổi qua Năm Căn"},
            {"id": "4", "conversation": "a", "text": "cái thứ 2"},
            {"id": "5", "text": "có chỗ ở không"},
        ],
    )
    assert [place["name"] for place in first["frame"]["place"]] == ["Đầm Dơi"]
    assert second["frame"] == {**first["frame"], "benefits": ["dormitory"]}
    assert [place["name"] for place in third["frame"]["place"]] == ["Năm Căn"]
    assert third["frame"]["salary_min"] == first["frame"]["salary_min"] == 8_000_000
    assert fourth["items"][0]["kind"] == "vacancy"
    assert "place" not in alone["frame"]
    assert rows(database) == before


def test_understanding_alone_gives_the_same_keys(tmp_path, database):
    record = replayed(tmp_path, [{"id": "1", "text": "tìm việc may ở Năm Căn"}], "--only-nlu")[0]
    assert (record["intent"]["name"], record["outcome"], record["replies"]) == ("search_job", None, [])
    assert [trade["id"] for trade in record["frame"]["occupation"]] == ["may"]


def test_parse_prints_one_line_of_json(capsys):
    assert main(["parse", "tìm việc may ở Năm Căn"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["intent"]["name"] == "search_job"
    assert [entity["text"] for entity in line["entities"]] == ["may", "Năm Căn"]


def test_serve_answers_survives_a_dead_server_and_ends_with_all_its_children(tmp_path, database):
    assert present_model() is not None
    gateway, rasa, action, web = free_ports(4)
    environment = {
        **os.environ,
        "TROLY_GATEWAY_PORT": str(gateway),
        "TROLY_WEB_PORT": str(web),
        "TROLY_RASA_PORT": str(rasa),
        "TROLY_ACTION_PORT": str(action),
    }
    log = tmp_path / "serve.log"
    with log.open("wb") as output:
        served = subprocess.Popen(
            [sys.executable, "-m", "troly", "serve"], cwd=ROOT, env=environment, stderr=output
        )
    children = []
    try:
        address = f"http://127.0.0.1:{gateway}/chat"
        until(lambda: address in log.read_text(encoding="utf-8"), READY_SECONDS)
        children = psutil.Process(served.pid).children(recursive=True)
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
        with Browser(address.removesuffix("/chat")) as browser:
            assert browser.ask("bảo hiểm thất nghiệp nộp hồ sơ ở đâu")["replies"]
        with urllib.request.urlopen(f"http://127.0.0.1:{web}/login") as page:
            assert page.status == 200
        # The editors are told how sure the answer was.
        assert rows(database)["policy_question"] == (1,)
        killed = children[0]
        killed.kill()
        # The dead one counts as a child until the supervisor has noticed.
        until(lambda: killed.pid not in below(served) and len(below(served)) >= len(children), READY_SECONDS)
        children = psutil.Process(served.pid).children(recursive=True)
    finally:
        served.send_signal(signal.SIGTERM)
        served.wait(timeout=READY_SECONDS)
    assert served.returncode == 0
    until(lambda: not any(is_alive(child.pid) for child in children))
