"""Every response, action and button that dialogue or code names is there."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from language.danger import kinds
from services.danger.answer import in_case_of_danger, replies_to
from services.dialogue.document_turns import about_document
from services.dialogue.policy_state import PolicyState
from services.dialogue.policy_turns import Desk, Question, ask, side
from services.dialogue.replies import Reply
from services.policy.confidence import LEAST_SCORE
from services.policy.document_questions import DocumentReference
from services.policy.rating import Rating
from tests.architecture.source import modules
from tests.data.dialogue_files import dialogue_steps, domain
from tests.fakes import FakeUnitOfWork
from tests.policy_samples import CONTENT, ENTRY, WHERE
from tests.services.dialogue.sample_offers import job
from tests.services.dialogue.talk import Talk

RASAS_OWN = {"action_deactivate_loop"}
LONGEST_PAYLOAD = 64  # bytes; Telegram Bot API, callback_data


def named_in_code() -> Iterator[str]:
    """String literals of the code that look like the name of a response."""
    for module in modules("services", "actions", "bot"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from re.findall(r"^utter_\w+$", node.value)


def named_in_dialogue(prefix: str) -> set[str]:
    return {step["action"] for step in dialogue_steps() if str(step.get("action", "")).startswith(prefix)}


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every variation of every response."""
    for name, variations in domain()["responses"].items():
        yield from ((name, variation["text"]) for variation in variations)


def buttons() -> Iterator[dict[str, str]]:
    for variations in domain()["responses"].values():
        for variation in variations:
            yield from variation.get("buttons", ())


def replies_of_a_long_talk() -> Iterator[Reply]:
    """A reply for every response that holds a value."""
    talk, nobody = Talk(), Talk(FakeUnitOfWork(jobs=[job(contact_phone="")]))
    turns = [
        nobody.search(kind="course"),
        nobody.search(kind="job"),
        nobody.contact(),
        talk.search(kind="job"),
        talk.search({"place": "Năm Căn"}),
        talk.more(),
        talk.more(),
        talk.details({"ordinal": 4}),
        talk.contact(),
        talk.why({"ordinal": 4}),
        talk.search({"pay": {"at_least": 90_000_000}}),
        talk.search({"relative": "higher_pay"}),
        talk.search({"any": "pay"}),
        talk.search({"benefit": "dormitory"}),
        talk.details({"item": "vacancy:6"}, {"benefit": "dormitory"}),
        talk.details({"item": "vacancy:1"}, {"benefit": "dormitory"}),
        talk.search({"place": "Bạc Liêu"}),
    ]
    page = talk.state.page
    shown_all = replace(page, total=len(page.items), capped=True)
    talk.state = replace(talk.state, page=shown_all, question=None)
    courses = Talk()
    courses.search({"occupation": "may"}, kind="course")
    for turn in [*turns, talk.more(), courses.more()]:
        yield from turn.replies
    for kind in (*kinds(), None):
        yield from replies_to(kind)
    yield in_case_of_danger()
    yield from replies_about_policy()


def replies_about_policy() -> Iterator[Reply]:
    """A reply for every response about policy that holds a value."""
    desk = Desk(CONTENT, date(2026, 11, 23))
    sure, unsure = (ENTRY.id, 1.0), (ENTRY.id, LEAST_SCORE)
    for text, ranking in (
        ("được bao nhiêu", sure),
        ("được bao nhiêu", unsure),
        ("năm ngoái được bao nhiêu", sure),
        ("năm 2020 được bao nhiêu", sure),
    ):
        yield from ask(PolicyState(), [Question(text, (ranking,))], desk).replies
    bare = replace(WHERE, citations=(), rating=Rating.UNCONFIRMED)
    for entry in (ENTRY, bare):
        content = replace(CONTENT, entries={entry.id: entry})
        turn = side(PolicyState(entry=entry.id), "sources", Desk(content, desk.today))
        assert turn is not None
        yield from turn.replies
    for number in ("335", "9999"):
        reference = DocumentReference("Nghị định", number)
        yield from about_document(PolicyState(), reference, desk).replies


def test_every_response_named_exists() -> None:
    assert (set(named_in_code()) | named_in_dialogue("utter_")) - set(domain()["responses"]) == set()


def test_every_response_is_used() -> None:
    assert set(domain()["responses"]) - set(named_in_code()) - named_in_dialogue("utter_") == set()


def test_every_action_of_a_rule_is_declared() -> None:
    assert named_in_dialogue("action_") - set(domain()["actions"]) - RASAS_OWN == set()


def test_every_value_of_a_response_is_filled() -> None:
    replies = [one for one in replies_of_a_long_talk() if one.response]
    wanted = {name: set(re.findall(r"{(\w+)}", text)) for name, text in texts()}
    assert [(one.response, wanted[one.response] - set(one.values)) for one in replies] == [
        (one.response, set()) for one in replies
    ]
    assert {name for name, values in wanted.items() if values} - {one.response for one in replies} == set()


def test_the_buttons_of_responses_lead_to_intents() -> None:
    intents = {re.match(r"/(\w+)", button["payload"])[1] for button in buttons()}  # type: ignore[index]
    assert intents - set(domain()["intents"]) == set()


def test_the_buttons_of_responses_fit_into_what_platforms_take() -> None:
    assert [button for button in buttons() if len(button["payload"].encode()) > LONGEST_PAYLOAD] == []


@pytest.mark.parametrize(("name", "text"), list(texts()), ids=lambda value: value if "_" in value else "")
def test_the_assistant_speaks_politely_and_briefly(name: str, text: str) -> None:
    assert "bạn" not in text.lower().split()
    assert len(text) < 400
