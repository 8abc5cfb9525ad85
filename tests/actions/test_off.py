"""What is switched off is not looked up, not put down and not told; danger and taking back go on."""

from typing import Any

import pytest

from actions.danger import AnswerDanger
from actions.jobs import MoreResults, SearchJobs, ShowDetails, StopSearch
from actions.policy import AnswerPolicy
from services.dialogue.state import SearchState
from services.switches.in_force import InForce
from services.switches.model import Switch, SwitchKind
from tests.actions.turns import Done, run, tracker
from tests.fakes import FakeUnitOfWork
from tests.policy_samples import CONTENT
from tests.switch_samples import switch

ENTRY = next(iter(CONTENT.published()))
PRESSED = [{"entity": "item", "value": "register=vacancy:2"}]


def off(center: FakeUnitOfWork, kind: SwitchKind, target: str = "") -> Switch:
    made = switch(kind, target)
    center.in_force.rules = InForce(switches=[made])
    return made


def is_off(done: Done, made: Switch) -> bool:
    told = "\n".join(message.get("text") or "" for message in done.messages)
    return made.sentence in told and done.turn["outcome"] == "switched_off"


def now_tracker(intent: str = "search_job", entities: Any = None, state: Any = None, **more: Any) -> Any:
    return tracker(intent, entities, state, at=None, **more)


@pytest.fixture
def seen(center: FakeUnitOfWork) -> SearchState:
    """What is remembered once vacancies were shown."""
    return run(SearchJobs(), now_tracker()).state


@pytest.mark.parametrize(
    ("intent", "target"),
    [("search_job", "job"), ("search_course", "course"), ("search_overseas", "overseas")],
)
def test_one_kind_of_offer_is_off_and_the_others_are_found(
    center: FakeUnitOfWork, intent: str, target: str
) -> None:
    made = off(center, SwitchKind.SKILL, target)
    done = run(SearchJobs(), now_tracker(intent))
    assert is_off(done, made)
    assert not any((message.get("custom") or {}).get("cards") for message in done.messages)
    other = "search_course" if intent == "search_job" else "search_job"
    assert run(SearchJobs(), now_tracker(other)).turn["outcome"] != "switched_off"


def test_further_results_and_details_of_it_are_off_too(center: FakeUnitOfWork, seen: SearchState) -> None:
    made = off(center, SwitchKind.SKILL, "job")
    assert is_off(run(MoreResults(), now_tracker("more_results", state=seen)), made)
    item = [{"entity": "item", "value": "vacancy:2"}]
    assert is_off(run(ShowDetails(), now_tracker("show_details", item, seen)), made)
    course = [{"entity": "item", "value": "course:1"}]
    assert not is_off(run(ShowDetails(), now_tracker("show_details", course, seen)), made)


def test_nothing_new_is_put_down_but_what_was_is_taken_back(
    center: FakeUnitOfWork, seen: SearchState
) -> None:
    made = off(center, SwitchKind.SKILL, "job")
    done = run(ShowDetails(), now_tracker("show_details", PRESSED, seen))
    assert is_off(done, made)
    assert done.followed_by is None
    withdrawn = [{"entity": "item", "value": "stop-alerts="}]
    assert not is_off(run(ShowDetails(), now_tracker("show_details", withdrawn, seen)), made)
    assert not is_off(run(StopSearch(), now_tracker("stop", state=seen)), made)


@pytest.mark.parametrize(("kind", "target"), [(SwitchKind.TOPIC, ENTRY.topic), (SwitchKind.ENTRY, ENTRY.id)])
def test_a_topic_or_an_entry_is_not_told(center: FakeUnitOfWork, kind: SwitchKind, target: str) -> None:
    asked = {"questions": [{"text": "hỏi", "ranking": [[ENTRY.id, 0.99]]}]}
    before = run(AnswerPolicy(), now_tracker("ask_policy", asked=asked))
    made = off(center, kind, target)
    done = run(AnswerPolicy(), now_tracker("ask_policy", asked=asked))
    assert before.turn["outcome"] == "answered"
    assert is_off(done, made)
    assert "faq" not in done.turn
    off(center, kind, "something-else")
    assert run(AnswerPolicy(), now_tracker("ask_policy", asked=asked)).turn["outcome"] == "answered"


@pytest.mark.parametrize(("kind", "target"), [(SwitchKind.BOT, ""), (SwitchKind.CHANNEL, "web")])
def test_while_the_assistant_is_off_nothing_is_looked_up_or_put_down(
    center: FakeUnitOfWork, seen: SearchState, kind: SwitchKind, target: str
) -> None:
    made = off(center, kind, target)
    assert is_off(run(SearchJobs(), now_tracker()), made)
    assert is_off(run(ShowDetails(), now_tracker("show_details", PRESSED, seen)), made)
    assert run(AnswerDanger(), now_tracker("report_danger")).turn["outcome"] == "emergency"


def test_a_report_of_fraud_is_kept_though_the_assistant_is_off(
    center: FakeUnitOfWork, seen: SearchState
) -> None:
    off(center, SwitchKind.BOT)
    report = [{"entity": "item", "value": "report=vacancy:2"}]
    assert run(ShowDetails(), now_tracker("show_details", report, seen)).turn["outcome"] == "emergency"
