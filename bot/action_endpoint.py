"""Calls of the action server without what nobody reads.

Rasa checks the JSON schema itself against its meta-schema on every answer, 17 ms of a 28 ms turn,
and sends the whole domain and all events with every call.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

import aiohttp
import rasa
from jsonschema import Draft7Validator
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import EndpointConfig


class PooledEndpoint(EndpointConfig):
    """The action server behind connections that stay open; Rasa opens a new one for every call."""

    _shared: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def session(self) -> AsyncIterator[aiohttp.ClientSession]:
        """The one session of the server, left open behind the call."""
        if self._shared is None or self._shared.closed:
            self._shared = aiohttp.ClientSession()
        yield self._shared

    async def close(self) -> None:
        """Let go of the connections."""
        if self._shared is not None:
            await self._shared.close()


@lru_cache(maxsize=1)
def _validator() -> Draft7Validator:
    return Draft7Validator(RemoteAction.action_response_format_spec())


def _validate(self: RemoteAction, result: dict[str, Any]) -> bool:
    _validator().validate(result)
    return True


def _call(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
    """What our actions read: slots, the latest message, the active form and the forms' slots."""
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = []
    return {
        "next_action": self._name,
        "sender_id": tracker.sender_id,
        "tracker": state,
        "domain": {"forms": domain.forms},
        "version": rasa.__version__,
    }


def install() -> None:
    """Replace Rasa's check and Rasa's request; the rule checked stays the same."""
    RemoteAction._validate_action_result = _validate
    RemoteAction._action_call_format = _call
