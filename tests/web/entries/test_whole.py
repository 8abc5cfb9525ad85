"""What an approver publishes is what the next person on Telegram reads, within five seconds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services import calendar
from services.staff.permissions import Role
from tests.web.entries.forms import typed
from tests.web.entries.whole import whole_assistant
from troly.training import present_model

pytestmark = [pytest.mark.model, pytest.mark.e2e]
LIMIT_SECONDS = 5.0
KNOWN, KNOWN_QUESTION = "ui-where-to-file", "nộp hồ sơ thất nghiệp chỗ nào"
NEW_TEXT = "Dạ, hồ sơ thất nghiệp nay nộp ở nhà văn hóa ấp, cán bộ xuống tận nơi nhận."
CRABS = (
    "nuôi cua biển xin giống ở đâu",
    "nuoi cua bien xin giong o dau",
    "tui muốn xin cua giống về thả thì hỏi ai",
    "xin cua giong tha vuong hoi cho nao",
    "nhà có vuông tôm muốn thả cua, giống cua ai cho",
    "chỗ nào phát cua giống cho bà con thả vuông",
    "cua giống nhà nước cho lãnh ở đâu",
    "má tui muốn thả cua trong vuông mà không có tiền mua giống cua",
    "cua giong mien phi",
)
CRAB_TEXT = "Dạ, bà con ghi tên xin cua giống ở trưởng ấp, mỗi quý trạm khuyến nông phát một lần."


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    assert present_model() is not None
    with whole_assistant(tmp_path_factory.mktemp("whole")) as running:
        yield running


@pytest.fixture(scope="module")
def editor(whole):
    return whole.browser("lan", Role.EDITOR)


@pytest.fixture(scope="module")
def approver(whole):
    return whole.browser("hai", Role.APPROVER)


def test_an_edited_answer_is_told_on_telegram_within_seconds_of_publishing(whole, editor, approver):
    path = f"/entries/{KNOWN}"
    entry = replace(whole.content().entries[KNOWN], review_by=_in_a_year())
    assert not any(NEW_TEXT in sent.text for sent in whole.ask(KNOWN_QUESTION))
    editor.post(path, typed(entry, answer=NEW_TEXT))
    editor.step(path, "submit")
    approver.step(path, "publish")
    assert whole.seconds_until_told(KNOWN_QUESTION, NEW_TEXT) <= LIMIT_SECONDS


def test_a_question_never_trained_on_is_answered_within_seconds_of_publishing(whole, editor, approver):
    asked = "\r\n".join(CRABS[1:])
    entry = replace(whole.content().entries[KNOWN], review_by=_in_a_year(), next=(), dossier=())
    crabs = typed(
        entry, question="Nuôi cua biển thì xin cua giống ở đâu?", asked=asked, answer=CRAB_TEXT,
        details="", where="", fee="", time="", topic="procedures",
    )  # fmt: skip
    before = [sent.text for sent in whole.ask(CRABS[0])]
    assert not any(CRAB_TEXT in text for text in before)
    path = editor.post("/entries/new", crabs).headers["location"].partition("/review")[0]
    editor.step(path, "submit")
    approver.step(path, "publish")
    assert whole.seconds_until_told(CRABS[0], CRAB_TEXT) <= LIMIT_SECONDS


def _in_a_year():
    return calendar.local(calendar.now()).date() + timedelta(days=365)
