"""GET /health: whether a message sent now would be answered, and what waits for a person to mend it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gateway.callers import caller_of
from gateway.database import Database
from gateway.rasa_client import RasaClient
from services.calendar import local
from services.channels.alarms import Alarm
from services.errors import Unavailable
from services.ports import UnitOfWork

KEEP_SECONDS = 0.5  # anybody may ask; Rasa is not asked more often than this
COUNT_SECONDS = 30.0  # …nor what lies in the outbox counted


@dataclass(frozen=True, slots=True)
class _State:
    rasa: str = "down"
    database: str = "down"
    alarms: tuple[Alarm, ...] = ()
    outbox: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def answers(self) -> bool:
        return self.rasa == self.database == "ok"


class Health:
    """Asks the parts the gateway depends on.

    200 as long as a message would be answered: whoever restarts what is not well would mend no alarm.
    """

    def __init__(self, database: Database, rasa: RasaClient) -> None:
        self._database = database
        self._rasa = rasa
        self._known: tuple[float, _State] = (float("-inf"), _State())
        self._counted: tuple[float, Mapping[str, Mapping[str, int]]] = (float("-inf"), {})

    async def show(self, request: Request) -> Response:
        """200 when a message would be answered, else 503; `status` is also "degraded" while an alarm lasts.

        Anybody may ask; which alarms last and what is not sent is told on this machine only, because it
        tells a forger whether he is noticed. Alarms have no details, counts no names.
        """
        at, state = self._known
        if time.monotonic() - at > KEEP_SECONDS:
            state = await self._look()
            self._known = (time.monotonic(), state)
        told: dict[str, Any] = {
            "status": "ok" if state.answers and not state.alarms else "degraded",
            "gateway": "ok",
            "rasa": state.rasa,
            "database": state.database,
        }
        if caller_of(request) is None:
            told |= {"alarms": [_shown(alarm) for alarm in state.alarms], "outbox": state.outbox}
        return JSONResponse(told, 200 if state.answers else 503, {"Cache-Control": "no-store"})

    async def _look(self) -> _State:
        rasa = "ok" if await self._rasa.is_ready() else "down"
        try:
            alarms = await self._database.read(lambda uow: tuple(uow.alarms.lasting()))
            return _State(rasa, "ok", alarms, await self._outbox())
        except Unavailable:
            return _State(rasa)

    async def _outbox(self) -> Mapping[str, Mapping[str, int]]:
        at, counts = self._counted
        if time.monotonic() - at > COUNT_SECONDS:
            counts = await self._database.read(_unsent)
            self._counted = (time.monotonic(), counts)
        return counts


def _unsent(uow: UnitOfWork) -> Mapping[str, Mapping[str, int]]:
    return uow.overview.unsent()


def _shown(alarm: Alarm) -> dict[str, Any]:
    since = local(alarm.since).isoformat(timespec="seconds")
    return {"channel": alarm.channel, "problem": alarm.problem, "since": since}
