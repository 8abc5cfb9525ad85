"""Policy turns: sure, unsure, lost; days gone by; one side of an answer; two questions at once."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, Question, ask, chosen, side
from services.outcomes import Outcome
from services.policy.confidence import CERTAIN_SCORE, LEAST_SCORE, Level
from services.policy.entry import Status
from tests.policy_samples import CONTENT, ENTRY, WHERE

TODAY = date(2026, 11, 23)
DESK = Desk(CONTENT, TODAY)
SURE = min(1.0, CERTAIN_SCORE + 0.1)
TORN = (LEAST_SCORE + 0.01, LEAST_SCORE + 0.005)


def question(*ranking, text="mỗi tháng được bao nhiêu"):
    return Question(text, tuple(ranking))


def responses(turn):
    return [reply.response for reply in turn.replies]


def payloads(turn):
    return [button.payload for reply in turn.replies for button in reply.buttons]


def test_a_sure_question_is_answered_with_its_source():
    turn = ask(PolicyState(), [question((ENTRY.id, SURE))], DESK)
    assert (turn.outcome, turn.level) == (Outcome.ANSWERED, Level.SURE)
    assert "810.000 đồng" in turn.replies[0].values["answer"]
    assert "335/2026/NĐ-CP" in turn.replies[0].values["source"]
    assert turn.state.entry == ENTRY.id


def test_under_an_answer_stand_at_most_three_next_questions():
    turn = ask(PolicyState(), [question((ENTRY.id, SURE))], DESK)
    assert payloads(turn) == [
        f'/ask_policy{{"policy":"{ENTRY.id}:dossier"}}',
        f'/ask_policy{{"policy":"{ENTRY.id}:where"}}',
        f'/ask_policy{{"policy":"{WHERE.id}"}}',
    ]


def test_every_payload_fits_into_what_platforms_take():
    long_id = "x" * 32
    content = replace(CONTENT, entries={long_id: replace(ENTRY, id=long_id)})
    turn = ask(PolicyState(), [question((long_id, SURE))], Desk(content, TODAY))
    assert max(len(payload.encode()) for payload in payloads(turn)) <= 64


def test_an_unsure_question_becomes_a_choice_by_name_and_number():
    turn = ask(PolicyState(), [question((ENTRY.id, TORN[0]), (WHERE.id, TORN[1]))], DESK)
    assert (turn.outcome, turn.level) == (Outcome.CLARIFICATION, Level.UNSURE)
    assert turn.replies[0].values["choices"] == f"1. {ENTRY.question}\n2. {WHERE.question}"
    assert turn.state.offered == (ENTRY.id, WHERE.id)
    assert payloads(turn)[-1] == "/request_officer"


def test_what_is_not_known_is_said_otherwise_each_time_and_then_left_to_an_officer():
    state, said = PolicyState(), []
    for _ in range(7):
        turn = ask(state, [question()], DESK)
        state = turn.state
        said += responses(turn)
        assert (turn.outcome, turn.level) == (Outcome.NO_ANSWER, Level.LOST)
        assert "/request_officer" in payloads(turn)
    assert all(earlier != later for earlier, later in pairwise(said))
    assert len(set(said)) == 3


def test_an_answer_ends_the_row_of_lost_questions():
    turn = ask(PolicyState(lost=2), [question((ENTRY.id, SURE))], DESK)
    assert turn.state.lost == 0


def test_last_year_is_answered_with_last_years_value():
    turn = ask(PolicyState(), [question((ENTRY.id, SURE), text="năm ngoái được bao nhiêu")], DESK)
    assert responses(turn) == ["utter_policy_then", "utter_policy_answer"]
    assert "750.000 đồng" in turn.replies[1].values["answer"]
    assert turn.state.day == "2025-12-31"


def test_a_day_without_a_reviewed_answer_is_told_and_todays_rule_follows():
    turn = ask(PolicyState(), [question((WHERE.id, SURE), text="năm 2022 nộp ở đâu")], DESK)
    assert responses(turn) == ["utter_policy_not_then", "utter_policy_answer"]


def test_the_same_rule_then_and_now_needs_no_remark():
    timeless = replace(WHERE, citations=(), source="Thông báo của Trung tâm")
    desk = Desk(replace(CONTENT, entries={WHERE.id: timeless}), TODAY)
    turn = ask(PolicyState(), [question((WHERE.id, SURE), text="năm ngoái nộp ở đâu")], desk)
    assert responses(turn) == ["utter_policy_answer"]


def test_an_overdue_answer_is_not_given():
    turn = ask(PolicyState(), [question((ENTRY.id, SURE))], Desk(CONTENT, date(2027, 7, 1)))
    assert responses(turn) == ["utter_policy_stale"]
    assert (turn.outcome, payloads(turn)) == (Outcome.NO_ANSWER, ["/request_officer"])


def test_an_entry_taken_back_is_neither_answered_nor_offered():
    retired = replace(CONTENT, entries={ENTRY.id: replace(ENTRY, status=Status.RETIRED), WHERE.id: WHERE})
    turn = ask(PolicyState(), [question((ENTRY.id, SURE))], Desk(retired, TODAY))
    assert turn.level is Level.LOST
    assert chosen(PolicyState(), ENTRY.id, "answer", Desk(retired, TODAY)).level is Level.LOST


def test_two_clear_questions_are_both_answered():
    parts = [
        question((ENTRY.id, SURE), (WHERE.id, 0.3)),
        question((ENTRY.id, SURE)),
        question((WHERE.id, SURE)),
    ]
    turn = ask(PolicyState(), parts, DESK)
    assert responses(turn) == ["utter_policy_answer"] * 2
    assert [told.entry.id for told in turn.answers] == [ENTRY.id, WHERE.id]
    assert turn.state.entry == WHERE.id


def test_of_two_parts_with_one_clear_the_clear_one_is_answered():
    parts = [question((WHERE.id, TORN[0])), question((ENTRY.id, SURE)), question((WHERE.id, TORN[0]))]
    turn = ask(PolicyState(), parts, DESK)
    assert [told.entry.id for told in turn.answers] == [ENTRY.id]


def test_a_story_that_is_clear_as_a_whole_is_not_answered_by_a_part():
    parts = [question((ENTRY.id, CERTAIN_SCORE)), question((WHERE.id, SURE)), question((ENTRY.id, TORN[0]))]
    assert ask(PolicyState(), parts, DESK).state.entry == ENTRY.id


def test_parts_with_the_same_answer_are_answered_once():
    parts = [question((ENTRY.id, SURE)) for _ in range(3)] + [question((WHERE.id, SURE))]
    assert [told.entry.id for told in ask(PolicyState(), parts, DESK).answers] == [ENTRY.id, WHERE.id]


@pytest.mark.parametrize("facet", ["evil", "wordings", "__class__", "id"])
def test_a_side_unheard_of_shows_the_answer_and_nothing_of_the_record(facet):
    turn = chosen(PolicyState(), ENTRY.id, facet, DESK)
    assert turn.replies == chosen(PolicyState(), ENTRY.id, "answer", DESK).replies


def test_the_day_of_one_entry_is_not_taken_for_another():
    before = PolicyState(entry=ENTRY.id, said=("answer", "dossier"), day="2025-12-31")
    overdue = replace(CONTENT, entries={ENTRY.id: ENTRY, WHERE.id: replace(WHERE, review_by=TODAY)})
    state = ask(before, [question((WHERE.id, SURE))], Desk(overdue, TODAY)).state
    assert (state.entry, state.said, state.day) == (WHERE.id, (), None)
    state = chosen(before, WHERE.id, "sources", DESK).state
    assert (state.entry, state.said, state.day) == (WHERE.id, (), None)


def test_a_choice_keeps_what_was_talked_about_and_its_day():
    before = PolicyState(entry=ENTRY.id, said=("answer",), day="2025-12-31", lost=1)
    state = ask(before, [question((ENTRY.id, TORN[0]), (WHERE.id, TORN[1]))], DESK).state
    assert (state.entry, state.said, state.day, state.lost) == (ENTRY.id, ("answer",), "2025-12-31", 0)


def test_a_side_of_the_answer_is_told_from_the_entry():
    turn = side(PolicyState(entry=ENTRY.id), "dossier", DESK)
    assert turn.replies[0].values["answer"].startswith("- Tờ khai")
    assert f'/ask_policy{{"policy":"{ENTRY.id}:dossier"}}' not in payloads(turn)


def test_a_side_nobody_has_told_is_left_to_an_officer():
    turn = side(PolicyState(entry=ENTRY.id), "fee", DESK)
    assert responses(turn) == ["utter_policy_facet_unknown"]
    assert turn.state.entry == ENTRY.id


def test_the_provisions_are_listed_when_asked_for_on_the_day_talked_about():
    turn = side(PolicyState(entry=ENTRY.id, day="2025-12-31"), "sources", DESK)
    assert "20/2021/NĐ-CP" in turn.replies[0].values["sources"]


def test_without_an_answer_there_is_no_side_of_it():
    assert side(PolicyState(), "where", DESK) is None


@pytest.mark.parametrize(
    "state",
    [
        PolicyState(),
        PolicyState(entry="a", said=("answer",), ranking=(("a", 0.5), ("b", 0.25)), day="2025-12-31"),
        PolicyState(offered=("b",), lost=1),
    ],
)
def test_what_is_remembered_survives_the_slot(state):
    assert PolicyState.from_json(state.as_json()) == state
