"""Start the Rasa server with our channel, on the loopback only."""

from __future__ import annotations

import logging
import os
from datetime import datetime, timezone
from functools import partial
from typing import Any

import structlog
from rasa.core.run import close_resources, configure_app, load_agent_on_start
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from bot import action_endpoint, event_types, graph_runner
from bot.channel import GatewayChannel
from bot.settings import RasaSettings
from bot.wiring import forget_old_dialogues, read_policy_ahead
from services.addresses import LOOPBACK


def run(settings: RasaSettings) -> None:
    """Serve until told to stop.

    Raises:
        OSError: The port is taken.
    """
    quieten()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    for part in (action_endpoint, event_types, graph_runner):
        part.install()
    app = configure_app([GatewayChannel(settings.token)], enable_api=False, port=settings.port)
    app.config.RESPONSE_TIMEOUT = settings.turn_timeout_seconds
    app.register_listener(_forget_old_dialogues, "before_server_start")
    app.register_listener(_read_policy_ahead, "before_server_start")
    served = endpoints(settings)
    app.register_listener(partial(load_agent_on_start, settings.model, served, None), "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    app.register_listener(lambda *_: served.action.close(), "after_server_stop")
    app.run(host=LOOPBACK, port=settings.port, workers=1, access_log=False)


async def _forget_old_dialogues(*_: object) -> None:
    forget_old_dialogues(datetime.now(timezone.utc))


async def _read_policy_ahead(*_: object) -> None:
    read_policy_ahead()


def endpoints(settings: RasaSettings) -> AvailableEndpoints:
    """Action server and tracker store; locks stay in memory because the gateway orders messages."""
    return AvailableEndpoints(
        action=action_endpoint.PooledEndpoint(settings.action_url),
        tracker_store=EndpointConfig(type="bot.tracker_store.ShortTrackerStore"),
    )


def quieten() -> None:
    """Log warnings only: at debug level Rasa prints what people write."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("rasa").setLevel(logging.ERROR)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR), processors=_processors()
    )


def _processors() -> list[Any]:
    return [structlog.processors.add_log_level, structlog.processors.KeyValueRenderer(key_order=["event"])]
