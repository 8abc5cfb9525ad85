"""`troly benchmark-phoatis` on ten sentences of our own, from the files to the printed figures."""

import json
import shutil
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from troly.cli import main

SAMPLE = ROOT / "tests" / "data" / "phoatis"
_VIEWS = ("marked", "unmarked")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """One run of the command: what it wrote."""
    target = tmp_path_factory.mktemp("phoatis") / "figures.json"
    assert main(["benchmark-phoatis", str(SAMPLE), "--json", str(target)]) == 0
    return json.loads(target.read_text(encoding="utf-8"))


def test_every_figure_is_there_with_marks_and_without(run: dict):
    assert run["sentences"] == {"train": 6, "dev": 2, "test": 2}
    for view in _VIEWS:
        figures = run[view]
        assert figures["sentences"] == 2
        assert figures["spans"]["wanted"] == 5
        for name in ("intent_accuracy", "slot_precision", "slot_recall", "slot_f1", "sentence_accuracy"):
            assert 0.0 <= figures[name] <= 1.0, name
        assert figures["ms_per_sentence"] > 0.0


def test_six_sentences_teach_two_more(run: dict):
    assert run["marked"]["intent_accuracy"] == 1.0
    assert run["marked"]["slot_f1"] >= 0.8
    assert run["marked"]["sentence_accuracy"] >= 0.5


def test_nothing_is_lost_without_marks(run: dict):
    for name in ("intent_accuracy", "slot_f1", "sentence_accuracy"):
        assert run["unmarked"][name] == run["marked"][name], name


def test_both_views_and_their_figures_are_printed(run: dict, capsys: pytest.CaptureFixture[str]):
    assert main(["benchmark-phoatis", str(SAMPLE)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in printed[1:3]] == ["có dấu", "bỏ hết dấu"]
    names = ("intent_accuracy", "slot_f1", "sentence_accuracy")
    figures = [[f"{100 * run[view][name]:.1f}".replace(".", ",") for name in names] for view in _VIEWS]
    assert [line.split()[-4:-1] for line in printed[1:3]] == figures


def test_a_broken_folder_ends_with_one_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = shutil.copytree(SAMPLE, tmp_path / "phoatis")
    (folder / "dev" / "label").unlink()
    assert main(["benchmark-phoatis", str(folder)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("✗ ")
    assert said.count("\n") == 1
    assert str(folder / "dev" / "label") in said


def test_a_single_intent_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = shutil.copytree(SAMPLE, tmp_path / "phoatis")
    for part, count in (("train", 6), ("dev", 2)):
        (folder / part / "label").write_text("search_job\n" * count, encoding="utf-8")
    assert main(["benchmark-phoatis", str(folder)]) == 2
    assert "hai ý định" in capsys.readouterr().err


def test_a_result_that_cannot_be_written_is_told_before_learning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    target = tmp_path / "none" / "figures.json"
    assert main(["benchmark-phoatis", str(SAMPLE), "--json", str(target)]) == 2
    assert str(target) in capsys.readouterr().err
