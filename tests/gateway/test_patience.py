"""On a telephone an answer that comes half a minute later is better than an apology at once."""

import asyncio
from datetime import datetime, timezone

import pytest

from gateway import answering
from gateway.answering import Answering
from gateway.database import Database
from gateway.phrases import load_phrases
from gateway.rasa_client import RasaClient
from services import Services
from services.conversations.model import Arrival, Message
from tests.gateway.conftest import settings
from tests.gateway.fake_rasa import FakeRasa

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=timezone.utc)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "AGAIN_SECONDS", 0.01)


def message(channel: str) -> Message:
    arrival = Arrival(channel=channel, conversation=f"{channel}_1", message_id="1", text="tìm việc")
    return Message(id=7, arrival=arrival, received_at=NOW)


def assistant(services: Services, rasa: FakeRasa) -> Answering:
    client = RasaClient(settings(rasa))
    return Answering(Database(services), client, load_phrases(), turns_at_once=2, patient={"telegram"})


async def test_a_rasa_that_is_being_started_is_waited_for(services: Services, running_rasa: FakeRasa) -> None:
    running_rasa.reset()
    running_rasa.status = 503
    asking = asyncio.create_task(assistant(services, running_rasa).answer(message("telegram")))
    while len(running_rasa.turns) < 3:
        await asyncio.sleep(0.01)
    running_rasa.status = 200
    assert (await asking).outcome == "answered"
    # Always under the same number: had Rasa heard it, it would say again what it said.
    assert {turn["message"] for turn in running_rasa.turns} == {7}


async def test_patience_ends(
    services: Services, running_rasa: FakeRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "PATIENCE_SECONDS", 0.05)
    running_rasa.reset()
    running_rasa.status = 503
    answer = await assistant(services, running_rasa).answer(message("telegram"))
    assert answer.replies == (load_phrases().said["service_down"],)
    assert len(running_rasa.turns) > 1


async def test_whoever_looks_at_the_page_is_told_at_once(services: Services, running_rasa: FakeRasa) -> None:
    running_rasa.reset()
    running_rasa.status = 503
    answer = await assistant(services, running_rasa).answer(message("web"))
    assert answer.outcome == "error_service"
    assert len(running_rasa.turns) == 1
