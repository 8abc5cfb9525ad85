"""The questions of a message, the entries they may be about, and the documents named."""

import pytest

from bot.nlu.policy_reading import read_policy
from services.policy.retrieval.index import Index
from tests.policy_samples import CONTENT, ENTRY, WHERE


@pytest.fixture(scope="module")
def index():
    return Index.of(tuple(CONTENT.published()))


def test_one_question_is_the_whole_message(index):
    reading = read_policy("nộp tờ khai trợ cấp ở đâu ?", index)
    assert [one.text for one in reading.questions] == ["nộp tờ khai trợ cấp ở đâu ?"]
    assert reading.questions[0].ranking[0].entry == WHERE.id


def test_of_two_questions_each_is_ranked_after_the_whole(index):
    text = "khuyết tật nặng mỗi tháng được bao nhiêu ? nộp tờ khai trợ cấp ở đâu ?"
    reading = read_policy(text, index)
    assert reading.questions[0].text == text
    assert [one.ranking[0].entry for one in reading.questions[1:]] == [ENTRY.id, WHERE.id]


def test_after_a_long_story_the_question_at_its_end_is_read(index):
    text = "tôi tên là lan . tôi ở cái nước . nhà tôi có ba người . nộp tờ khai trợ cấp ở đâu ?"
    assert read_policy(text, index).questions[-1].text.startswith("nộp tờ khai")


def test_words_may_stand_between_two_questions(index):
    text = "khuyết tật nặng được bao nhiêu với lại nộp tờ khai trợ cấp ở đâu"
    assert len(read_policy(text, index).questions) == 3


def test_a_courtesy_is_no_question_of_its_own(index):
    assert len(read_policy("dạ chào em . nộp tờ khai trợ cấp ở đâu ?", index).questions) <= 3
    assert len(read_policy("dạ . nộp tờ khai ở đâu ?", index).questions) == 1


def test_documents_are_read_beside_the_questions(index):
    assert [one.number for one in read_policy("nghị định 20/2021 còn không", index).documents] == ["20"]


def test_without_entries_nothing_is_like_it():
    reading = read_policy("nộp ở đâu", Index.of(()))
    assert (reading.best, reading.questions[0].ranking) == (0.0, ())


def test_what_was_read_can_be_handed_on(index):
    body = read_policy("nộp tờ khai trợ cấp ở đâu", index).as_json()
    assert body["questions"][0]["ranking"][0][0] == WHERE.id
    assert body["documents"] == []
