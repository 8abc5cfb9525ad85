"""Every example of the documents is understood, whatever fields come new beside those known."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from gateway.telegram.events import event_of
from gateway.telegram.receiver import Receiver
from gateway.telegram.words import load_words
from services.conversations.model import AttachmentKind, Message, Occasion
from tests.gateway.telegram.conftest import FakeApi

PAYLOADS = sorted((Path(__file__).parents[2] / "platforms" / "telegram" / "payloads").glob("*.json"))

# File → what arrives: text, payload, kind of attachment or occasion; None for nothing.
ARRIVES: dict[str, object] = {
    "text": "Xin chào",
    "start_with_parameter": Occasion.WELCOME,
    "location": AttachmentKind.LOCATION,
    "own_contact": "số điện thoại của em là 0901234567",
    "other_contact": AttachmentKind.CARD,
    "photo": AttachmentKind.IMAGE,
    "voice": AttachmentKind.VOICE,
    "sticker": AttachmentKind.STICKER,
}


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def with_new_fields(value: Any) -> Any:
    """The same with a field in every object that nobody knows yet."""
    if isinstance(value, dict):
        return {**{key: with_new_fields(item) for key, item in value.items()}, "of_next_year": {"a": [1]}}
    if isinstance(value, list):
        return [with_new_fields(item) for item in value]
    return value


def what(message: Message) -> object:
    arrival = message.arrival
    if arrival.attachment is not None:
        return arrival.attachment.kind
    return arrival.occasion if arrival.text is None else arrival.text


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
@pytest.mark.parametrize("newer", [False, True], ids=["as it is", "with new fields"])
async def test_every_example_arrives_as_what_it_is(
    receiver: Receiver, handed_on: list[Message], path: Path, newer: bool
) -> None:
    update = load(path)
    await receiver.take(with_new_fields(update) if newer else update)
    expected = ARRIVES.get(path.stem)
    assert [what(message) for message in handed_on] == ([] if expected is None else [expected])


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
async def test_an_example_with_a_piece_missing_breaks_nothing(
    receiver: Receiver, api: FakeApi, path: Path
) -> None:
    whole = load(path)
    (name,) = set(whole) - {"update_id"}
    for field in whole[name]:
        for wrong in (None, 5, "x", [], {}):
            update = copy.deepcopy(whole)
            update[name][field] = wrong
            await receiver.take(update)
        update = copy.deepcopy(whole)
        del update[name][field]
        await receiver.take(update)


def test_there_are_examples() -> None:
    assert set(ARRIVES) <= {path.stem for path in PAYLOADS}
    assert all(event_of(load(path), load_words()) is not None for path in PAYLOADS)
