"""What Rasa ranks with and the actions answer from, over the database the staff web writes to."""

import time

import pytest

import actions.wiring
import bot.wiring
from actions.policy import AnswerPolicy
from language.canonical import canonical
from services.staff.permissions import Role
from tests.actions.turns import run, tracker
from tests.policy_samples import ENTRY, WHERE
from tests.web.entries.forms import step, typed

LIMIT_SECONDS = 5.0
NEW_TEXT = "Dạ, Bộ phận Một cửa của xã, phường nào cũng nhận."
CRAB = "nuoi cua bien co duoc vay uu dai khong"
CRAB_TEXT = "Dạ, bà con nuôi cua vay được ở ngân hàng chính sách."
_KEPT = (actions.wiring.services, actions.wiring.latest_content, bot.wiring.live_policy)


@pytest.fixture
def ask(desk, database, monkeypatch):
    """What a person is told: ranked as Rasa ranks, answered by the action itself."""
    monkeypatch.setenv("TROLY_DATABASE_URL", database.url)
    for one in _KEPT:
        one.cache_clear()

    def told(text):
        said = canonical(text).text
        ranking = [[one.entry, one.score] for one in bot.wiring.live_policy().snapshot().index.rank(said)]
        asked = {"questions": [{"text": said, "ranking": ranking}], "documents": []}
        done = run(AnswerPolicy(), tracker("ask_policy", asked=asked, at="2026-11-23", said=said))
        return " ".join(str(message.get("answer", "")) for message in done.messages)

    yield told
    actions.wiring.services().close()
    for one in _KEPT:
        one.cache_clear()


def seconds_until(told):
    began = time.monotonic()
    while not told():
        assert time.monotonic() - began < LIMIT_SECONDS, "it is not told in time"
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.fixture
def editor(desk):
    return desk.client_as(Role.EDITOR)


@pytest.fixture
def approver(desk):
    return desk.client_as(Role.APPROVER)


def test_the_action_answers_with_what_was_published(ask, editor, approver):
    path = f"/entries/{WHERE.id}"
    question = WHERE.asked[0]
    assert WHERE.answer in ask(question)
    assert editor.post(path, typed(WHERE, answer=NEW_TEXT)).status_code == 303
    assert step(editor, path, "submit").status_code == 303
    assert WHERE.answer in ask(question)  # a draft is nobody's answer
    assert step(approver, path, "publish").status_code == 303
    assert NEW_TEXT in ask(question)
    assert approver.post(f"{path}/history/1/restore", {"reason": "lộn"}).status_code == 303
    assert WHERE.answer in ask(question)


def test_a_question_never_learnt_is_answered_within_seconds(ask, editor, approver):
    asked = "\r\n".join(f"nuôi cua biển vay ưu đãi được không, cách {number}" for number in range(8))
    form = typed(WHERE, question="Nuôi cua biển có được vay ưu đãi không?", asked=asked, answer=CRAB_TEXT)
    assert CRAB_TEXT not in ask(CRAB)
    path = editor.post("/entries/new", form).headers["location"].partition("/review")[0]
    assert step(editor, path, "submit").status_code == 303
    assert step(approver, path, "publish").status_code == 303
    assert seconds_until(lambda: CRAB_TEXT in ask(CRAB)) < LIMIT_SECONDS


def test_an_entry_taken_down_is_told_no_more(ask, editor, approver):
    path = f"/entries/{WHERE.id}"
    ask(WHERE.asked[0])
    leading = f"/entries/{ENTRY.id}"  # it must not lead nowhere
    assert editor.post(leading, typed(ENTRY, next="")).status_code == 303
    assert step(editor, leading, "submit").status_code == 303
    assert step(approver, leading, "publish").status_code == 303
    assert editor.post(path, typed(WHERE, status="retired")).status_code == 303
    assert step(editor, path, "submit").status_code == 303
    assert step(approver, path, "publish").status_code == 303
    assert WHERE.answer not in ask(WHERE.asked[0])
