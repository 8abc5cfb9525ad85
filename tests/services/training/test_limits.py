"""A model whose figures fell may not answer."""

import pytest

from services.training.limits import beyond
from services.training.words import told

FIGURES = {
    "intent": 0.967, "intent_unmarked": 0.965, "slots": 0.958, "styles": 0.967, "danger": 0.96,
    "policy": 0.96, "danger_alarms": 0.01, "noise": 0.0,
}  # fmt: skip


def test_equal_figures_are_fit():
    assert beyond(FIGURES, FIGURES) == ()


def test_better_figures_are_fit():
    assert beyond(FIGURES, {**FIGURES, "intent": 0.99, "danger_alarms": 0.0}) == ()


@pytest.mark.parametrize(
    ("figure", "after", "code"),
    [
        ("intent", 0.96, "fell"),
        ("slots", 0.94, "fell"),
        ("danger", 0.9599, "fell"),
        ("policy", 0.95, "fell"),
        ("danger_alarms", 0.03, "rose"),
        ("noise", 0.01, "rose"),
    ],
)
def test_a_figure_beyond_its_limit_is_named_with_both_values(figure, after, code):
    reasons = beyond(FIGURES, {**FIGURES, figure: after})
    assert [(one["code"], one["figure"]) for one in reasons] == [(code, figure)]
    assert "%" in told(reasons)[0]


def test_a_little_less_is_no_reason():
    assert beyond(FIGURES, {**FIGURES, "intent": 0.963}) == ()


def test_what_was_low_before_is_still_too_low():
    low = {**FIGURES, "intent": 0.94}
    assert [one["code"] for one in beyond(low, low)] == ["too_low"]
