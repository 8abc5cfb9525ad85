"""The supervisor keeps its children alive and gives up with a sentence."""

import os
import signal
import threading

import pytest

from tests.troly.waiting import is_alive, process_numbers, until
from troly.errors import CommandFailed
from troly.processes import Child
from troly.progress import Progress
from troly.serve import Supervisor

pytestmark = pytest.mark.e2e


def child_of(folder, program):
    note = folder / program
    return Child(
        program, (f"tests.troly.programs.{program}", str(note)), dict(os.environ), folder / "log"
    ), note


def supervisor(children, is_ready=lambda: False, on_ready=lambda seconds: None):
    return Supervisor(children=children, is_ready=is_ready, on_ready=on_ready, progress=Progress(quiet=True))


def signalled(number, when):
    """Send this process a signal as soon as something is so."""

    def wait():
        until(when)
        os.kill(os.getpid(), number)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_every_child(tmp_path, number):
    child, note = child_of(tmp_path, "sleeper")
    signalled(number, note.exists)
    supervisor([child]).run()
    until(lambda: not any(map(is_alive, process_numbers(note))))


def test_readiness_is_told_once(tmp_path):
    child, _ = child_of(tmp_path, "sleeper")
    told = []
    signalled(signal.SIGTERM, lambda: told)
    supervisor([child], is_ready=lambda: True, on_ready=told.append).run()
    assert len(told) == 1


def test_a_child_that_was_killed_is_started_again(tmp_path):
    child, note = child_of(tmp_path, "sleeper")
    started = []

    def kill_first():
        started.append(process_numbers(note)[0])
        note.unlink()
        os.kill(started[0], signal.SIGKILL)
        return True

    signalled(signal.SIGTERM, lambda: started and note.exists())
    supervisor([child], is_ready=kill_first).run()
    assert process_numbers(note)[0] != started[0]


def test_a_child_that_never_starts_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("troly.serve._FIRST_BACKOFF_SECONDS", 0.01)
    monkeypatch.setattr("troly.serve._LONGEST_BACKOFF_SECONDS", 0.02)
    child, note = child_of(tmp_path, "dying")
    with pytest.raises(CommandFailed, match="dying"):
        supervisor([child]).run()
    assert note.read_text(encoding="ascii") == "xxx"
