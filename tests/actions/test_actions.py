"""Every action says what its service answered, and remembers it."""

import pytest

from actions import jobs
from actions.base import ServiceAction
from actions.slots import today
from services import calendar
from services.dialogue.state import SearchState
from tests.actions.turns import run, tracker
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.sample_offers import TODAY
from tests.services.dialogue.spoken import short

DORMITORY = [{"entity": "benefit", "value": "dormitory"}]
SECOND = [{"entity": "ordinal", "value": 2}]


@pytest.fixture
def searched(center: FakeUnitOfWork) -> SearchState:
    """What is remembered after a search for nothing in particular."""
    return run(jobs.SearchJobs(), tracker()).state


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        ("search_job", "job"),
        ("search_course", "course"),
        ("search_overseas", "overseas"),
        ("refine_search", "job"),
    ],
)
def test_the_intent_says_what_is_searched(center: FakeUnitOfWork, intent: str, kind: str) -> None:
    assert run(jobs.SearchJobs(), tracker(intent)).state.kind == kind


def test_a_search_says_its_results_as_cards_and_buttons(center: FakeUnitOfWork) -> None:
    done = run(jobs.SearchJobs(), tracker("refine_search", DORMITORY))
    cards = [message["custom"]["cards"] for message in done.messages if "cards" in message["custom"]]
    assert done.responses == ["utter_results"]
    assert [card["title"] for card in cards[0]] == ["1. Công nhân may có chỗ ở"]
    assert done.messages[0]["buttons"]


def test_what_is_remembered_is_the_search(searched: SearchState, center: FakeUnitOfWork) -> None:
    done = run(jobs.SearchJobs(), tracker("refine_search", DORMITORY, searched))
    assert short(done.state.frame) == {"benefits": ["dormitory"]}


def test_the_turn_is_recorded(center: FakeUnitOfWork) -> None:
    turn = run(jobs.SearchJobs(), tracker("refine_search", DORMITORY)).turn
    assert (turn["outcome"], turn["frame"]) == ("answered", {"kind": "job", "benefits": ["dormitory"]})
    assert turn["items"][0]["kind"] == "vacancy"


@pytest.mark.parametrize(
    ("action", "response"),
    [
        (jobs.MoreResults(), "utter_more_results"),
        (jobs.ShowDetails(), "utter_details"),
        (jobs.ShowContact(), "utter_contact"),
        (jobs.ExplainResult(), "utter_why_shown"),
        (jobs.Undo(), "utter_nothing_to_undo"),
        (jobs.StartOver(), "utter_started_over"),
        (jobs.StopSearch(), "utter_stopped"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_turns_after_a_search(searched: SearchState, action: ServiceAction, response: str) -> None:
    assert run(action, tracker("any", SECOND, searched)).responses == [response]


@pytest.mark.parametrize(
    "action", [jobs.MoreResults(), jobs.ShowContact(), jobs.StartOver(), jobs.StopSearch()]
)
def test_a_request_within_the_form_is_answered_and_ends_it(
    searched: SearchState, center: FakeUnitOfWork, action: ServiceAction
) -> None:
    near = [{"entity": "near_home", "value": True}]
    asked = run(jobs.SearchJobs(), tracker("refine_search", near, searched)).state
    assert asked.question is not None
    done = run(action, tracker("any", SECOND, asked, form="place_form"))
    assert done.responses
    assert (done.closes_form, done.followed_by, done.state.question) == (True, None, None)


def test_outside_the_form_no_form_is_closed(searched: SearchState) -> None:
    assert not run(jobs.MoreResults(), tracker("more_results", state=searched)).closes_form


def test_the_day_of_the_message_counts_when_it_is_told() -> None:
    assert today(tracker(at="2026-03-02")) == TODAY
    assert today(tracker(at=None)) == calendar.today()
