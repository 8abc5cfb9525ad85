"""One kept-alive HTTP connection with next to no cost: client and servers share the processors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

TIMEOUT_SECONDS = 30.0
_LONGEST_ANSWER = 2**20


class HttpError(Exception):
    """An answer with another status than 2xx, a connection that broke, or none in time."""


class HttpConnection:
    """Requests one after another to a port of the loopback; opened when first used.

    Args:
        port: Where the server listens.
        cookies: Sent with every request and kept up to date; may be shared by connections.
    """

    def __init__(self, port: int, cookies: dict[str, str] | None = None) -> None:
        self._port = port
        self._cookies = {} if cookies is None else cookies
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._unread = ""

    async def json(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON of the answer; None for an empty one.

        Raises:
            HttpError: See there.
        """
        return await self._in_time(self._exchange(method, path, body), f"{method} {path}")

    async def open_events(self, path: str) -> None:
        """Begin to listen to server-sent events; nothing else can be asked over this connection.

        Raises:
            HttpError: See there.
        """
        await self._in_time(self._request("GET", path, None), path)

    async def next_event(self) -> str:
        """The next event, as its lines.

        Raises:
            HttpError: The stream ended, or was silent for too long.
        """
        return await self._in_time(self._event(), "event")

    def close(self) -> None:
        """Give the connection back."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _in_time(self, work: Any, what: str) -> Any:
        try:
            return await asyncio.wait_for(work, TIMEOUT_SECONDS)
        except (OSError, EOFError, ValueError, asyncio.TimeoutError) as error:
            self.close()
            raise HttpError(f"{what}: {type(error).__name__} {error}") from error
        except HttpError:
            self.close()
            raise

    async def _exchange(self, method: str, path: str, body: Any) -> Any:
        headers = await self._request(method, path, body)
        answer = await self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return json.loads(answer) if answer else None

    async def _request(self, method: str, path: str, body: Any) -> Mapping[str, str]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=_LONGEST_ANSWER)
        reader, writer = self._streams
        content = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self._port}"]
        if body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
        if self._cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self._cookies.items()))
        writer.write("\r\n".join([*lines, "", ""]).encode() + content)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = [line.partition(": ")[::2] for line in head[1:] if line]
        headers = {name.lower(): value for name, value in pairs}
        if not head[0].split(" ")[1].startswith("2"):
            answer = await self._body(headers)
            raise HttpError(f"{method} {path}: {head[0]} {answer[:200]!r}")
        if "set-cookie" in headers:
            name, _, value = headers["set-cookie"].partition(";")[0].partition("=")
            self._cookies[name] = value
        return headers

    async def _body(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() != "chunked":
            return await self._reader.readexactly(int(headers.get("content-length", 0)))
        chunks = []
        while chunk := await self._chunk():
            chunks.append(chunk)
        return b"".join(chunks)

    async def _event(self) -> str:
        while "\n\n" not in self._unread:
            chunk = await self._chunk()
            if not chunk:
                raise EOFError("the stream has ended")
            self._unread += chunk.decode()
        event, _, self._unread = self._unread.partition("\n\n")
        return event

    async def _chunk(self) -> bytes:
        size = int((await self._reader.readuntil(b"\r\n")).split(b";")[0], 16)
        return (await self._reader.readexactly(size + 2))[:-2]

    @property
    def _reader(self) -> asyncio.StreamReader:
        if self._streams is None:
            raise EOFError("the connection is closed")
        return self._streams[0]
