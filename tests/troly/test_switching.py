"""The supervisor exchanges Rasa beside everything else, or leaves the old one where it is."""

import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.troly.waiting import is_alive, until
from troly.notes import Notes, RasaPlace, Switched, Wanted
from troly.ports import free_ports
from troly.processes import Child
from troly.progress import Progress
from troly.rasa_client import RasaClient
from troly.serve import Supervisor
from troly.settings import Settings
from troly.switching import Switching, first_model

pytestmark = pytest.mark.e2e


@dataclass
class Bench:
    """A supervisor over stub Rasas; what a test did meanwhile, and every Rasa that was started."""

    settings: Settings
    notes: Notes
    folder: Path
    rasas: list[Child]
    told: list[Settings]

    def child_of(self, settings: Settings, model: Path) -> Child:
        environment = settings.environment(model)
        child = Child("bot", ("tests.troly.programs.stub_rasa",), environment, self.folder / "bot.log")
        self.rasas.append(child)
        return child

    def run(self, meanwhile, drain_seconds: float = 0.2) -> None:
        """Serve until the function has returned; it runs as soon as everything is ready."""
        faults: list[BaseException] = []

        def act(_seconds: int) -> None:
            threading.Thread(target=watched, daemon=True).start()

        def watched() -> None:
            try:
                meanwhile()
            except BaseException as fault:  # noqa: BLE001  (told by the test itself)
                faults.append(fault)
            finally:
                os.kill(os.getpid(), signal.SIGTERM)

        self.notes.put(RasaPlace(self.settings.rasa_port, ""))
        Supervisor(
            children=[self.child_of(self.settings, Path("own"))],
            is_ready=lambda: self.says(self.settings.rasa_port) == "own",
            on_ready=act,
            progress=Progress(quiet=True),
            switching=Switching(
                settings=self.settings,
                notes=self.notes,
                child_of=self.child_of,
                on_switched=self.told.append,
                progress=Progress(quiet=True),
                archive_of=lambda name: (None, "missing") if name == "gone" else (Path(name), ""),
                drain_seconds=drain_seconds,
            ),
        ).run()
        assert faults == []

    def says(self, port: int) -> str:
        """Model of the Rasa that answers on a port; "" for none."""
        with RasaClient(f"http://127.0.0.1:{port}", self.settings.rasa_token) as rasa:
            return rasa.turn({"sender": "a", "text": "b"})["replies"][0]["text"] if rasa.is_ready() else ""

    def wish(self, choice: int, model: str) -> Switched:
        """Want a model, and wait for what becomes of it."""
        self.notes.put(Wanted(choice, model))
        until(lambda: (found := self.notes.switched()) and found.choice == choice)
        found = self.notes.switched()
        assert found is not None
        return found


@pytest.fixture
def bench(tmp_path):
    settings = Settings.from_env({"TROLY_RASA_PORT": str(free_ports(1)[0])})
    return Bench(settings, Notes(tmp_path / "notes"), tmp_path, [], [])


def test_a_second_rasa_answers_before_the_first_one_ends(bench):
    seen = {}

    def meanwhile():
        assert bench.wish(1, "new") == Switched(1)
        place = bench.notes.rasa()
        seen["old"] = bench.says(bench.settings.rasa_port)  # who asked it before still hears
        seen["new"] = bench.says(place.port)
        seen["place"] = place
        until(lambda: not is_alive(bench.rasas[0].pid))

    bench.run(meanwhile, drain_seconds=1.0)
    assert (seen["old"], seen["new"], seen["place"].model) == ("own", "new", "new")
    assert seen["place"].port != bench.settings.rasa_port
    assert [one.rasa_port for one in bench.told] == [seen["place"].port]
    assert not any(is_alive(one.pid) for one in bench.rasas)


def test_the_new_rasa_is_kept_alive_from_then_on(bench):
    def meanwhile():
        bench.wish(1, "new")
        os.kill(bench.rasas[1].pid, signal.SIGKILL)
        port = bench.notes.rasa().port
        until(lambda: bench.says(port) == "")
        until(lambda: bench.says(port) == "new")

    bench.run(meanwhile)


def test_the_former_model_comes_back_the_same_way(bench):
    def meanwhile():
        bench.wish(1, "new")
        assert bench.wish(2, "own") == Switched(2)
        assert bench.says(bench.notes.rasa().port) == "own"

    bench.run(meanwhile)
    assert len(bench.rasas) == 3


@pytest.mark.parametrize(("model", "problem"), [("dying", "not_started"), ("gone", "missing")])
def test_a_model_that_does_not_start_changes_nothing(bench, model, problem):
    def meanwhile():
        assert bench.wish(1, model) == Switched(1, problem)
        assert bench.notes.rasa() == RasaPlace(bench.settings.rasa_port, "")
        assert bench.says(bench.settings.rasa_port) == "own"
        assert bench.wish(2, "new") == Switched(2)  # and another one may be tried

    bench.run(meanwhile)


def test_a_model_of_another_version_is_not_begun_with():
    own = Path("own.tar.gz")
    assert first_model("", own) == (own, RasaPlace(0, ""))
    assert first_model("0000000000000000-11111111", own) == (own, RasaPlace(0, "", "outdated"))
