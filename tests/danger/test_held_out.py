"""Danger in sentences written apart from the rules: nearly none is missed, nearly nothing is taken for one.

The sentences have been read while the rules were mended, so these figures only show that nothing is lost.
"""

import pytest

from benchmarks.danger.score import WRITINGS, measure, read_cases
from language.danger import kinds

LEAST_RECALL = 0.98
MOST_FALSE_ALARMS = 0.02


@pytest.mark.parametrize("writing", list(WRITINGS))
def test_danger_is_found_and_seldom_cried(writing: str) -> None:
    score = measure(read_cases(), write=WRITINGS[writing])
    assert (score.missed, score.recall >= LEAST_RECALL) == (score.missed, True)
    assert (score.alarms, score.false_alarms <= MOST_FALSE_ALARMS) == (score.alarms, True)


def test_every_kind_is_measured_and_harmless_sentences_are_too() -> None:
    labels = {case.danger for case in read_cases()}
    assert labels == {*kinds(), None}
