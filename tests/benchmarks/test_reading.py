"""Scores are what a person would count by hand."""

import pytest

from benchmarks.reading.baseline import fallen, read_baseline, write_baseline
from benchmarks.reading.report import ALL, UNMARKED, Reading, evaluate
from benchmarks.reading.scores import Score
from benchmarks.reading.sentences import as_pairs, read_sentences
from benchmarks.reading.tables import worst_of

SENTENCES = """
- {text: "tìm việc may", slots: {occupation: [may-cong-nghiep]}}
- {text: "xin so dt", intent: ask_contact, style: no_marks}
- {text: "trời mưa hông", intent: out_of_scope, style: southern}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "search_job.yml").write_text(SENTENCES, encoding="utf-8")
    (tmp_path / "noise.yml").write_text('noise: ["...", "asdf"]', encoding="utf-8")
    return tmp_path


def always(intent: str, confidence: float = 1.0, **slots: list[str]):
    return lambda text: Reading(intent, as_pairs(slots), confidence, text)


def test_slots_are_flattened_with_what_is_ruled_out():
    slots = {"place": ["Năm Căn", "Cái Nước"], "negated": {"work_time": ["night_shift"]}, "age": 35}
    assert as_pairs(slots) == {
        ("place", "Năm Căn"),
        ("place", "Cái Nước"),
        ("negated.work_time", "night_shift"),
        ("age", "35"),
    }


def test_an_entry_may_name_its_own_intent(folder):
    assert [sentence.intent for sentence in read_sentences(folder)] == [
        "search_job",
        "ask_contact",
        "out_of_scope",
    ]


def test_accuracy_and_macro_f1_count_every_intent_alike():
    score = Score()
    for wanted, read in (("a", "a"), ("a", "a"), ("a", "b"), ("b", "b")):
        score.add(wanted, read, frozenset(), frozenset())
    assert score.accuracy == 3 / 4
    # a: precision 1, recall 2/3; b: precision 1/2, recall 1
    assert score.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)


def test_slot_f1_is_over_pairs_and_exact_over_sentences():
    score = Score()
    score.add("a", "a", as_pairs({"age": 35, "gender": "male"}), as_pairs({"age": 35}))
    score.add("a", "a", frozenset(), frozenset())
    assert score.slot_f1 == pytest.approx(2 * 1 / (2 + 1))
    assert score.exact == 1 / 2


def test_calibration_error_weighs_each_bin_by_its_sentences():
    score = Score()
    for read, confidence in (("a", 0.95), ("b", 0.95), ("a", 0.55)):
        score.add("a", read, frozenset(), frozenset(), confidence)
    assert score.calibration_error == pytest.approx((2 * abs(0.95 - 0.5) + 1 * abs(0.55 - 1.0)) / 3)


def test_no_sentences_make_no_figures_up():
    assert (Score().accuracy, Score().macro_f1, Score().slot_f1, Score().exact) == (0, 0, 1, 0)


def test_each_sentence_is_judged_as_written_and_without_marks(folder):
    report = evaluate(always("search_job"), folder)
    assert report.by_style[ALL].total == report.by_style[UNMARKED].total == 3
    assert report.by_style["no_marks"].accuracy == 0
    assert report.confusions == {("ask_contact", "search_job"): 1, ("out_of_scope", "search_job"): 1}


def test_what_should_have_been_rejected_is_listed(folder):
    report = evaluate(always("affirm"), folder)
    assert report.noise_accepted == [("...", "affirm"), ("asdf", "affirm")]
    assert report.foreign_accepted == [("trời mưa hông", "affirm")]
    assert evaluate(always("nlu_fallback"), folder).foreign_accepted == []


def test_the_worst_come_first(folder):
    report = evaluate(always("ask_contact", 0.9, place=["Năm Căn"]), folder)
    # a wrong intent and two wrong slots, a wrong intent and one, one wrong slot
    assert [mistake.text for mistake in worst_of(report, 3)] == ["tìm việc may", "trời mưa hông", "xin so dt"]
    assert len(worst_of(report, 1)) == 1


def _figures(sentences: int, accuracy: float) -> dict:
    shares = {"intent_accuracy": accuracy, "macro_f1": 0.9, "slot_f1": 0.9, "exact": 0.9}
    return {"style": {"slips": {"sentences": sentences, **shares}}}


@pytest.mark.parametrize(
    ("sentences", "now", "named"),
    [(100, 0.955, False), (100, 0.945, True), (100, 0.99, False), (20, 0.5, False)],
)
def test_a_fall_of_more_than_a_point_is_named(sentences, now, named):
    lines = list(fallen(_figures(sentences, 0.96), _figures(sentences, now)))
    assert bool(lines) == named
    assert all("intent_accuracy" in line for line in lines)


def test_a_style_that_is_gone_is_named():
    assert list(fallen(_figures(100, 0.9), {"style": {}})) == ["slips: no sentences any more"]


def test_figures_kept_for_one_set_leave_the_others(tmp_path):
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == {}
    write_baseline("one", {"style": {}}, path)
    write_baseline("two", _figures(10, 0.5), path)
    assert read_baseline(path) == {"one": {"style": {}}, "two": _figures(10, 0.5)}
