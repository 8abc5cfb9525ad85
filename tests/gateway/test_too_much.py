"""What is above the limit is kept as what it is, and the assistant is not asked, however it was said."""

from datetime import datetime, timezone
from typing import Any

import pytest

from gateway.answering import Answering
from gateway.database import Database
from gateway.phrases import load_phrases
from gateway.rasa_client import RasaClient
from services import Services
from services.conversations.model import Arrival, Attachment, AttachmentKind, Message, Occasion
from tests.gateway.conftest import settings
from tests.gateway.fake_rasa import FakeRasa

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)
PICTURE = Attachment(AttachmentKind.IMAGE, "https://example.vn/a.jpg")


@pytest.mark.parametrize("occasion", [Occasion.FLOOD, Occasion.DROPPED])
@pytest.mark.parametrize(
    ("what", "kept"),
    [
        ({"text": "alo"}, "alo"),
        ({"text": "căn cước em là 096123456789"}, "căn cước em là [số căn cước đã che]"),
        ({"payload": "/more_results", "title": "Xem thêm"}, "Xem thêm"),
        ({"attachment": PICTURE}, PICTURE.reference),
    ],
)
async def test_nothing_above_the_limit_is_asked(
    services: Services, running_rasa: FakeRasa, occasion: Occasion, what: dict[str, Any], kept: str
) -> None:
    running_rasa.reset()
    answering = Answering(
        Database(services), RasaClient(settings(running_rasa)), load_phrases(), turns_at_once=2
    )
    arrival = Arrival(channel="zalo", conversation="zalo_1", message_id="1", occasion=occasion, **what)
    answer = await answering.answer(Message(id=1, arrival=arrival, received_at=NOW))
    assert answer.said.endswith(kept)
    assert answer.replies == load_phrases().on(occasion)
    assert running_rasa.turns == []
