"""Whatever a message was read as, a question about a licence or a price of going abroad is answered."""

from typing import Any

import pytest

from actions import jobs
from actions.policy import AnswerPolicy
from tests.actions.turns import run, tracker
from tests.fakes import FakeUnitOfWork
from tests.services.licences.sample_list import COMPANIES

DAY = "2026-11-23"
ASKED = "công ty đước xanh mẫu có giấy phép không"


@pytest.fixture
def listed(center: FakeUnitOfWork) -> FakeUnitOfWork:
    for company in COMPANIES:
        center.licensed_companies.add(company)
    return center


@pytest.mark.parametrize(
    ("action", "intent"),
    [
        (AnswerPolicy(), "ask_policy"),
        (AnswerPolicy(), "nlu_fallback"),
        (AnswerPolicy(), "out_of_scope"),
        (jobs.SearchJobs(), "search_overseas"),
        (jobs.ShowContact(), "ask_contact"),
        (jobs.ShowDetails(), "show_details"),
    ],
)
def test_a_licence_is_told_under_any_intent(listed: FakeUnitOfWork, action: Any, intent: str) -> None:
    done = run(action, tracker(intent, said=ASKED, at=DAY))
    assert done.responses == ["utter_policy_answer"]
    assert "TẠM ĐÌNH CHỈ" in done.messages[0]["answer"]
    assert "02/11/2026" in done.messages[0]["source"]
    assert done.turn["frame"] == {"kind": "policy"}


def test_the_search_is_kept_while_a_licence_is_talked_about(listed: FakeUnitOfWork) -> None:
    searched = run(jobs.SearchJobs(), tracker()).state
    assert run(AnswerPolicy(), tracker("ask_policy", state=searched, said=ASKED, at=DAY)).state == searched


def test_a_button_leads_to_one_of_several_companies(listed: FakeUnitOfWork) -> None:
    pressed = [{"entity": "policy", "value": "licence:6"}]
    done = run(AnswerPolicy(), tracker("ask_policy", pressed, at=DAY))
    assert "78/LĐTBXH-GP" in done.messages[0]["answer"]


def test_a_button_of_a_company_that_is_gone_is_answered_honestly(listed: FakeUnitOfWork) -> None:
    pressed = [{"entity": "policy", "value": "licence:99"}]
    assert run(AnswerPolicy(), tracker("ask_policy", pressed, at=DAY)).responses == ["utter_policy_lost"]


def test_starting_over_is_no_question(listed: FakeUnitOfWork) -> None:
    done = run(jobs.StartOver(), tracker("start_over", said=ASKED, at=DAY))
    assert "utter_policy_answer" not in done.responses
