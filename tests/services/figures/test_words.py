"""Numbers as people here write them, and what a wait is told as."""

import pytest

from services.figures.buckets import SECONDS, at_most, filled
from services.figures.topics import is_question, label, labels, topic_of
from services.figures.words import minutes, number, percent, with_seconds
from services.policy.topics import topics


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (number(1_234_567), "1.234.567"),
        (number(1234.5, 1), "1.234,5"),
        (percent(0.567), "56,7%"),
        (percent(1), "100%"),
        (with_seconds(1.5), "1,5 giây"),
        (minutes(5), "5 phút"),
        (minutes(120), "2 giờ"),
        (minutes(1440), "1 ngày"),
    ],
)
def test_numbers_are_written_as_here(told, expected):
    assert told == expected


def test_what_most_people_waited_is_read_from_the_buckets():
    counts = {("0.5", ""): 90, ("3", ""): 6, ("longer", ""): 4}
    assert at_most(SECONDS, counts, 0.5) == 0.5
    assert at_most(SECONDS, counts, 0.95) == 3.0
    assert at_most(SECONDS, counts, 0.99) == float("inf")
    assert at_most(SECONDS, {}, 0.5) is None
    assert sum(count for _, count in filled(SECONDS, counts)) == 100


@pytest.mark.parametrize(
    ("wanted", "intent", "outcome", "topic"),
    [
        ("unemployment", "ask_policy", "answered", "unemployment"),
        ("job", "search_job", "emergency", "danger"),
        (None, "", "handed_over", "officer"),
        (None, "", "chitchat", "smalltalk"),
        (None, "more_results", "answered", "follow_up"),
        (None, "never_heard_of", "no_answer", "other"),
    ],
)
def test_every_turn_has_a_topic(wanted, intent, outcome, topic):
    assert topic_of(wanted, intent, outcome) == topic


def test_every_topic_has_a_label_and_greetings_are_no_questions():
    assert set(topics()) <= set(labels())
    assert all(label(topic) for topic in labels())
    assert not is_question("smalltalk") and is_question("unemployment")
