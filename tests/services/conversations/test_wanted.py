"""What is counted of a turn: the kind of question, the trade named first, the one commune."""

import json

import pytest

from services.conversations.model import Answer, Wanted
from services.conversations.tickets import PolicyTrace
from services.conversations.wanted import may_be_rated, with_wanted

TRADE = {"id": "may-cong-nghiep", "label": "Công nhân may", "vsco": "8153", "sector": "textile"}
NAM_CAN = {"name": "Năm Căn", "level": "commune", "codes": ["32191"]}
DAM_DOI = {"name": "Đầm Dơi", "level": "old_district", "codes": ["32152", "32155"]}


def memory(kind="job", **frame) -> str:
    state = {
        "kind": kind,
        "frames": {kind: {"kind": kind, **frame}},
        "steps": [],
        "page": {"items": [], "offset": 0, "total": 0, "capped": False, "floor": None, "why": []},
        "focus": None,
        "question": None,
    }
    return json.dumps([{"event": "slot", "name": "search", "value": state}])


def answer(outcome="answered", intent="search_job", policy=None) -> Answer:
    return Answer(said="", replies=(), outcome=outcome, intent=intent, policy=policy)


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ({"occupation": [TRADE], "place": [NAM_CAN]}, Wanted("job", "may-cong-nghiep", "32191")),
        ({"place": [DAM_DOI]}, Wanted("job")),
        ({"place": [DAM_DOI], "home": NAM_CAN}, Wanted("job", "", "32191")),
        ({}, Wanted("job")),
    ],
)
def test_a_search_counts_with_its_trade_and_commune(frame, expected):
    assert with_wanted(answer(), memory(**frame)).wanted == expected


def test_a_search_for_a_course_is_told_from_one_for_work():
    assert with_wanted(answer(intent="refine_search"), memory("course")).wanted == Wanted("course")


def test_a_question_about_policy_counts_with_the_place_the_person_named_and_no_trade():
    asked = answer(intent="ask_policy", policy=PolicyTrace("sure", ("ui-amount",)))
    assert with_wanted(asked, memory(occupation=[TRADE], place=[NAM_CAN])).wanted == Wanted(
        "policy", "", "32191"
    )


@pytest.mark.parametrize(
    "one", [answer(outcome="clarification"), answer(intent="more_results"), answer(intent="greet")]
)
def test_what_is_no_search_and_no_question_is_not_counted_as_one(one):
    assert with_wanted(one, memory(place=[NAM_CAN])).wanted is None


@pytest.mark.parametrize("lost", [None, "", "{}", "[1]"])
def test_a_memory_that_cannot_be_read_leaves_the_kind_open_but_the_search_counted(lost):
    assert with_wanted(answer(), lost).wanted == Wanted("job")


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("answered", True), ("no_result", True), ("clarification", False), ("handed_over", False)],
)
def test_answers_are_rated_and_questions_back_are_not(outcome, expected):
    asked = answer(outcome=outcome, intent="ask_policy", policy=PolicyTrace("sure"))
    assert may_be_rated(with_wanted(asked, None)) is expected
    assert not may_be_rated(answer(outcome=outcome, intent="greet"))
