"""The form takes an answer, asks again, gives up, and lets other requests through."""

from typing import Any

import pytest

from actions.jobs import SearchJobs
from actions.place_form import AskPlace, SearchWithAnswer, ValidatePlaceForm
from services.dialogue.mentions import plain_value
from services.dialogue.state import SearchState
from tests.actions.turns import run, tracker
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.spoken import BAC_LIEU, PLACES, short

UNCLEAR = [{"entity": "place", "value": plain_value(BAC_LIEU)}]
NAM_CAN = [{"entity": "place", "value": plain_value(PLACES["Năm Căn"])}]
SECOND = [{"entity": "ordinal", "value": 2}]


@pytest.fixture
def asked(center: FakeUnitOfWork) -> SearchState:
    """What is remembered once "Bạc Liêu" has been asked about."""
    return run(SearchJobs(), tracker(entities=UNCLEAR)).state


def hear(state: SearchState, intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return run(ValidatePlaceForm(), tracker(intent, entities, state, form="place_form")).slots


def test_a_place_with_several_meanings_starts_the_form(center: FakeUnitOfWork) -> None:
    done = run(SearchJobs(), tracker(entities=UNCLEAR))
    assert done.followed_by == "place_form"
    assert (done.responses, done.turn["outcome"]) == ([], "clarification")


def test_the_form_puts_the_question_with_its_options(asked: SearchState) -> None:
    done = run(AskPlace(), tracker(state=asked, form="place_form"))
    assert done.responses == ["utter_ask_which_place"]
    assert [button["payload"] for button in done.messages[0]["buttons"]] == [
        '/refine_search{"ordinal":1,"asked":"bac lieu"}',
        '/refine_search{"ordinal":2,"asked":"bac lieu"}',
    ]
    assert done.turn == {"outcome": "clarification"}


@pytest.mark.parametrize(("entities", "name"), [(SECOND, "Bạc Liêu"), (NAM_CAN, "Năm Căn")])
def test_an_answer_fills_the_form_and_is_remembered(
    asked: SearchState, entities: list[dict[str, Any]], name: str
) -> None:
    slots = hear(asked, "refine_search", entities)
    state = SearchState.from_json(slots["search"])
    assert slots["asked_place"]
    assert (short(state.frame), state.question) == ({"place": [name]}, None)


def test_what_is_no_answer_is_asked_once_more(asked: SearchState) -> None:
    slots = hear(asked, "nlu_fallback", [])
    state = SearchState.from_json(slots["search"])
    assert slots["asked_place"] is None
    assert state.question is not None
    assert state.question.asked == 2


def test_the_second_time_the_form_gives_up(asked: SearchState) -> None:
    again = SearchState.from_json(hear(asked, "nlu_fallback", [])["search"])
    slots = hear(again, "nlu_fallback", [])
    assert slots["asked_place"]
    assert SearchState.from_json(slots["search"]).question is None


def test_another_request_leaves_the_form_unfilled(asked: SearchState) -> None:
    assert hear(asked, "more_results", []) == {}


def test_the_form_says_nothing_when_it_starts(asked: SearchState) -> None:
    done = run(ValidatePlaceForm(), tracker("search_job", UNCLEAR, asked))
    assert (done.events, done.messages) == ([], [])


def test_the_search_follows_the_answer(asked: SearchState) -> None:
    state = SearchState.from_json(hear(asked, "refine_search", NAM_CAN)["search"])
    done = run(SearchWithAnswer(), tracker("refine_search", NAM_CAN, state))
    assert done.responses == ["utter_results"]
    assert done.slots["asked_place"] is None
