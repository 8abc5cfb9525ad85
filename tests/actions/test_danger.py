"""The answer to danger goes out whatever is open, needs no database, and leaves the search."""

import pytest

import actions.base
from actions.danger import AnswerDanger
from actions.jobs import SearchJobs
from services.dialogue.mentions import plain_value
from tests.actions.turns import run, tracker
from tests.fakes import FakeUnitOfWork
from tests.services.dialogue.spoken import BAC_LIEU

HELD = [{"entity": "danger", "value": "held"}]
UNCLEAR = [{"entity": "place", "value": plain_value(BAC_LIEU)}]


def test_the_danger_named_is_answered() -> None:
    done = run(AnswerDanger(), tracker("report_danger", HELD))
    assert done.responses == ["utter_danger_held", "utter_danger_sources"]
    assert done.turn["outcome"] == "emergency"
    assert all(citation["document"] for citation in done.turn["citations"])
    assert len(done.turn["citations"]) >= 3


def test_a_danger_without_a_name_is_answered_too() -> None:
    assert run(AnswerDanger(), tracker("report_danger")).responses[0] == "utter_danger_unknown"


def test_an_open_question_is_let_go_and_the_search_is_kept(center: FakeUnitOfWork) -> None:
    asked = run(SearchJobs(), tracker(entities=UNCLEAR)).state
    done = run(AnswerDanger(), tracker("report_danger", HELD, asked, form="place_form"))
    assert done.closes_form
    assert (done.state.frame, done.state.question) == (asked.frame, None)


def test_a_database_that_is_away_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise AssertionError("no service is needed")

    monkeypatch.setattr(actions.base, "services", away)
    assert run(AnswerDanger(), tracker("report_danger", HELD)).turn["outcome"] == "emergency"


def test_beside_another_answer_it_is_told_whom_to_call_when_danger_may_be_meant(
    center: FakeUnitOfWork,
) -> None:
    near = tracker("search_job")
    near.latest_message["may_tell_danger"] = True
    assert run(SearchJobs(), near).responses[-1] == "utter_danger_suspected"
    assert "utter_danger_suspected" not in run(SearchJobs(), tracker("search_job")).responses


def test_whom_to_call_waits_while_a_place_is_asked_about(center: FakeUnitOfWork) -> None:
    near = tracker(entities=UNCLEAR)
    near.latest_message["may_tell_danger"] = True
    assert "utter_danger_suspected" not in run(SearchJobs(), near).responses


def test_who_asks_again_after_a_danger_is_told_again_and_by_its_kind(center: FakeUnitOfWork) -> None:
    told = run(AnswerDanger(), tracker("report_danger", HELD))
    again = run(SearchJobs(), tracker("ask_contact", state=told.state, said="tôi phải gọi ai"))
    assert again.responses[0] == "utter_danger_held"
    assert again.turn["outcome"] == "emergency"
    once_more = run(SearchJobs(), tracker("out_of_scope", state=again.state, said="giờ sao về"))
    assert once_more.responses[0] == "utter_danger_held"


def test_a_search_after_a_danger_is_a_search_and_ends_it(center: FakeUnitOfWork) -> None:
    told = run(AnswerDanger(), tracker("report_danger"))
    assert told.state.danger == ""
    search = run(SearchJobs(), tracker("search_job", state=told.state, said="tìm việc gì cũng được"))
    assert "utter_danger_unknown" not in search.responses
    assert search.state.danger is None


def test_nobody_is_told_of_danger_who_told_of_none(center: FakeUnitOfWork) -> None:
    asked = run(SearchJobs(), tracker("ask_contact", said="tôi phải gọi ai"))
    assert not any(name.startswith("utter_danger") for name in asked.responses)
