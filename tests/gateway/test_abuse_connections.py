"""Who holds a connection without asking anything is let go; the others do not notice."""

import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from gateway import connections
from tests.gateway.conftest import StartGateway

pytestmark = pytest.mark.e2e

HEAD = b"POST /chat/messages HTTP/1.1\r\nHost: x\r\n"
LIMIT_SECONDS = 30.0  # of a machine that is busy with something else


class Caller:
    """A connection that says what it likes."""

    def __init__(self, address: str) -> None:
        host, _, port = address.removeprefix("http://").partition(":")
        self._socket = socket.create_connection((host, int(port)))
        self._socket.settimeout(LIMIT_SECONDS)

    def say(self, data: bytes) -> bool:
        """Whether anybody still listens."""
        try:
            self._socket.sendall(data)
        except OSError:
            return False
        return True

    def is_let_go(self) -> bool:
        """Whether the connection ends, whatever is answered before."""
        try:
            while self._socket.recv(65_536):
                pass
        except ConnectionError:
            return True
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch, start_gateway: StartGateway) -> Iterator[str]:
    """The address of a gateway that waits for nobody long."""
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.2)
    with start_gateway() as address:
        yield address


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\r\n",
        b"GET /chat HTTP/1.1\r\nHost: x\r\nX-A: ",
        HEAD + b"Content-Length: 100\r\n\r\n{",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;x=",
    ],
    ids=["nothing", "an empty line", "half a head", "half a body", "half a chunk"],
)
def test_who_does_not_finish_a_request_is_let_go(hasty: str, said: bytes) -> None:
    caller = Caller(hasty)
    caller.say(said)
    assert caller.is_let_go()
    assert httpx.get(f"{hasty}/chat").status_code == 200


def test_a_byte_now_and_then_does_not_put_the_end_off(hasty: str) -> None:
    caller, deadline = Caller(hasty), time.monotonic() + LIMIT_SECONDS
    caller.say(HEAD + b"Content-Length: 60000\r\n\r\n")
    while caller.say(b" "):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(
    "begun",
    [b"GET /", b"GET / HTTP/1.1\r\nX-A: ", b"GET / HTTP/1.1\r\n", HEAD],
    ids=["address", "one", "many", "more"],
)
def test_an_endless_head_is_cut(start_gateway: StartGateway, begun: bytes) -> None:
    piece = b"X-B: b\r\n" * 500 if begun.endswith(b"\r\n") else b"a" * 4_000
    with start_gateway() as address:
        caller = Caller(address)
        caller.say(begun)
        # What the two systems hold between them is taken without anybody's reading it.
        assert not all(caller.say(piece) for _ in range(10_000))


def test_chunks_that_carry_nothing_are_cut(start_gateway: StartGateway) -> None:
    with start_gateway() as address:
        caller = Caller(address)
        caller.say(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;")
        assert not all(caller.say(b"x" * 4_000) for _ in range(10_000))


def test_a_connection_that_is_used_again_and_again_stays(hasty: str) -> None:
    with httpx.Client(base_url=hasty) as http:
        used = set()
        for _ in range(4):
            http.get("/chat")
            assert http.post("/chat/messages", content=b"x" * 60_000).status_code == 400
            used.add(http.get("/chat").extensions["network_stream"].get_extra_info("client_addr"))
            time.sleep(0.1)
        assert len(used) == 1


def test_an_open_page_may_listen_for_as_long_as_it_likes(hasty: str) -> None:
    with httpx.Client(base_url=hasty) as http:
        http.get("/chat")
        with http.stream("GET", "/chat/events") as events:
            pieces = events.iter_raw()
            assert b"event: open" in next(pieces)
            time.sleep(0.5)
            http.post("/chat/messages", json={"client_message_id": "a", "text": "tìm việc"})
            assert b"event: turn" in next(pieces)


def test_nobody_holds_more_connections_than_a_village(
    monkeypatch: pytest.MonkeyPatch, start_gateway: StartGateway
) -> None:
    monkeypatch.setattr(connections, "CONNECTIONS_PER_CALLER", 3)
    monkeypatch.setattr(connections, "limited_name", lambda host: host)
    with start_gateway() as address:
        held = [Caller(address) for _ in range(3)]
        assert Caller(address).is_let_go()
        held[0].close()
        assert _is_served_at_last(address)


def test_this_machine_itself_may_hold_any_number(
    monkeypatch: pytest.MonkeyPatch, start_gateway: StartGateway
) -> None:
    monkeypatch.setattr(connections, "CONNECTIONS_PER_CALLER", 1)
    with start_gateway() as address:
        held = [Caller(address) for _ in range(3)]
        assert httpx.get(f"{address}/chat").status_code == 200
        assert all(caller.say(b"G") for caller in held)


def _is_served_at_last(address: str) -> bool:
    deadline = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < deadline:
        try:
            return httpx.get(f"{address}/chat").status_code == 200
        except httpx.TransportError:
            time.sleep(0.02)
    return False
