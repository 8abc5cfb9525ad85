"""GET /health: whether a message sent now would be answered."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gateway.database import Database
from gateway.rasa_client import RasaClient
from services.errors import Unavailable

KEEP_SECONDS = 0.5  # anybody may ask; Rasa is not asked more often than this


class Health:
    """Asks the parts the gateway depends on."""

    def __init__(self, database: Database, rasa: RasaClient) -> None:
        self._database = database
        self._rasa = rasa
        self._known: tuple[float, dict[str, str]] = (float("-inf"), {})

    async def show(self, _request: Request) -> Response:
        """200 when all parts are well, 503 with the state of each otherwise."""
        at, parts = self._known
        if time.monotonic() - at > KEEP_SECONDS:
            parts = {
                "rasa": "ok" if await self._rasa.is_ready() else "down",
                "database": "ok" if await self._database_is_there() else "down",
            }
            self._known = (time.monotonic(), parts)
        well = all(state == "ok" for state in parts.values())
        return JSONResponse(
            {"status": "ok" if well else "degraded", "gateway": "ok", **parts},
            200 if well else 503,
            {"Cache-Control": "no-store"},
        )

    async def _database_is_there(self) -> bool:
        try:
            await self._database.read(lambda uow: uow.conversations.speaker(""))
        except Unavailable:
            return False
        return True
