"""Training happens once for the same data, and a failed one leaves no model."""

import os

import pytest

from troly import training
from troly.errors import CommandFailed
from troly.processes import Child


@pytest.fixture
def models(tmp_path, monkeypatch):
    monkeypatch.setattr(training, "MODELS", tmp_path / "models")
    monkeypatch.setattr(training, "LOGS", tmp_path / "log")
    monkeypatch.setattr(training, "training_fingerprint", lambda root: "present")
    return tmp_path / "models"


def run_instead(*module):
    """What makes a child of another module than bot.train."""
    return lambda name, _module, environment, log: Child(name, module, environment, log)


def test_a_model_that_is_there_is_used(models):
    models.mkdir()
    (models / "present.tar.gz").touch()
    assert training.train(quiet=True) == models / "present.tar.gz"


def test_a_failed_training_names_its_log_and_leaves_no_model(models, monkeypatch):
    monkeypatch.setattr(training, "Child", run_instead("troly.no_such_module"))
    with pytest.raises(CommandFailed, match=r"train\.log"):
        training.train(quiet=True)
    assert training.present_model() is None


def test_a_training_that_wrote_nothing_is_a_failed_one(models, monkeypatch):
    monkeypatch.setattr(training, "Child", run_instead("json.tool", "--help"))
    with pytest.raises(CommandFailed):
        training.train(quiet=True)


def test_the_last_three_models_stay(models):
    models.mkdir()
    for age, name in enumerate(["present", "b", "c", "d", "e"]):
        path = models / f"{name}.tar.gz"
        path.touch()
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    training._drop_old_models(models / "present.tar.gz")
    assert sorted(path.name for path in models.iterdir()) == ["b.tar.gz", "c.tar.gz", "present.tar.gz"]
