"""Which entry tells one side of an answer."""

from dataclasses import replace

import pytest

from services.policy.entry import FACETS
from services.policy.seed import read_folder
from services.policy.topics import telling, topics
from services.resources import load_yaml
from tests.policy_samples import CONTENT, ENTRY, WHERE

PLAIN = replace(ENTRY, dossier=(), where=None, next=(WHERE.id,))


def with_entries(*entries):
    return replace(CONTENT, entries={entry.id: entry for entry in entries})


def test_an_entry_tells_its_own_sides():
    assert telling(ENTRY, "dossier", CONTENT) == ENTRY


def test_a_question_asked_next_about_the_side_tells_it():
    assert telling(PLAIN, "where", with_entries(PLAIN, WHERE)) == WHERE


def test_the_topics_own_entry_comes_before_one_that_only_mentions_it():
    mentions = replace(WHERE, id="mentions", question="Bị từ chối thì sao?", where="Ủy ban xã.")
    own = replace(WHERE, id="assistance-where-to-file", question="Nộp ở đâu?")
    plain = replace(PLAIN, next=(mentions.id,))
    assert telling(plain, "where", with_entries(plain, mentions, own)) == own
    assert telling(plain, "where", with_entries(plain, mentions)) == mentions


def test_a_side_nobody_tells_is_none():
    assert telling(PLAIN, "fee", with_entries(PLAIN, WHERE)) is None


@pytest.mark.parametrize("topic", topics())
def test_every_entry_a_topic_leaves_a_side_to_is_published(topic):
    content = read_folder()
    left = {side: load_yaml("policy/topics.yml")[topic].get(side) for side in FACETS}
    assert {side: entry for side, entry in left.items() if entry and content.entry(entry) is None} == {}
