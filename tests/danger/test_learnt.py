"""Danger judged by rules and model together, in sentences that nothing was learnt from."""

import pytest

from benchmarks.danger.score import WRITINGS, by_both, measure, read_cases
from bot.nlu.recogniser import Recogniser
from troly.training import present_model

pytestmark = pytest.mark.model

# The rules know these sentences by heart; the model has not learnt them and may overrule a rule.
LEAST_RECALL = 0.94
MOST_FALSE_ALARMS = 0.04
LEAST_NAMED = 0.9


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """The trained model of the present data."""
    model = present_model()
    assert model is not None, "no model for the present data: troly train"
    return Recogniser.from_archive(model)


@pytest.mark.parametrize("writing", list(WRITINGS))
def test_danger_is_found_named_and_seldom_cried(recogniser: Recogniser, writing: str) -> None:
    score = measure(read_cases(), by_both(recogniser.danger), write=WRITINGS[writing])
    assert (score.missed, score.recall >= LEAST_RECALL) == (score.missed, True)
    assert (score.alarms, score.false_alarms <= MOST_FALSE_ALARMS) == (score.alarms, True)
    assert score.named / sum(score.found.values()) >= LEAST_NAMED
