"""Danger in sentences that nobody who works on it has read: what is reached must not be lost."""

from pathlib import Path

import pytest

from benchmarks.danger.score import WRITINGS, by_both, measure, read_cases
from bot.nlu.recogniser import Recogniser
from troly.training import present_model

UNSEEN = Path(__file__).parent / "unseen.yml"
# The goal is 0.98 and 0.02; docs/adr/0005-danger-learnt-beside-rules.md tells how far it is.
LEAST_RECALL = {"as written": 0.93, "all marks removed": 0.91}
MOST_FALSE_ALARMS = 0.04


@pytest.mark.model
@pytest.mark.parametrize("writing", list(WRITINGS))
def test_danger_is_found_and_seldom_cried(writing: str) -> None:
    archive = present_model()
    assert archive is not None, "no model for the present data: troly train"
    reader = by_both(Recogniser.from_archive(archive).danger)
    score = measure(read_cases(UNSEEN), reader, write=WRITINGS[writing])
    assert score.recall >= LEAST_RECALL[writing]
    assert score.false_alarms <= MOST_FALSE_ALARMS


def test_half_of_the_sentences_are_harmless() -> None:
    labels = [case.danger for case in read_cases(UNSEEN)]
    assert len(labels) >= 120
    assert labels.count(None) * 2 == len(labels)
