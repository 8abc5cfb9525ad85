"""A task that is there for as long as the gateway: what breaks it is logged, and it begins again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0

Work = Callable[[], Awaitable[None]]


async def lasting(work: Work) -> None:
    """Do the work, and again after a pause when it ends or breaks."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("gateway.task.broken work=%r", work)
        await asyncio.sleep(PAUSE_SECONDS)
