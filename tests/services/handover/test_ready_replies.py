"""Ready replies of officers."""

from dataclasses import replace
from datetime import date

from services.conversations.typed_text import MAX_TEXT
from services.handover.ready_replies import ReadyReplies
from services.policy.content import Content
from services.resources import load_yaml
from tests.policy_samples import CONTENT

TODAY = date(2026, 3, 2)
find = ReadyReplies().find


def test_without_words_the_officers_own_sentences_are_shown() -> None:
    found = find("", CONTENT, TODAY, 50)
    assert [one.id for one in found] == [
        f"own:{row['id']}" for row in load_yaml("web/ready_replies.yml")["replies"]
    ]


def test_an_entry_is_found_by_words_without_marks() -> None:
    entry = next(iter(CONTENT.published()))
    words = " ".join(entry.question.split()[:3])
    found = find(words, CONTENT, TODAY, 5)
    assert f"entry:{entry.id}" in [one.id for one in found]


def test_every_word_must_be_there() -> None:
    assert find("chuyển tiền khủng long", CONTENT, TODAY, 5) == []


def test_what_is_overdue_for_review_is_left_out() -> None:
    entry = next(iter(CONTENT.published()))
    found = find(entry.question, CONTENT, date(2099, 1, 1), 5)
    assert [one for one in found if one.id.startswith("entry:")] == []


def test_words_that_stand_together_come_first() -> None:
    found = find("lua dao", CONTENT, TODAY, 5)
    assert found[0].id == "own:fraud"


def test_an_entry_that_was_changed_is_found_by_its_new_words() -> None:
    replies = ReadyReplies()
    entry = next(iter(CONTENT.published()))
    changed = replace(CONTENT, entries={**CONTENT.entries, entry.id: replace(entry, question="Khủng long?")})
    assert replies.find("khung long", CONTENT, TODAY, 5) == []
    assert [one.title for one in replies.find("khung long", changed, TODAY, 5)] == ["Khủng long?"]


def test_own_sentences_can_be_sent() -> None:
    found = find("", Content(), TODAY, 100)
    assert len({one.id for one in found}) == len(found)
    assert all(one.text and len(one.text) <= MAX_TEXT for one in found)
