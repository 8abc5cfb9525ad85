"""Every example with any one piece missing or of another kind: read, or malformed, and nothing worse."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from gateway.zalo.events import Event, Said, account_of, read_event
from gateway.zalo.fields import MalformedError, read_body
from gateway.zalo.words import load_words
from services.conversations.model import Arrival
from tests.gateway.zalo.example_events import NAMES, payload

ODD = [None, True, 0, -1, 1.5, 10**400, "", " ", "\ud800", "\x00", "x" * 70_000, [], {}, [[]], {"id": []}]


def places(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside an event."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*above, key)
        yield from places(item, (*above, key))


def variations(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for *above, last in places(event):
        for odd in (..., *ODD):
            varied = deepcopy(event)
            inner: Any = varied
            for key in above:
                inner = inner[key]
            if odd is ...:
                del inner[last]
            else:
                inner[last] = odd
            yield varied


def read(event: dict[str, Any]) -> Event | None:
    body = read_body(json.dumps(event).encode())
    account_of(body)
    try:
        return read_event(body, load_words())
    except MalformedError:
        return None


def is_storable(arrival: Arrival) -> bool:
    said = (arrival.text or "", arrival.attachment.reference if arrival.attachment else "")
    return (
        len(arrival.conversation) <= 100
        and len(arrival.message_id) <= 120
        and 0 <= arrival.rank < 2**63
        and all(text.isascii() or "\ud800" not in text for text in said)
        and all("\x00" not in text and len(text) <= 2_001 for text in said)
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_event_with_an_odd_piece_is_read_or_malformed(name: str) -> None:
    events = [read(event) for event in variations(payload(name))]
    assert any(events)
    assert [event for event in events if isinstance(event, Said) and not is_storable(event.arrival)] == []
