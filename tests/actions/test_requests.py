"""Names, alerts and reports go before whatever a message was read as; their questions wait for answers."""

from typing import Any

import pytest

import actions.danger
import actions.request_turn
from actions.danger import AnswerDanger
from actions.jobs import SearchJobs, ShowContact, ShowDetails, StopSearch
from actions.place_form import AskPlace, SearchWithAnswer, ValidatePlaceForm
from services.dialogue.state import SearchState
from services.errors import Unavailable
from tests.actions.turns import Done, run, tracker
from tests.fakes import FakeUnitOfWork

ME = "web_1"
FORM = "place_form"
SECOND = [{"entity": "item", "value": "vacancy:2"}]
PRESSED = [{"entity": "item", "value": "register=vacancy:2"}]


@pytest.fixture
def seen(center: FakeUnitOfWork) -> SearchState:
    """What is remembered once a vacancy was opened."""
    return run(ShowDetails(), tracker("show_details", SECOND)).state


@pytest.fixture
def asked(seen: SearchState) -> SearchState:
    """What is remembered once a name was asked for."""
    return run(ShowDetails(), tracker("show_details", PRESSED, seen)).state


def hear(state: SearchState, text: str, intent: str = "nlu_fallback", **more: Any) -> dict[str, Any]:
    on = tracker(intent, more.get("entities"), state, form=FORM, said=more.get("said", text.lower()))
    on.latest_message["text"] = text
    return run(ValidatePlaceForm(), on).slots


def texts(done: Done) -> str:
    return "\n".join(message.get("text") or "" for message in done.messages)


class TestRegistering:
    @pytest.mark.parametrize("intent", ["ask_contact", "nlu_fallback", "ask_policy"])
    def test_words_for_it_start_the_questions_whatever_they_were_read_as(
        self, seen: SearchState, intent: str
    ) -> None:
        done = run(ShowContact(), tracker(intent, state=seen, said="đăng ký giúp em việc này"))
        assert done.followed_by == FORM
        assert done.turn["outcome"] == "clarification"

    def test_the_form_asks_for_the_name(self, asked: SearchState) -> None:
        done = run(AskPlace(), tracker(state=asked, form=FORM))
        assert "họ tên" in texts(done)
        assert [button["payload"] for button in done.messages[0]["buttons"]] == ["/stop"]

    @pytest.mark.parametrize("intent", ["search_job", "affirm", "ask_policy", "greet", "out_of_scope"])
    def test_the_next_message_is_the_answer_whatever_it_was_read_as(
        self, asked: SearchState, intent: str
    ) -> None:
        state = SearchState.from_json(hear(asked, "Lê Thị May", intent)["search"])
        assert state.registration is not None
        assert state.registration.name == "Lê Thị May"

    @pytest.mark.parametrize("intent", ["report_danger", "request_officer", "stop"])
    def test_danger_an_officer_and_stop_never_wait(self, asked: SearchState, intent: str) -> None:
        assert hear(asked, "Lê Thị May", intent) == {}

    def test_another_button_is_no_answer(self, asked: SearchState) -> None:
        assert hear(asked, "/show_details", "show_details", said="", entities=SECOND) == {}

    def test_another_request_is_no_answer(self, asked: SearchState) -> None:
        assert hear(asked, "báo lừa đảo") == {}

    def test_the_last_answer_puts_the_name_on_the_list(
        self, asked: SearchState, center: FakeUnitOfWork
    ) -> None:
        slots: dict[str, Any] = {}
        for text in ("Lê Thị Mẫu", "0918123456", "xã Tam Giang"):
            assert not slots.get("asked_place")
            slots = hear(asked, text)
            asked = SearchState.from_json(slots["search"])
        assert slots["asked_place"]
        done = run(SearchWithAnswer(), tracker("nlu_fallback", state=asked, said="xã tam giang"))
        assert "ĐK-1" in texts(done)
        assert done.state.registration is None
        assert len(center.interests.of_conversation(ME)) == 1

    def test_stop_leaves_it(self, asked: SearchState, center: FakeUnitOfWork) -> None:
        done = run(StopSearch(), tracker("stop", state=asked, form=FORM))
        assert (done.closes_form, done.state.registration) == (True, None)
        assert "không ghi" in texts(done)
        assert center.interests.of_conversation(ME) == []

    def test_danger_in_between_lets_it_go(self, asked: SearchState) -> None:
        done = run(AnswerDanger(), tracker("report_danger", state=asked, form=FORM))
        assert (done.closes_form, done.state.registration) == (True, None)

    def test_a_search_later_forgets_a_question_left_open(self, asked: SearchState) -> None:
        assert run(SearchJobs(), tracker("search_job", state=asked)).state.registration is None


