"""Trainings run one at a time beside everything else, and wishes are carried to the supervisor and back."""

import fcntl
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services.resources import load_yaml
from services.training.model import OWN, Choice, ChoiceState, Example, ExampleState, Run, RunState
from services.training.words import told
from tests.troly.waiting import is_alive, until
from troly import models
from troly.learning import training
from troly.learning.training import Trainings
from troly.learning.wishes import carry
from troly.notes import Notes, RasaPlace, Switched, Wanted

pytestmark = pytest.mark.e2e
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)


@pytest.fixture
def services(empty_database, tmp_path):
    path = tmp_path / "test.db"
    path.write_bytes(empty_database.read_bytes())
    built = build_services(DatabaseSettings(url=f"sqlite:///{path}"))
    yield built
    built.close()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for module in (models, training):
        monkeypatch.setattr(module, "MODELS", tmp_path / "models")
    monkeypatch.setattr(training, "LOGS", tmp_path / "log")
    monkeypatch.setattr(training, "VAR", tmp_path / "var")
    monkeypatch.setattr(training, "free_megabytes", lambda: 8_000)
    monkeypatch.setattr(models, "training_fingerprint", lambda root: "now")
    monkeypatch.setattr(models, "present_model", lambda: tmp_path / "own.tar.gz")
    return tmp_path / "models" / "reviewed"


@pytest.fixture
def trainings(services, folder):
    opened = Trainings(
        services, learn=("tests.troly.programs.learner",), measure=("tests.troly.programs.measurer",)
    )
    yield opened
    opened.close()


def ask(services, text):
    """Want a training that learns a sentence."""
    example = Example(text=text, intent="stop", proposed_by=1, proposed_name="Lan", proposed_at=NOW)
    with services.unit_of_work(writing=True) as uow:
        number = uow.training_examples.add(example)
        stored = replace(uow.training_examples.get(number), state=ExampleState.ACCEPTED, judged_at=NOW)
        uow.training_examples.judge(replace(stored, judged_name="Minh"), ExampleState.PROPOSED)
        run = uow.training_runs.add(Run(asked_name="Lan", asked_at=NOW, examples=1))
        uow.commit()
    return run


def of(services, number):
    with services.unit_of_work() as uow:
        return uow.training_runs.get(number)


def finished(services, trainings, text):
    number = ask(services, text)
    until(lambda: not trainings.step(NOW))
    return of(services, number)


def test_a_training_learns_measures_and_leaves_nothing_but_the_model(services, trainings, folder, tmp_path):
    run = finished(services, trainings, "thôi khỏi nghen")
    assert (run.state, run.reasons, run.examples) == (RunState.FIT, (), 1)
    assert run.model.startswith("now-")
    assert '"thôi khỏi nghen"' in (folder / f"{run.model}.tar.gz").read_text(encoding="utf-8")
    assert run.after["intent"] == run.before["intent"] == 0.967
    assert list((tmp_path / "var" / "training").iterdir()) == []


def test_worse_figures_refuse_the_model(services, trainings):
    run = finished(services, trainings, "câu này làm kém đi")
    assert (run.state, [one["figure"] for one in run.reasons]) == (RunState.REFUSED, ["danger"])


@pytest.mark.parametrize(
    ("text", "code"), [("câu này hỏng", "learning_failed"), ("câu này lạ", "measuring_failed")]
)
def test_what_breaks_names_its_log_and_the_next_one_may_begin(services, trainings, text, code):
    run = finished(services, trainings, text)
    assert (run.state, run.reasons[0]["code"]) == (RunState.FAILED, code)
    assert "training-" in run.reasons[0]["log"]
    assert trainings.step(NOW) is False


def test_a_machine_with_too_little_memory_is_spared(services, trainings, monkeypatch, folder):
    monkeypatch.setattr(training, "free_megabytes", lambda: 900)
    run = finished(services, trainings, "thôi khỏi nghen")
    assert (run.state, run.reasons[0]["code"]) == (RunState.FAILED, "memory")
    assert "900 MB" in told(run.reasons)[0]


def test_a_training_is_stopped_at_once_with_its_process(services, trainings, folder):
    number = ask(services, "học mãi không xong")
    assert trainings.step(NOW)
    child = trainings._work.child
    with services.unit_of_work(writing=True) as uow:
        uow.training_runs.ask_to_stop(number)
        uow.commit()
    assert trainings.step(NOW) is False
    assert of(services, number).state is RunState.CANCELLED
    assert not is_alive(child.pid)
    assert list(folder.iterdir()) == []


