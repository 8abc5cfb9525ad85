"""Updates with any one piece missing or of another kind: read, or left out, and nothing worse."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from gateway.telegram.events import Event, Membership, Press, Talked, Written, event_of
from gateway.telegram.names import conversation_of
from gateway.telegram.receiver import Receiver
from gateway.telegram.words import load_words
from services.conversations.model import Message
from tests.gateway.telegram.messages import GROUP, LAN, edited, file, membership, message, press

UPDATES = {
    "text": message(text="tìm việc"),
    "edit": edited(90_000, text="tìm việc"),
    "place": message(location={"latitude": 9.1, "longitude": 105.1}),
    "own number": message(
        contact={"phone_number": "+84912345678", "first_name": "Lan", "user_id": LAN["id"]}
    ),
    "picture": message(photo=[file("p1", width=1, height=1)], caption="/restart"),
    "group": message(
        text="@fake_bot ơi", chat=GROUP, entities=[{"type": "mention", "offset": 0, "length": 9}]
    ),
    "press": press("b:1:0"),
    "block": membership("kicked"),
}
DEEP: Any = json.loads("[" * 400 + "]" * 400)
ODD = [
    *(None, True, 0, -1, 1.5, 2**63, -(2**63), 10**400, float("nan"), float("inf")),
    *("", " ", "\ud800", "\x00", "../../etc/passwd", "{0.__class__}", "x" * 70_000),
    *([], {}, [[]], {"id": []}, DEEP),
]


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside an update."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*above, key)
        yield from places(item, (*above, key))


def variations(update: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for *above, last in places(update):
        for odd in (..., *ODD):
            varied = deepcopy(update)
            inner: Any = varied
            for key in above:
                inner = inner[key]
            if odd is ...:
                del inner[last]
            else:
                inner[last] = odd
            yield json.loads(json.dumps(varied))


def is_storable(event: Event) -> bool:
    if isinstance(event, Press):
        return abs(event.update_id) < 2**63
    said = ""
    if isinstance(event, Written):
        reference = event.content.attachment.reference if event.content.attachment else ""
        said = f"{event.content.text or ''}{reference}"
    fits = len(said) <= 4_002 and "\x00" not in said and "\ud800" not in said
    return fits and len(conversation_of(event.chat or 0)) <= 100


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_with_an_odd_piece_is_read_or_left_out(name: str) -> None:
    events = [event_of(update, load_words()) for update in variations(UPDATES[name])]
    kinds = {type(event) for event in events if event is not None}
    assert kinds & {Written, Talked, Press, Membership}
    assert [event for event in events if event is not None and not is_storable(event)] == []


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**400, True, 1.0, "1", None])
async def test_a_number_that_fits_nowhere_is_no_number_of_an_update(
    receiver: Receiver, handed_on: list[Message], number: object
) -> None:
    await receiver.take(message(number, text="x"))  # type: ignore[arg-type]
    await receiver.take(message(chat={"id": number, "type": "private"}, text="x"))
    somebody = {**LAN, "id": number}
    below = {"message_id": 13, "chat": {"id": number, "type": "private"}, "date": 1, "text": "Chọn"}
    await receiver.take(press("b:0:0", message=below, **{"from": somebody}))
    assert handed_on == []


async def test_an_update_nested_deeply_is_taken_like_any(
    receiver: Receiver, handed_on: list[Message]
) -> None:
    await receiver.take({**message(text="tìm việc"), "new": json.loads("[" * 900 + "]" * 900)})
    assert [heard.arrival.text for heard in handed_on] == ["tìm việc"]
