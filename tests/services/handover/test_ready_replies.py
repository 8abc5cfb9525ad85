"""Ready replies of officers."""

from datetime import date

from services.conversations.typed_text import MAX_TEXT
from services.handover.ready_replies import ready_replies
from services.policy.content import Content
from services.resources import load_yaml
from tests.policy_samples import CONTENT

TODAY = date(2026, 3, 2)


def test_without_words_the_officers_own_sentences_are_shown() -> None:
    found = ready_replies("", CONTENT, TODAY, 50)
    assert [one.id for one in found] == [
        f"own:{row['id']}" for row in load_yaml("web/ready_replies.yml")["replies"]
    ]


def test_an_entry_is_found_by_words_without_marks() -> None:
    entry = next(iter(CONTENT.published()))
    words = " ".join(entry.question.split()[:3])
    found = ready_replies(words, CONTENT, TODAY, 5)
    assert f"entry:{entry.id}" in [one.id for one in found]


def test_every_word_must_be_there() -> None:
    assert ready_replies("chuyển tiền khủng long", CONTENT, TODAY, 5) == []


def test_what_is_overdue_for_review_is_left_out() -> None:
    entry = next(iter(CONTENT.published()))
    found = ready_replies(entry.question, CONTENT, date(2099, 1, 1), 5)
    assert [one for one in found if one.id.startswith("entry:")] == []


def test_own_sentences_can_be_sent() -> None:
    found = ready_replies("", Content(), TODAY, 100)
    assert len({one.id for one in found}) == len(found)
    assert all(one.text and len(one.text) <= MAX_TEXT for one in found)
