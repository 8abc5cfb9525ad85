"""HTTP to Zalo in a few threads of their own, so that nothing waits for it and nothing leaks through it."""

import asyncio
import json
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import requests
from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError, NewConnectionError

THREADS = 16
LONGEST_ANSWER = 1_000_000  # bytes; real ones have some hundreds
_PIECE = 16_384


class ConnectionFailedError(Exception):
    """Zalo surely got nothing of the request."""


class NoAnswerError(Exception):
    """Zalo may have got the request; what it made of it nobody knows."""


@dataclass(frozen=True, slots=True)
class Received:
    """An answer; `body` is None when it is no JSON object."""

    status: int
    body: Mapping[str, Any] | None


class _Session(requests.Session):
    """Follows no redirect, reads no proxy and no password from the environment."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        # Compressed, a short answer could become a very long one.
        self.headers.update({"Accept-Encoding": "identity", "User-Agent": "troly"})

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        # Even with allow_redirects=False requests would read the whole body to look where one leads.
        return None


class Connection:
    """One for the whole process; each thread keeps a session, and with it its connections, open.

    Args:
        connect_seconds: Until a connection stands.
        read_seconds: Until an answer begins, and again until all of it is here.
    """

    def __init__(self, *, connect_seconds: float = 3.0, read_seconds: float = 8.0) -> None:
        self._connect, self._read = connect_seconds, read_seconds
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="zalo")
        self._own = threading.local()
        self._sessions: list[_Session] = []

    async def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        json_body: Mapping[str, Any] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Received:
        """Ask once.

        Raises:
            ConnectionFailedError: The request never left.
            NoAnswerError: It left, and no whole answer came. Neither tells anything of what was sent.
        """

        def ask() -> Received:
            return self._ask(method, url, headers, json_body, form)

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)

    async def close(self) -> None:
        """Wait for what is on its way, then close the connections."""
        await asyncio.to_thread(self._threads.shutdown)
        for session in self._sessions:
            session.close()

    def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        json_body: Mapping[str, Any] | None,
        form: Mapping[str, str] | None,
    ) -> Received:
        content: bytes | Mapping[str, str] | None = form
        if json_body is not None:
            content = json.dumps(json_body, ensure_ascii=False).encode()
            headers = {**headers, "Content-Type": "application/json"}
        try:
            # Without retries and redirects, what fails below failed once.
            response = self._session().request(
                method,
                url,
                headers=dict(headers),
                data=content,
                timeout=(self._connect, self._read),
                allow_redirects=False,
                stream=True,
            )
        except Exception as error:  # noqa: BLE001 - of any kind: its text may hold a header or an address
            raise _fault_of(error) from None
        try:
            with response:
                return Received(response.status_code, _json_object(self._content(response)))
        except (HTTPError, OSError) as error:
            raise NoAnswerError(f"The answer broke off: {type(error).__name__}.") from None

    def _session(self) -> _Session:
        session: _Session | None = getattr(self._own, "session", None)
        if session is None:
            session = self._own.session = _Session()
            self._sessions.append(session)
        return session

    def _content(self, response: requests.Response) -> bytes:
        deadline = time.monotonic() + self._read
        content = bytearray()
        # Not iter_content: it waits until a piece is full, however slowly the bytes drip.
        while piece := response.raw.read1(_PIECE, decode_content=True):
            content += piece
            if len(content) > LONGEST_ANSWER or time.monotonic() > deadline:
                raise NoAnswerError("The answer is too long or too slow.")
        return bytes(content)


def _fault_of(error: Exception) -> Exception:
    name = type(error).__name__
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        cause = error.args[0] if error.args else None
        reason = cause.reason if isinstance(cause, MaxRetryError) else cause
        never_left = isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError)
        if not never_left and not isinstance(reason, NewConnectionError | ConnectTimeoutError):
            return NoAnswerError(f"No answer: {name}.")
    # All others are faults of the request itself, found before anything is sent.
    return ConnectionFailedError(f"No connection: {name}.")


def _json_object(content: bytes) -> Mapping[str, Any] | None:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None
