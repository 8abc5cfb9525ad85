"""A condition is let go in words: the page comes again, and it is said what no longer counts."""

from typing import Any

import pytest

from services.dialogue.wording import words
from services.outcomes import Outcome
from tests.services.dialogue.talk import Talk, responses, titles

CONDITIONS = [
    ("pay", {"pay": {"at_least": 9_000_000}}, "mức lương"),
    ("age", {"age": {"minimum": 35}}, "tuổi"),
    ("education", {"education": "college"}, "bằng cấp"),
    ("work_time", {"work_time": "night_shift"}, "giờ làm"),
]


@pytest.mark.parametrize(("name", "condition", "told"), CONDITIONS, ids=[name for name, *_ in CONDITIONS])
def test_a_condition_let_go_is_told_above_the_page(name: str, condition: dict[str, Any], told: str) -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, condition, kind="job")
    turn = talk.search({"any": name})
    assert (responses(turn), turn.outcome) == (["utter_dropped", "utter_results"], Outcome.ANSWERED)
    assert turn.replies[0].values == {"dropped": told}
    assert talk.frame == {"occupation": ["may"]}
    assert titles(turn)


def test_several_at_once_are_told_together() -> None:
    talk = Talk()
    turn = talk.search({"any": "pay"}, {"any": "age"}, kind="job")
    assert turn.replies[0].values == {"dropped": words("dropped", ("pay", "age"))}


def test_a_place_or_a_trade_let_go_shows_in_the_summary_alone() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, {"place": "Năm Căn"}, kind="job")
    assert responses(talk.search({"any": "place"})) == ["utter_results"]


def test_it_can_be_taken_back() -> None:
    talk = Talk()
    talk.search({"pay": {"at_least": 9_000_000}}, kind="job")
    talk.search({"any": "pay"})
    talk.undo()
    assert talk.frame == {"salary_min": 9_000_000}
