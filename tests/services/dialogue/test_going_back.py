"""One step back, and starting over."""

import pytest

from services.dialogue.question_turns import answered
from services.outcomes import Outcome
from tests.services.dialogue.spoken import said
from tests.services.dialogue.talk import Talk, payloads, responses

SEWING_HERE = [{"occupation": "may"}, {"place": "Năm Căn"}]


def test_the_last_change_is_taken_back() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.search({"pay": {"at_least": 12_000_000}})
    turn = talk.undo()
    assert responses(turn) == ["utter_undone", "utter_results"]
    assert talk.frame == {"occupation": ["may"], "place": ["Năm Căn"]}


def test_a_sentence_that_turns_to_courses_is_one_step() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.search({"occupation": "sua-xe-may"}, kind="course")
    talk.undo()
    assert (talk.kind, talk.frame) == ("job", {"occupation": ["may"], "place": ["Năm Căn"]})


def test_a_sentence_that_changed_nothing_is_no_step() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, kind="job")
    talk.search({"pay": {"at_least": 9_000_000}})
    talk.search({"pay": {"at_least": 9_000_000}})
    talk.undo()
    assert "salary_min" not in talk.frame


def test_question_and_answer_are_one_step() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, kind="job")
    talk.search({"place": "Bạc Liêu"})
    state = answered(talk.state, said({"ordinal": 1}))
    assert state is not None
    talk.state = state
    talk.undo()
    assert talk.frame == {"occupation": ["may"]}


def test_steps_are_taken_back_one_by_one() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, kind="job")
    talk.search({"place": "Năm Căn"})
    talk.search({"benefit": "meals"})
    talk.undo()
    talk.undo()
    assert talk.frame == {"occupation": ["may"]}


def test_nothing_to_take_back_is_said() -> None:
    turn = Talk().undo()
    assert (responses(turn), turn.outcome) == (["utter_nothing_to_undo"], Outcome.CLARIFICATION)


def test_starting_over_forgets_everything_and_offers_the_three_searches() -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, {"place": "Cái Nước", "role": "home"}, kind="job")
    turn = talk.start_over()
    assert (talk.frame, talk.state.page.items) == ({}, ())
    assert payloads(turn) == ["/search_job", "/search_course", "/search_overseas"]


@pytest.mark.parametrize("times", [1, 2])
def test_starting_over_can_be_taken_back(times: int) -> None:
    talk = Talk()
    talk.search(*SEWING_HERE, {"place": "Cái Nước", "role": "home"}, kind="job")
    for _ in range(times):
        talk.start_over()
    turn = talk.undo()
    assert responses(turn) == ["utter_undone", "utter_results"]
    assert talk.frame == {"occupation": ["may"], "place": ["Năm Căn"], "home": "Cái Nước"}


def test_the_steps_before_starting_over_are_taken_back_too() -> None:
    talk = Talk()
    talk.search({"occupation": "may"}, kind="job")
    talk.search({"place": "Năm Căn"})
    talk.start_over()
    talk.undo()
    talk.undo()
    assert talk.frame == {"occupation": ["may"]}


def test_starting_over_before_any_search_leaves_nothing_to_take_back() -> None:
    talk = Talk()
    talk.start_over()
    assert responses(talk.undo()) == ["utter_nothing_to_undo"]
