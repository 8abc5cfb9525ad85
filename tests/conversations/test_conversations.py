"""Whole dialogues with the trained assistant over the sample data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from services.dialogue.cards import sample_note
from tests.conversations.played import (
    DAY,
    SEED,
    Dialogue,
    dialogues,
    is_said,
    misspelt,
    offered,
    play,
    short,
    told,
)

DIALOGUES = list(dialogues())
each_dialogue = pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.key)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """All of them, played once over the sample data of one day."""
    from jobs_db import commands

    folder: Path = tmp_path_factory.mktemp("conversations")
    database = f"sqlite:///{folder}/troly.db"
    commands.upgrade(database)
    commands.load_sample(database, SEED, DAY)
    return play(DIALOGUES, database, folder)


@pytest.mark.model
@each_dialogue
def test_a_dialogue_goes_as_written(dialogue: Dialogue, played: dict[str, list[dict[str, Any]]]) -> None:
    differences = [
        {"turn": turn.get("user") or turn["press"], **wrong}
        for turn, record in zip(dialogue.turns, played[dialogue.key], strict=True)
        for wrong in differences_of(turn.get("expect", {}), record)
    ]
    assert differences == []


@pytest.mark.model
@each_dialogue
def test_every_turn_is_answered(dialogue: Dialogue, played: dict[str, list[dict[str, Any]]]) -> None:
    assert [record["id"] for record in played[dialogue.key] if not told(record).strip()] == []


@pytest.mark.model
def test_no_turn_ends_in_a_failing_service(played: dict[str, list[dict[str, Any]]]) -> None:
    failed = [r["id"] for records in played.values() for r in records if r["outcome"].startswith("error")]
    assert failed == []


@pytest.mark.model
def test_every_card_of_the_sample_says_that_it_is_one(played: dict[str, list[dict[str, Any]]]) -> None:
    cards = [
        card
        for records in played.values()
        for record in records
        for reply in record["replies"]
        for card in reply["cards"]
    ]
    assert cards
    assert [card["title"] for card in cards if sample_note() not in card["lines"]] == []


@each_dialogue
def test_what_is_expected_is_looked_at(dialogue: Dialogue) -> None:
    assert misspelt(dialogue) == []


def test_no_dialogue_is_named_twice() -> None:
    assert len({dialogue.key for dialogue in DIALOGUES}) == len(DIALOGUES)


def differences_of(expect: Mapping[str, Any], record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each way in which a turn is not as expected; `frame` is the whole frame but its kind."""
    got = {
        "intent": record["intent"]["name"],
        "outcome": record["outcome"],
        "kind": record["frame"].get("kind"),
        "frame": short(record["frame"]),
        "of": sorted({item["kind"] for item in record["items"]}),
        "answered_from": record["faq"][0]["id"] if record["faq"] else None,
        "choices": len(record["faq"]),
    }
    wrong = [
        {"what": name, "expected": expect[name], "got": value}
        for name, value in got.items()
        if name in expect and expect[name] != value
    ]
    if len(record["items"]) < expect.get("items", 0):
        wrong.append({"what": "items", "expected": expect["items"], "got": len(record["items"])})
    for key, wanted in (("reply", True), ("no_reply", False)):
        if key in expect and is_said(expect[key], record) != wanted:
            wrong.append({"what": key, "expected": expect[key], "got": told(record)})
    for key, wanted in (("shows", True), ("hides", False)):
        parts = [part for part in expect.get(key, ()) if (part in told(record)) != wanted]
        wrong += [{"what": key, "expected": part, "got": told(record)} for part in parts]
    cited = {citation["document"] for citation in record["citations"]}
    wrong += [
        {"what": "cites", "expected": document, "got": sorted(cited)}
        for document in expect.get("cites", ())
        if document not in cited
    ]
    missing = set(expect.get("offers", ())) - set(offered(record))
    return wrong + [
        {"what": "offers", "expected": payload, "got": offered(record)} for payload in sorted(missing)
    ]
