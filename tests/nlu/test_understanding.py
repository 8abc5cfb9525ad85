"""The trained model on sentences that training never saw."""

from collections.abc import Callable

import pytest

from benchmarks.reading.baseline import fallen, read_baseline
from benchmarks.reading.ours import reader
from benchmarks.reading.report import ALL, UNMARKED, Reading, Report, evaluate
from benchmarks.reading.sentences import SENTENCES
from bot.nlu.recogniser import Recogniser
from troly.training import present_model

pytestmark = pytest.mark.model

LEAST_INTENT_ACCURACY = 0.95
LEAST_SLOT_F1 = 0.93
MOST_LOST_WITHOUT_MARKS = 0.04
MOST_FOREIGN_ACCEPTED = 0.04


LEAST_STYLES = 13
LEAST_OF_A_STYLE = 80


@pytest.fixture(scope="module")
def read() -> Callable[[str], Reading]:
    model = present_model()
    assert model is not None, "no model for the present data: troly train"
    return reader(Recogniser.from_archive(model))


@pytest.fixture(scope="module")
def report(read: Callable[[str], Reading]) -> Report:
    return evaluate(read, SENTENCES / "held_out")


@pytest.fixture(scope="module")
def styles(read: Callable[[str], Reading]) -> Report:
    return evaluate(read, SENTENCES / "styles")


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


def test_every_style_of_writing_is_a_test_of_its_own(styles):
    as_written = {name: score for name, score in styles.by_style.items() if name not in (ALL, UNMARKED)}
    assert len(as_written) >= LEAST_STYLES
    assert {name: score.total for name, score in as_written.items() if score.total < LEAST_OF_A_STYLE} == {}
    assert styles.by_style[ALL].total >= 1000


def test_no_figure_of_a_style_fell_below_the_one_kept(styles):
    assert list(fallen(read_baseline()["styles"], styles.as_json())) == []


def test_sentences_out_of_scope_are_not_taken_for_a_wish(styles):
    assert len(styles.foreign_accepted) <= MOST_FOREIGN_ACCEPTED * styles.foreign_total
