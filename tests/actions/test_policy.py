"""Policy questions reach the entries whichever action the intent led to; all else stays as it was."""

from typing import Any

import pytest

from actions import jobs
from actions.policy import AnswerPolicy
from services.dialogue.policy_state import PolicyState
from services.errors import Unavailable
from services.policy.confidence import CERTAIN_SCORE, LEAST_SCORE
from tests.actions.turns import run, tracker
from tests.fakes import FakeUnitOfWork
from tests.policy_samples import ENTRY, WHERE

DAY = "2026-11-23"
SURE = min(1.0, CERTAIN_SCORE + 0.05)
TALKED = PolicyState(entry=ENTRY.id, said=("answer",), ranking=((ENTRY.id, SURE),))


def asked(
    text: str, *ranking: tuple[str, float], documents: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    pairs = [list(pair) for pair in ranking]
    return {"questions": [{"text": text, "ranking": pairs}], "documents": documents or []}


def test_a_policy_question_is_answered_with_citations_and_entry(center: FakeUnitOfWork) -> None:
    done = run(AnswerPolicy(), tracker("ask_policy", asked=asked("bao nhiêu", (ENTRY.id, SURE)), at=DAY))
    assert done.responses == ["utter_policy_answer"]
    assert done.turn["frame"] == {"kind": "policy"}
    assert done.turn["policy_level"] == "sure"
    assert done.turn["faq"][0] == {"id": ENTRY.id, "question": ENTRY.question, "score": round(SURE, 3)}
    assert done.turn["citations"][0] == {
        "document": "Nghị định 335/2026/NĐ-CP",
        "article": "6",
        "clause": "1",
        "effective_from": "2026-10-05",
    }


def test_the_search_is_kept_while_policy_is_talked_about(center: FakeUnitOfWork) -> None:
    searched = run(jobs.SearchJobs(), tracker()).state
    done = run(
        AnswerPolicy(),
        tracker("ask_policy", state=searched, asked=asked("bao nhiêu", (ENTRY.id, SURE)), at=DAY),
    )
    assert done.state == searched


def test_a_button_asks_for_one_side_of_an_entry(center: FakeUnitOfWork) -> None:
    pressed = [{"entity": "policy", "value": f"{ENTRY.id}:dossier"}]
    done = run(AnswerPolicy(), tracker("ask_policy", pressed, at=DAY))
    assert "Tờ khai" in done.messages[0]["answer"]


def test_a_button_of_an_entry_that_is_gone_is_answered_honestly(center: FakeUnitOfWork) -> None:
    done = run(AnswerPolicy(), tracker("ask_policy", [{"entity": "policy", "value": "gone"}], at=DAY))
    assert done.responses == ["utter_policy_lost"]


@pytest.mark.parametrize(
    "action", [jobs.ShowContact(), jobs.ShowDetails(), jobs.SearchJobs(), AnswerPolicy()]
)
def test_after_a_policy_answer_a_side_question_goes_on_with_it(center: FakeUnitOfWork, action: Any) -> None:
    intent = {"action_search": "refine_search", "action_show_contact": "ask_contact"}.get(
        action.name(), "nlu_fallback"
    )
    done = run(action, tracker(intent, asked=asked("nộp ở đâu"), policy=TALKED, at=DAY))
    assert done.messages[0]["answer"] == ENTRY.where


def test_a_new_search_lets_the_policy_question_go(center: FakeUnitOfWork) -> None:
    done = run(jobs.SearchJobs(), tracker("search_course", policy=TALKED, asked=asked("học may ở đâu")))
    assert done.slots["policy_state"] is None


def test_a_wish_for_work_after_a_policy_answer_is_a_search(center: FakeUnitOfWork) -> None:
    likely = asked("có việc gì làm không", (WHERE.id, CERTAIN_SCORE - 0.1))
    done = run(jobs.SearchJobs(), tracker("search_job", policy=TALKED, asked=likely))
    assert done.slots["policy_state"] is None
    assert "utter_policy_answer" not in done.responses


def test_the_button_of_a_place_question_picks_no_policy_question(center: FakeUnitOfWork) -> None:
    offered = PolicyState(offered=(ENTRY.id, WHERE.id))
    pressed = [{"entity": "ordinal", "value": 1}, {"entity": "asked", "value": "0"}]
    done = run(jobs.SearchJobs(), tracker("refine_search", pressed, policy=offered))
    assert "utter_policy_answer" not in done.responses


def test_after_a_search_the_same_words_mean_the_search(center: FakeUnitOfWork) -> None:
    searched = run(jobs.SearchJobs(), tracker()).state
    done = run(jobs.ShowContact(), tracker("ask_contact", state=searched, asked=asked("nộp ở đâu")))
    assert "utter_policy_answer" not in done.responses


def test_a_document_is_told_from_its_record(center: FakeUnitOfWork) -> None:
    body = {"kind": "Nghị định", "number": "20", "year": "2021", "tail": None, "article": None}
    done = run(
        AnswerPolicy(), tracker("ask_policy", asked=asked("nghị định 20/2021", documents=[body]), at=DAY)
    )
    assert done.responses == ["utter_document"]


def test_an_unsure_question_is_a_clarification(center: FakeUnitOfWork) -> None:
    ranking = ((ENTRY.id, LEAST_SCORE + 0.01), (WHERE.id, LEAST_SCORE))
    done = run(AnswerPolicy(), tracker("ask_policy", asked=asked("sao", *ranking), at=DAY))
    assert (done.turn["outcome"], done.turn["policy_level"]) == ("clarification", "unsure")
    assert len(done.turn["faq"]) == 2


@pytest.mark.parametrize(
    ("intent", "said", "response", "outcome"),
    [
        ("nlu_fallback", "asdf", "utter_default", "no_answer"),
        ("ask_policy", "chuyện gì đó", "utter_policy_lost", "no_answer"),
        ("out_of_scope", "làm sổ đỏ", "utter_outside_papers", "out_of_scope"),
        ("out_of_scope", "trời mưa không", "utter_out_of_scope", "out_of_scope"),
    ],
)
def test_what_is_no_policy_question_is_said_so(
    center: FakeUnitOfWork, intent: str, said: str, response: str, outcome: str
) -> None:
    done = run(AnswerPolicy(), tracker(intent, said=said))
    assert (done.responses, done.turn["outcome"]) == ([response], outcome)


@pytest.mark.parametrize("intent", ["nlu_fallback", "out_of_scope"])
def test_what_was_not_understood_does_not_end_the_topic(center: FakeUnitOfWork, intent: str) -> None:
    done = run(AnswerPolicy(), tracker(intent, said="asdf", policy=TALKED))
    assert done.slots["policy_state"] == TALKED.as_json()


def test_what_was_not_understood_is_a_gap_and_another_offices_business_is_none(
    center: FakeUnitOfWork,
) -> None:
    assert run(AnswerPolicy(), tracker("nlu_fallback")).turn["policy_level"] == "lost"
    assert "policy_level" not in run(AnswerPolicy(), tracker("out_of_scope", said="sổ đỏ")).turn


def test_an_edit_is_answered_at_the_next_question(center: FakeUnitOfWork) -> None:
    from dataclasses import replace

    question = tracker("ask_policy", asked=asked("bao nhiêu", (WHERE.id, SURE)), at=DAY)
    run(AnswerPolicy(), question)
    center.policy.put_entry(replace(WHERE, answer="Dạ, nộp ở nhà văn hóa ấp."))
    assert run(AnswerPolicy(), question).messages[0]["answer"] == "Dạ, nộp ở nhà văn hóa ấp."


def test_a_button_with_a_side_unheard_of_is_answered(center: FakeUnitOfWork) -> None:
    pressed = [{"entity": "policy", "value": f"{ENTRY.id}:../../x:evil"}]
    done = run(AnswerPolicy(), tracker("ask_policy", pressed, at=DAY))
    assert done.messages[0]["answer"].startswith("Dạ, mỗi tháng")


@pytest.mark.parametrize(
    "memory", [{"entry": ENTRY.id}, {**TALKED.as_json(), "ranking": [[ENTRY.id, 1, 2]]}, ["x"]]
)
def test_a_memory_of_another_form_is_forgotten(center: FakeUnitOfWork, memory: Any) -> None:
    odd = tracker("ask_contact", asked=asked("nộp ở đâu"))
    odd.slots["policy_state"] = memory
    done = run(jobs.ShowContact(), odd)
    assert "utter_policy_answer" not in done.responses
    assert done.turn["outcome"] != "error_service"


def test_a_database_that_is_away_is_said(center: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> int:
        raise Unavailable("The database cannot be reached just now.")

    monkeypatch.setattr(center.policy, "version", away)
    done = run(AnswerPolicy(), tracker("ask_policy", asked=asked("bao nhiêu", (ENTRY.id, SURE))))
    assert done.turn["outcome"] == "error_service"
