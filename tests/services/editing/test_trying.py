"""What a sentence is answered now and with a draft, and which known questions change."""

from dataclasses import replace

import pytest

from services.editing.proposed import with_record
from services.editing.regression import Question, changed_answers, questions
from services.editing.trial import try_sentence
from services.policy.confidence import Level
from services.policy.entry import Status
from services.policy.retrieval.index import Index
from services.policy.retrieval.live import Snapshot
from tests.policy_samples import CONTENT, ENTRY, WHERE
from tests.services.editing.conftest import TODAY

CRAB = "nuôi cua biển có được vay ưu đãi không"
CRABS = replace(WHERE, id="crab-loan", question="Nuôi cua biển có được vay vốn ưu đãi không?",
                asked=(CRAB, "nuoi cua co duoc vay uu dai khong"), answer="Dạ, được.")  # fmt: skip


@pytest.fixture(scope="module")
def live() -> Snapshot:
    return Snapshot(1, CONTENT, Index.of(tuple(CONTENT.published())).sharpened())


def test_a_new_question_is_answered_with_the_draft_and_not_without(live):
    trial = try_sentence(CRAB, CRABS, live, TODAY)
    assert trial.now.level is not Level.SURE
    assert (trial.then.level, [entry.id for entry in trial.then.entries]) == (Level.SURE, ["crab-loan"])
    assert trial.then.texts == ("Dạ, được.",)
    assert trial.differs


@pytest.fixture(scope="module")
def with_crabs() -> Snapshot:
    content = with_record(CONTENT, CRABS)
    return Snapshot(1, content, Index.of(tuple(content.published())).sharpened())


def test_another_answer_to_the_same_question_differs(with_crabs):
    trial = try_sentence(CRAB, replace(CRABS, answer="Dạ, không."), with_crabs, TODAY)
    assert (trial.now.texts, trial.then.texts) == (("Dạ, được.",), ("Dạ, không.",))
    assert trial.differs


def test_a_draft_that_changes_nothing_of_it_shows_no_difference(live):
    assert not try_sentence(ENTRY.question, replace(WHERE, fee="Không."), live, TODAY).differs


def test_an_entry_taken_down_answers_no_more(with_crabs):
    trial = try_sentence(CRAB, replace(CRABS, status=Status.RETIRED), with_crabs, TODAY)
    assert [entry.id for entry in trial.now.entries] == ["crab-loan"]
    assert "crab-loan" not in [entry.id for entry in trial.then.entries]


def test_nothing_tried_is_kept(live):
    try_sentence(CRAB, CRABS, live, TODAY)
    assert live.index.rank(CRAB)[:1] == [] or live.index.rank(CRAB)[0].entry != "crab-loan"
    assert "crab-loan" not in live.content.entries


def test_questions_that_change_their_first_answer_are_told_those_spoilt_first(live):
    asked = (
        Question(CRAB, frozenset({"crab-loan"})),
        Question(WHERE.question, frozenset({WHERE.id})),
        Question(ENTRY.question, frozenset({ENTRY.id})),
    )
    greedy = replace(CRABS, asked=(*CRABS.asked, WHERE.question, *WHERE.asked))
    found = changed_answers(greedy, live, asked)
    assert [one.question.text for one in found] == [WHERE.question, CRAB]
    assert [(one.was_right, one.will_be_right) for one in found] == [(True, False), (False, True)]


def test_a_draft_with_the_same_wordings_changes_no_question(live):
    assert changed_answers(replace(WHERE, answer="Dạ, khác."), live, questions()) == ()


def test_there_are_known_questions_of_every_topic():
    assert len(questions()) > 300
    assert all(one.text for one in questions())
