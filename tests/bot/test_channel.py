"""The door to Rasa: token, body, answer; the agent behind it is a stand-in."""

import socket
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import pytest_asyncio

pytestmark = [pytest.mark.rasa, pytest.mark.asyncio(loop_scope="module")]

TOKEN = {"authorization": "Bearer geheim"}
TURN = "/webhooks/gateway/turn"
HEALTH = "/webhooks/gateway/health"


class Door:
    """The channel over a stand-in that repeats what it was asked."""

    def __init__(self) -> None:
        from sanic import Sanic

        from bot.channel import GatewayChannel

        self.asked: list[Any] = []
        self.app = Sanic("door")
        channel = GatewayChannel("geheim")
        self.app.blueprint(channel.blueprint(self._listen), url_prefix=f"/webhooks/{channel.name()}")

    async def _listen(self, message: Any) -> None:
        self.asked.append(message)
        await message.output_channel.send_text_message(message.sender_id, f"heard: {message.text}")

    def has_agent(self, ready: bool) -> None:
        self.app.ctx.agent = SimpleNamespace(is_ready=lambda: ready)


# One server for all tests: Sanic rewrites its own methods when it starts, which it can do but once.
@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def open_door() -> AsyncIterator[tuple[Door, str]]:
    """The door and its address on the loopback."""
    door = Door()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = await door.app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()
        yield door, f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.close()


@pytest.fixture
def door(open_door: tuple[Door, str]) -> Door:
    open_door[0].asked.clear()
    return open_door[0]


@pytest_asyncio.fixture(loop_scope="module")
async def client(open_door: tuple[Door, str], door: Door) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=open_door[1]) as client:
        yield client


@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Bearer falsch"}, {"authorization": "geheim"}, {"authorization": b"Bearer \xe9"}],
)
async def test_without_the_token_nothing_is_heard(
    client: httpx.AsyncClient, door: Door, headers: dict[str, Any]
) -> None:
    answer = await client.post(TURN, json={"sender": "web_1", "text": "may"}, headers=headers)
    assert (answer.status_code, door.asked) == (403, [])


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"sender": "web_1"}', b'{"sender": "web_1", "text": "may", "at": "x"}']
)
async def test_a_body_that_is_no_turn_is_a_bad_request(
    client: httpx.AsyncClient, door: Door, content: bytes
) -> None:
    headers = {**TOKEN, "content-type": "application/json"}
    answer = await client.post(TURN, content=content, headers=headers)
    assert (answer.status_code, door.asked) == (400, [])


async def test_a_turn_is_answered_with_replies_and_how_it_ended(client: httpx.AsyncClient) -> None:
    answer = await client.post(TURN, json={"sender": "web_1", "text": "may"}, headers=TOKEN)
    assert answer.status_code == 200
    assert answer.json() == {
        "replies": [{"text": "heard: may", "buttons": [], "cards": []}],
        "turn": {"intent": {}, "outcome": "no_answer", "policy_level": None, "faq": []},
    }


async def test_the_trace_tells_everything(client: httpx.AsyncClient) -> None:
    body = {"sender": "web_1", "text": "may", "trace": True}
    turn = (await client.post(TURN, json=body, headers=TOKEN)).json()["turn"]
    assert {"intent", "canonical", "entities", "outcome", "frame", "items", "faq", "citations"} <= set(turn)


async def test_what_is_typed_is_never_a_command(client: httpx.AsyncClient, door: Door) -> None:
    await client.post(TURN, json={"sender": "web_1", "text": " /restart"}, headers=TOKEN)
    await client.post(TURN, json={"sender": "web_1", "payload": "/start_over"}, headers=TOKEN)
    assert [message.text for message in door.asked] == ["restart", "/start_over"]


async def test_the_day_travels_with_the_message(client: httpx.AsyncClient, door: Door) -> None:
    await client.post(TURN, json={"sender": "web_1", "text": "may", "at": "2026-03-02"}, headers=TOKEN)
    await client.post(TURN, json={"sender": "web_1", "text": "may"}, headers=TOKEN)
    assert [message.metadata for message in door.asked] == [{"at": "2026-03-02"}, {}]


async def test_it_is_healthy_only_once_the_model_is_there(client: httpx.AsyncClient, door: Door) -> None:
    none_yet = await client.get(HEALTH)
    door.has_agent(ready=False)
    loading = await client.get(HEALTH)
    door.has_agent(ready=True)
    ready = await client.get(HEALTH)
    assert [answer.status_code for answer in (none_yet, loading, ready)] == [503, 503, 200]
    assert ready.json() == {"status": "ok"}


async def test_a_message_asked_again_is_answered_as_before_and_heard_once(
    client: httpx.AsyncClient, door: Door
) -> None:
    body = {"sender": "web_1", "text": "may", "message": 7}
    answers = [await client.post(TURN, json=body, headers=TOKEN) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert len(door.asked) == 1
    await client.post(TURN, json={**body, "message": 8}, headers=TOKEN)
    await client.post(TURN, json={**body, "sender": "web_2"}, headers=TOKEN)
    assert len(door.asked) == 3


async def test_editors_are_told_how_sure_a_policy_answer_was(client: httpx.AsyncClient) -> None:
    answer = await client.post(TURN, json={"sender": "web_1", "text": "may"}, headers=TOKEN)
    assert {"policy_level", "faq"} <= set(answer.json()["turn"])
