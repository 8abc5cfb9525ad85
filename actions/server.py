"""Serve the actions of this package to Rasa."""

from __future__ import annotations

import logging

from rasa_sdk.endpoint import create_app

from actions.settings import ActionSettings
from actions.wiring import services
from services.addresses import LOOPBACK


def run(settings: ActionSettings) -> None:
    """Serve until told to stop.

    Raises:
        OSError: The port is taken.
    """
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    app = create_app("actions", cors_origins=None)
    app.register_listener(_warm_up, "before_server_start")
    app.run(host=LOOPBACK, port=settings.port, workers=1, access_log=False)


async def _warm_up(*_: object) -> None:
    """Open the database and read the word lists before the first person waits for it."""
    with services().unit_of_work() as uow:
        uow.jobs.get(0)
