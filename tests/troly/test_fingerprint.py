"""A model is trained anew exactly when something it depends on changed."""

import pytest

from troly.fingerprint import SOURCES, training_fingerprint
from troly.root import ROOT


@pytest.fixture
def project(tmp_path):
    files = {
        "bot/config.yml": "pipeline: []",
        "data/nlu/jobs/search_job.yml": "nlu: []",
        "language/canonical.py": "A = 1",
        "requirements.lock": "rasa==3.6.21",
        "README.md": "hello",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["bot/config.yml", "data/nlu/jobs/search_job.yml", "language/canonical.py"])
def test_a_changed_file_changes_it(project, name):
    before = training_fingerprint(project)
    (project / name).write_text("changed", encoding="utf-8")
    assert training_fingerprint(project) != before


def test_a_renamed_file_changes_it(project):
    before = training_fingerprint(project)
    (project / "bot/config.yml").rename(project / "bot/other.yml")
    assert training_fingerprint(project) != before


@pytest.mark.parametrize(
    "name", ["README.md", "bot/__pycache__/x.cpython-310.pyc", "bot/.notes", "bot/README.md"]
)
def test_what_training_does_not_read_leaves_it(project, name):
    before = training_fingerprint(project)
    path = project / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("changed", encoding="utf-8")
    assert training_fingerprint(project) == before


def test_every_source_is_there():
    assert [source for source in SOURCES if not (ROOT / source).exists()] == []
