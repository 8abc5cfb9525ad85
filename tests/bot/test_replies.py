"""What Rasa says becomes what the gateway sends."""

from typing import Any

from bot.replies import gather
from bot.turn_record import TurnRecord, current_turn, open_turn

CARD = {"kind": "vacancy", "id": "1", "title": "Công nhân may", "lines": [], "buttons": []}
BUTTON = {"title": "Xem thêm", "payload": "/more_results"}


def answer(*messages: dict[str, Any], intent: str = "search_job") -> dict[str, Any]:
    return gather(list(messages), TurnRecord(intent={"name": intent, "confidence": 0.9}))


def test_cards_stand_below_the_text_before_them() -> None:
    said = answer({"text": "Dạ, có 1 việc.", "buttons": [BUTTON]}, {"custom": {"cards": [CARD]}})
    assert said["replies"] == [{"text": "Dạ, có 1 việc.", "buttons": [BUTTON], "cards": [CARD]}]


def test_cards_of_two_messages_stay_in_order() -> None:
    said = answer(
        {"text": "Một"}, {"custom": {"cards": [CARD]}}, {"custom": {"cards": [CARD]}}, {"text": "Hai"}
    )
    assert [(reply["text"], len(reply["cards"])) for reply in said["replies"]] == [("Một", 2), ("Hai", 0)]


def test_cards_without_a_text_stand_alone() -> None:
    assert answer({"custom": {"cards": [CARD]}})["replies"] == [{"text": "", "buttons": [], "cards": [CARD]}]


def test_what_only_records_the_turn_is_not_shown() -> None:
    assert answer({"custom": {"turn": {"outcome": "answered"}}})["replies"] == []


def test_an_action_states_its_outcome_and_what_it_showed() -> None:
    turn = answer({"custom": {"turn": {"outcome": "no_result", "frame": {"kind": "job"}}}})["turn"]
    assert (turn["outcome"], turn["frame"], turn["items"]) == ("no_result", {"kind": "job"}, [])


def test_the_last_word_on_the_outcome_counts() -> None:
    turn = answer(
        {"custom": {"turn": {"outcome": "answered", "frame": {"kind": "job"}}}},
        {"custom": {"turn": {"outcome": "clarification"}}},
    )["turn"]
    assert (turn["outcome"], turn["frame"]) == ("clarification", {"kind": "job"})


def test_a_fixed_response_takes_the_outcome_of_its_intent() -> None:
    assert answer({"text": "Dạ, em chào."}, intent="greet")["turn"]["outcome"] == "chitchat"


def test_nothing_understood_is_no_answer() -> None:
    assert gather([], TurnRecord())["turn"]["outcome"] == "no_answer"


def test_a_turn_is_recorded_while_it_runs_and_only_then() -> None:
    assert current_turn() is None
    with open_turn() as record:
        assert current_turn() is record
    assert current_turn() is None
