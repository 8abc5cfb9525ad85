"""Every danger has its answer, with numbers that are dated and stand in one place."""

import re

import pytest

from language.danger import kinds
from language.resources import load_yaml
from services.danger.answer import replies_to
from services.policy.dates import said_partial
from tests.data.dialogue_files import domain

HOTLINES = load_yaml("policy/hotlines.yml")["hotlines"]
CALLED = {
    "self_harm": {"police"},
    "child": {"children_and_trafficking", "police"},
    "ransom": {"police", "consular", "children_and_trafficking"},
    "held": {"police", "consular", "children_and_trafficking"},
    "violence": {"police", "children_and_trafficking"},
    "papers_kept": {"police", "consular"},
    "deposit_paid": {"police"},
    "lure": {"police", "consular"},
}


def template(kind: str | None) -> str:
    return str(domain()["responses"][replies_to(kind)[0].response][0]["text"])


@pytest.mark.parametrize("kind", kinds())
def test_each_danger_names_whom_to_call(kind: str) -> None:
    assert set(re.findall(r"{(\w+)}", template(kind))) == CALLED[kind]


def test_each_danger_is_answered_in_words_of_its_own() -> None:
    assert len({template(kind) for kind in (*kinds(), None)}) == len(kinds()) + 1


@pytest.mark.parametrize("kind", ["deposit_paid", "lure"])
def test_a_fraud_is_called_one_and_its_licence_is_to_be_checked(kind: str) -> None:
    assert "dấu hiệu lừa đảo" in template(kind)
    assert "giấy phép" in template(kind)


def test_no_number_is_written_into_a_response() -> None:
    texts = [template(kind) for kind in (*kinds(), None)]
    assert [text for text in texts if re.search(r"\d", text)] == []


def test_the_last_reply_says_when_the_numbers_were_checked_and_leads_to_an_officer() -> None:
    last = replies_to("held")[-1]
    told = {name for name, line in HOTLINES.items() if line["number"] in last.values["checked"]}
    assert told == {name for name, line in HOTLINES.items() if not line.get("policy_only")}
    assert [
        name for name in told if said_partial(HOTLINES[name]["checked_on"]) not in last.values["checked"]
    ] == []
    assert [button.payload for button in last.buttons] == ["/request_officer"]


def test_every_number_has_a_source_a_day_and_a_rating_that_may_be_told() -> None:
    assert {line["rating"] for line in HOTLINES.values()} <= {"A", "B"}
    assert [name for name, line in HOTLINES.items() if not (line["source"] and line["whom"])] == []
    assert [
        n for n, line in HOTLINES.items() if not re.fullmatch(r"20\d\d(-\d\d-\d\d)?", line["checked_on"])
    ] == []