class TestAlerts:
    def test_a_sentence_begins_one(self, center: FakeUnitOfWork) -> None:
        sewing = [{"entity": "occupation", "value": {"id": "may", "label": "May"}}]
        said = "báo cho em khi có việc may"
        done = run(SearchJobs(), tracker("search_job", sewing, said=said))
        assert done.responses == []
        (stored,) = center.subscriptions.of_conversation(ME)
        assert [trade.id for trade in stored.wish.occupation] == ["may"]

    @pytest.mark.parametrize("said", ["dừng", "đừng gửi tin việc nữa"])
    def test_stop_ends_them_for_who_has_any_and_the_search_for_others(
        self, center: FakeUnitOfWork, said: str
    ) -> None:
        assert run(StopSearch(), tracker("stop", said=said)).responses == ["utter_stopped"]
        sewing = [{"entity": "occupation", "value": {"id": "may", "label": "May"}}]
        run(SearchJobs(), tracker("search_job", sewing, said="báo cho em khi có việc"))
        assert run(StopSearch(), tracker("stop", said=said)).responses == []
        assert center.subscriptions.holding() == []

    @pytest.mark.parametrize(("value", "hour"), [("18", 18), ("x", 8)])
    def test_a_button_changes_the_hour(self, center: FakeUnitOfWork, value: str, hour: int) -> None:
        sewing = [{"entity": "occupation", "value": {"id": "may", "label": "May"}}]
        run(SearchJobs(), tracker("search_job", sewing, said="báo cho em khi có việc"))
        pressed = [{"entity": "item", "value": f"alert-hour={value}"}]
        run(ShowDetails(), tracker("show_details", pressed))
        assert center.subscriptions.holding()[0].hour == hour


class TestReports:
    def test_an_offer_in_view_is_taken_down_though_read_as_danger(
        self, seen: SearchState, center: FakeUnitOfWork
    ) -> None:
        done = run(AnswerDanger(), tracker("report_danger", state=seen, said="báo lừa đảo"))
        assert center.jobs.get(2).status == "held"
        assert ("LĐ-1" in texts(done), done.turn["outcome"]) == (True, "emergency")

    def test_without_an_offer_danger_is_answered(self, center: FakeUnitOfWork) -> None:
        done = run(AnswerDanger(), tracker("report_danger", said="báo lừa đảo"))
        assert "utter_danger_unknown" in done.responses

    def test_danger_is_answered_when_the_lists_cannot_be_written(
        self, seen: SearchState, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def away(*_: object) -> None:
            raise Unavailable("away")

        monkeypatch.setattr(actions.danger, "on_report", away)
        done = run(AnswerDanger(), tracker("report_danger", state=seen, said="báo lừa đảo"))
        assert "utter_danger_unknown" in done.responses


class TestBusyDatabase:
    """As while a long list is brought into SQLite."""

    @pytest.fixture(autouse=True)
    def busy(self, seen: SearchState, center: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
        def away() -> None:
            raise Unavailable("away")

        monkeypatch.setattr(center, "commit", away)

    @pytest.mark.parametrize(
        ("action", "intent", "entities"),
        [
            (ShowDetails(), "show_details", [{"entity": "item", "value": "report=vacancy:2"}]),
            (ShowDetails(), "show_details", None),
            (AnswerDanger(), "report_danger", None),
        ],
    )
    def test_a_report_that_cannot_be_stored_still_calls_an_officer_and_names_the_police(
        self, seen: SearchState, action: Any, intent: str, entities: Any
    ) -> None:
        done = run(action, tracker(intent, entities, seen, said="báo lừa đảo"))
        assert done.turn["outcome"] == "emergency"
        assert "113" in texts(done)
        assert "LĐ-" not in texts(done)

    def test_a_name_that_cannot_be_stored_is_said_as_before(self, seen: SearchState) -> None:
        done = run(ShowContact(), tracker("ask_contact", state=seen, said="báo cho em khi có việc may"))
        assert done.turn["outcome"] == "error_service"


class TestRehearsal:
    def test_nothing_is_kept_while_replaying(
        self, seen: SearchState, center: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended: list[str] = []
        monkeypatch.setattr(center, "commit", lambda: ended.append("commit"))
        monkeypatch.setattr(center, "rollback", lambda: ended.append("rollback"))
        monkeypatch.setenv("TROLY_DIALOGUE_STATES", "memory")
        run(ShowDetails(), tracker("show_details", state=seen, said="báo lừa đảo"))
        monkeypatch.delenv("TROLY_DIALOGUE_STATES")
        run(ShowDetails(), tracker("show_details", state=seen, said="báo lừa đảo"))
        assert ended == ["rollback", "commit"]

    def test_other_messages_open_no_writing_transaction(
        self, center: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(actions.request_turn, "_kept", pytest.fail)
        assert run(SearchJobs(), tracker("search_job", said="tìm việc may")).responses
