"""What an officer learns from the dialogue engine's memory."""

import json

import pytest

from services.dialogue.frame import Frame
from services.dialogue.policy_state import PolicyState
from services.dialogue.state import SearchState
from services.handover.understood import Understood, understood


def test_the_last_value_of_a_slot_counts() -> None:
    old = SearchState(frames={"job": Frame(salary_min=5_000_000)})
    new = SearchState(frames={"job": Frame(salary_min=8_000_000)})
    events = [
        {"event": "slot", "name": "search", "value": old.as_json()},
        {"event": "user", "text": "trên 8 triệu"},
        {"event": "slot", "name": "search", "value": new.as_json()},
        {"event": "slot", "name": "policy_state", "value": PolicyState(entry="ui-amount").as_json()},
    ]
    found = understood(json.dumps(events))
    assert found.search.frame.salary_min == 8_000_000
    assert found.policy == PolicyState(entry="ui-amount")


@pytest.mark.parametrize(
    "memory", [None, "", "[]", "no json", "{}", '[{"event":"slot","name":"search","value":{"x":1}}]']
)
def test_nothing_is_understood_where_nothing_can_be_read(memory: str | None) -> None:
    assert understood(memory) == Understood()
