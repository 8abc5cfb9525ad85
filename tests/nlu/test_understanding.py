"""The trained model on sentences that training never saw."""

import pytest

from benchmarks.reading.baseline import fallen, read_baseline
from benchmarks.reading.ours import reader
from benchmarks.reading.report import ALL, UNMARKED, Report, evaluate
from benchmarks.reading.sentences import SENTENCES
from bot.nlu.recogniser import Recogniser
from troly.training import present_model

pytestmark = pytest.mark.model

LEAST_INTENT_ACCURACY = 0.95
LEAST_SLOT_F1 = 0.93
MOST_LOST_WITHOUT_MARKS = 0.04


@pytest.fixture(scope="module")
def report() -> Report:
    model = present_model()
    assert model is not None, "no model for the present data: troly train"
    return evaluate(reader(Recogniser.from_archive(model)), SENTENCES / "held_out")


def test_intents_are_recognised(report):
    assert report.by_style[ALL].accuracy >= LEAST_INTENT_ACCURACY


def test_slots_are_found(report):
    assert report.by_style[ALL].slot_f1 >= LEAST_SLOT_F1


def test_little_is_lost_when_all_marks_are_missing(report):
    written, unmarked = report.by_style[ALL], report.by_style[UNMARKED]
    assert written.accuracy - unmarked.accuracy <= MOST_LOST_WITHOUT_MARKS
    assert written.slot_f1 - unmarked.slot_f1 <= MOST_LOST_WITHOUT_MARKS


def test_no_figure_fell_below_the_one_kept(report):
    assert list(fallen(read_baseline()["held_out"], report.as_json())) == []


def test_noise_is_never_consent(report):
    assert [text for text, intent in report.noise_accepted if intent in ("affirm", "deny")] == []


def test_the_set_is_large_and_poor_in_marks(report):
    assert report.by_style[ALL].total >= 400
    assert report.by_style["no_marks"].total >= 0.4 * report.by_style[ALL].total
