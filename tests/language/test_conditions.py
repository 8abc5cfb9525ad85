from collections import defaultdict
from pathlib import Path

import pytest

from language.canonical import canonical
from language.conditions import find_conditions
from language.resources import load_yaml
from tests.yaml_file import read_yaml

CASES = read_yaml(Path(__file__).parent / "cases" / "conditions.yml")
ENTRIES = load_yaml("lexicon/conditions.yml")["conditions"]
# Phrases that stand for their value without another word around.
ALONE = [entry for entry in ENTRIES if not {"led_by", "only_after"} & set(entry)]


def by_entity(mentions, *, negated):
    found = defaultdict(list)
    for mention in mentions:
        if mention.negated is negated:
            found[mention.entity].append(mention.value)
    return dict(found)


def values(entry):
    return set(entry["value"]) if isinstance(entry["value"], list) else {entry["value"]}


@pytest.mark.parametrize("case", CASES, ids=[case["said"] for case in CASES])
def test_conditions_are_read_as_they_are_meant(case):
    mentions = find_conditions(canonical(case["said"]))

    assert by_entity(mentions, negated=False) == case["found"]
    assert by_entity(mentions, negated=True) == case.get("negated", {})


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry['entity']} {entry['value']}" for entry in ENTRIES])
def test_the_example_of_an_entry_gives_its_value(entry):
    found = by_entity(find_conditions(canonical(entry["example"])), negated=entry.get("negated", False))

    assert values(entry) <= set(found.get(entry["entity"], []))


@pytest.mark.parametrize("entry", ALONE, ids=[f"{entry['entity']} {entry['value']}" for entry in ALONE])
def test_every_phrase_gives_the_value_of_its_entry(entry):
    negated = entry.get("negated", False)

    assert [
        phrase
        for phrase in entry["write"]
        if not values(entry)
        <= set(by_entity(find_conditions(canonical(phrase)), negated=negated).get(entry["entity"], []))
    ] == []


def test_no_phrase_stands_for_two_values_of_one_entity():
    meanings = defaultdict(set)
    for entry in ENTRIES:
        for phrase in entry["write"]:
            meanings[entry["entity"], phrase].add((str(entry["value"]), entry.get("negated", False)))

    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


def test_offsets_cover_the_words_of_the_condition():
    text = canonical("tui muốn làm ở nhà thôi")

    [mention] = find_conditions(text)

    assert text.text[mention.start : mention.end] == "làm ở nhà"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("coi kỹ cái đầu", "first"),
        ("chỗ đầu tiên làm gì", "first"),
        ("việc đầu lương nhiêu", "first"),
        ("tin đầu tiên", "first"),
        ("cái trên cùng", "first"),
        ("số 1", None),
        ("số một", None),
        ("cái thứ nhất", None),
        ("cái cuối", None),
    ],
)
def test_the_first_in_view_is_told_from_number_one(said, role):
    (mention,) = find_conditions(canonical(said))

    assert (mention.entity, mention.role) == ("ordinal", role)
