"""The HTTP side of the fake: addresses, tokens, faults, answers."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.platforms.serving import cut_connection
from tests.platforms.telegram.errors import ApiError
from tests.platforms.telegram.faults import CUT, SILENT, TAKEN, Fault, Kind
from tests.platforms.telegram.parameters import Parameters, read_parameters

if TYPE_CHECKING:
    from tests.platforms.telegram.fake import FakeTelegram


def create_app(fake: "FakeTelegram") -> Starlette:
    """The Bot API of one bot."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        fake.queue.bind()
        delivery = asyncio.get_running_loop().create_task(fake.delivery.run())
        yield
        delivery.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await delivery

    async def call(request: Request) -> Response:
        return await _Call(fake, request).answer()

    async def download(request: Request) -> Response:
        content = fake.files.contents.get(request.path_params["path"])
        if request.path_params["token"] != fake.token or content is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(content, media_type="application/octet-stream")

    routes = [
        Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download),
        Route("/{path:path}", lambda _request: _refusal(ApiError(404, "Not Found"))),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


def _refusal(error: ApiError) -> Response:
    headers = {"Retry-After": str(error.parameters["retry_after"])} if error.code == 429 else None
    return JSONResponse(error.body(), error.code, headers=headers)


class _Call:
    """One call of a method."""

    def __init__(self, fake: "FakeTelegram", request: Request) -> None:
        self._fake = fake
        self._request = request
        self._method = request.path_params["method"].lower()

    async def answer(self) -> Response:
        try:
            if self._request.path_params["token"] != self._fake.token:
                raise ApiError(401, "Unauthorized")
            if self._method != "getupdates" and self._method not in self._fake.methods:
                raise ApiError(404, "Not Found")
            parameters = read_parameters(
                self._request.headers.get("content-type", ""),
                await self._request.body(),
                self._request.url.query,
            )
            chat = _chat_id(parameters)
            self._fake.calls.append((self._method, chat))
            fault = self._fake.faults.meet(self._method, chat)
            if fault is not None and fault.kind not in TAKEN:
                return await self._fail(fault)
            result = await self._result(parameters)
            if fault is not None:
                return await self._fail(fault)
            return JSONResponse({"ok": True, "result": result})
        except ApiError as error:
            return _refusal(error)

    async def _result(self, parameters: Parameters) -> Any:
        if self._method == "getupdates":
            return await self._fake.setup.get_updates(parameters)
        return self._fake.methods[self._method](parameters)

    async def _fail(self, fault: Fault) -> Response:
        error = fault.error()
        if error is not None:
            return _refusal(error)
        if fault.kind in SILENT:
            await self._silence()
        elif fault.kind in CUT:
            await cut_connection(self._request.scope)  # type: ignore[arg-type]
        elif fault.kind is Kind.BAD_GATEWAY:
            return Response("<html><body><h1>502 Bad Gateway</h1></body></html>", 502, media_type="text/html")
        return Response(status_code=500)

    async def _silence(self) -> None:
        """Say nothing until the caller gives up or the fake ends."""
        while not (self._fake.ending or await self._request.is_disconnected()):
            await asyncio.sleep(0.05)


def _chat_id(parameters: Parameters) -> int | None:
    value = str(parameters.values.get("chat_id", ""))
    return int(value) if value.lstrip("-").isdigit() else None