def test_a_training_that_another_process_left_has_failed(services, trainings):
    number = ask(services, "học mãi không xong")
    trainings.step(NOW)
    trainings.close()
    assert of(services, number).state is RunState.RUNNING
    Trainings(services).begin(NOW)
    assert of(services, number).reasons == ({"code": "interrupted"},)


def test_the_same_corrections_are_not_learnt_twice(services, trainings, folder):
    first = finished(services, trainings, "thôi khỏi nghen")
    with services.unit_of_work(writing=True) as uow:
        again = uow.training_runs.add(Run(asked_name="Lan", asked_at=NOW, examples=1))
        uow.commit()
    until(lambda: not trainings.step(NOW))
    assert of(services, again).model == first.model
    assert (folder / "learnt.log").read_text(encoding="ascii") == "x"


def test_what_measures_the_model_is_left_out_even_when_it_was_accepted(services, trainings):
    run = finished(services, trainings, load_yaml("policy/regression.yml")[0]["text"])
    assert (run.state, run.reasons[0]["code"], run.examples) == (RunState.FAILED, "held_out_only", 0)


def test_a_training_by_hand_is_waited_for(services, trainings, folder, tmp_path):
    number = ask(services, "thôi khỏi nghen")
    folder.parent.mkdir(parents=True)
    with (folder.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert trainings.step(NOW) is False
        assert of(services, number).state is RunState.WAITING
    until(lambda: not trainings.step(NOW))
    assert of(services, number).state is RunState.FIT


def test_old_archives_go_but_not_those_in_use(folder):
    folder.mkdir(parents=True)
    for number in range(10):
        (folder / f"now-{number}.tar.gz").touch()
    models.drop_old({"now-0"})
    left = {path.name for path in folder.iterdir()}
    assert "now-0.tar.gz" in left and len(left) == models.KEPT + 1


class TestWishes:
    @pytest.fixture
    def notes(self, tmp_path):
        return Notes(tmp_path / "notes")

    @pytest.fixture
    def wish(self, services, folder):
        def wanted(model):
            if model.startswith("now-"):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{model}.tar.gz").touch()
            with services.unit_of_work(writing=True) as uow:
                number = uow.model_choices.add(Choice(model=model, chosen_name="Lan", chosen_at=NOW))
                uow.commit()
            return number

        return wanted

    def newest(self, services):
        with services.unit_of_work() as uow:
            return uow.model_choices.newest()

    def test_a_wish_is_told_to_the_supervisor_and_settled_by_what_it_did(self, services, notes, wish):
        number = wish("now-1")
        carry(services, notes, NOW)
        assert notes.wanted() == Wanted(number, "now-1")
        assert self.newest(services).state is ChoiceState.WANTED
        notes.put(Switched(number))
        carry(services, notes, NOW)
        assert self.newest(services).state is ChoiceState.ACTIVE

    def test_a_switch_that_failed_is_settled_with_its_problem(self, services, notes, wish):
        number = wish("now-1")
        notes.put(Switched(number, "not_started"))
        carry(services, notes, NOW)
        choice = self.newest(services)
        assert (choice.state, choice.problem) == (ChoiceState.FAILED, "not_started")

    @pytest.mark.parametrize(("model", "problem"), [("old-1", "outdated"), ("now-x", "missing")])
    def test_a_model_that_cannot_be_used_is_not_even_wanted(self, services, notes, folder, model, problem):
        with services.unit_of_work(writing=True) as uow:
            uow.model_choices.add(Choice(model=model, chosen_name="Lan", chosen_at=NOW))
            uow.commit()
        carry(services, notes, NOW)
        assert (self.newest(services).problem, notes.wanted()) == (problem, None)

    def test_a_model_that_was_not_begun_with_is_told_once(self, services, notes, wish):
        number = wish("now-1")
        with services.unit_of_work(writing=True) as uow:
            uow.model_choices.settle(number, ChoiceState.ACTIVE, NOW)
            uow.commit()
        notes.put(RasaPlace(5005, OWN, "outdated"))
        for _ in range(2):
            carry(services, notes, NOW)
        choice = self.newest(services)
        assert (choice.id, choice.model, choice.problem) == (number + 1, OWN, "outdated")
