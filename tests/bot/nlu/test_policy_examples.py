"""Policy questions teach the intent what is asked of policy."""

from collections import Counter

from bot.nlu.policy_examples import PER_ENTRY, policy_examples
from services.policy.seed import read_folder


def test_every_published_entry_gives_its_question_and_some_wordings():
    entries = list(read_folder().published())
    examples = list(policy_examples())
    holders = {wording: entry.id for entry in entries for wording in entry.wordings}
    counts = Counter(holders[text] for text, _ in examples)
    assert set(counts) == {entry.id for entry in entries}
    assert set(counts.values()) <= {PER_ENTRY}
    assert {entry.question for entry in entries} <= {text for text, _ in examples}


def test_they_all_ask_about_policy():
    assert {intent for _, intent in policy_examples(1)} == {"ask_policy"}
