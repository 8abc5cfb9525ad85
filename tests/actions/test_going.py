"""Whatever a message was read as, a question about a licence or a price of going abroad is answered."""

from typing import Any

import pytest

import actions.base
import actions.danger
from actions import jobs
from actions.danger import AnswerDanger
from actions.policy import AnswerPolicy
from services.policy.seed import read_folder
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


@pytest.fixture
def real(center: FakeUnitOfWork, monkeypatch: pytest.MonkeyPatch) -> FakeUnitOfWork:
    center.policy.replace(read_folder())
    monkeypatch.setattr(actions.danger, "services", actions.base.services)
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


LURE = [{"entity": "danger", "value": "lure"}]
PRICE = "cò đòi 15 triệu giữ chỗ đi nhật"


def test_a_price_told_as_a_danger_is_answered_behind_it(real: FakeUnitOfWork) -> None:
    done = run(AnswerDanger(), tracker("report_danger", LURE, said=PRICE, at=DAY))
    assert done.responses == ["utter_danger_lure", "utter_danger_sources", "utter_policy_answer"]
    assert done.turn["outcome"] == "emergency"
    assert done.turn["faq"][0]["id"] == "overseas-broker-fee"
    assert "Luật 69/2020/QH14" in [citation["document"] for citation in done.turn["citations"]]


def test_whoever_is_held_is_not_told_of_prices(real: FakeUnitOfWork) -> None:
    held = [{"entity": "danger", "value": "held"}]
    assert (
        "utter_policy_answer" not in run(AnswerDanger(), tracker("report_danger", held, said=PRICE)).responses
    )


def test_a_danger_is_answered_though_prices_cannot_be_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise RuntimeError("no database")

    monkeypatch.setattr(actions.danger, "services", away)
    done = run(AnswerDanger(), tracker("report_danger", LURE, said=PRICE, at=DAY))
    assert done.responses == ["utter_danger_lure", "utter_danger_sources"]
