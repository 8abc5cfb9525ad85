"""A body above the limit is refused; platforms may post longer ones than pages."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from gateway.http_limits import BodyLimit


async def echo(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def client() -> TestClient:
    limit = Middleware(BodyLimit, sentence="Dài quá.", max_body=10, max_posted=20)
    routes = [Route(path, echo, methods=["POST"]) for path in ("/chat/messages", "/webhooks/telegram")]
    return TestClient(Starlette(routes=routes, middleware=[limit]))


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        ("/chat/messages", 10, 200),
        ("/chat/messages", 11, 413),
        ("/webhooks/telegram", 20, 200),
        ("/webhooks/telegram", 21, 413),
    ],
)
def test_each_door_has_its_limit(client: TestClient, path: str, length: int, status: int) -> None:
    assert client.post(path, content=b"x" * length).status_code == status


@pytest.mark.parametrize(("length", "status"), [(20, 200), (21, 413)])
def test_a_body_without_a_length_is_counted(client: TestClient, length: int, status: int) -> None:
    pieces = (b"x" for _ in range(length))
    assert client.post("/webhooks/telegram", content=pieces).status_code == status
