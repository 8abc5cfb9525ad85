"""No process of ours outlives the one that started it."""

import os
import signal
import subprocess
import sys

import pytest

from tests.troly.waiting import is_alive, process_numbers, until
from troly.processes import Child, ended_after, fresh_log
from troly.root import ROOT

pytestmark = pytest.mark.e2e


def sleeper(folder):
    note = folder / "numbers"
    child = Child("sleeper", ("tests.troly.programs.sleeper", str(note)), dict(os.environ), folder / "log")
    return child, note


def test_a_child_and_what_it_started_end_together(tmp_path):
    child, note = sleeper(tmp_path)
    with ended_after([child]):
        child.start()
        numbers = process_numbers(note)
        assert all(map(is_alive, numbers))
    until(lambda: not any(map(is_alive, numbers)))


def test_children_end_when_the_work_fails(tmp_path):
    child, note = sleeper(tmp_path)
    try:
        with ended_after([child]):
            child.start()
            numbers = process_numbers(note)
            raise RuntimeError
    except RuntimeError:
        until(lambda: not any(map(is_alive, numbers)))


def test_a_child_ends_when_its_parent_is_killed_outright(tmp_path):
    note = tmp_path / "numbers"
    parent = subprocess.Popen([sys.executable, "-m", "tests.troly.programs.supervising", str(note)], cwd=ROOT)
    child, grandchild = process_numbers(note)
    parent.kill()
    parent.wait()
    until(lambda: not is_alive(child))
    os.kill(grandchild, signal.SIGKILL)


def test_a_child_writes_into_its_log(tmp_path):
    log = fresh_log(tmp_path / "logs" / "failing.log")
    child = Child("failing", ("troly.no_such_module",), dict(os.environ), log)
    child.start()
    until(lambda: child.exit_code() is not None)
    assert child.exit_code() == 1
    assert "no_such_module" in log.read_text(encoding="utf-8")


def test_the_log_before_is_kept_beside_the_new_one(tmp_path):
    log = tmp_path / "bot.log"
    log.write_text("before", encoding="utf-8")
    assert fresh_log(log).read_text(encoding="utf-8") == ""
    assert (tmp_path / "bot.log.1").read_text(encoding="utf-8") == "before"
