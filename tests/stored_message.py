"""A message as a worker of the gateway has stored it."""

from datetime import datetime, timedelta

from services.conversations.model import Arrival, Lease, Message
from services.ports import UnitOfWork

WORKER = "gateway-1"


def store_message(uow: UnitOfWork, arrival: Arrival, at: datetime, worker: str = WORKER) -> Message:
    """Store a new message; fails when it was stored before."""
    stored = uow.inbox.store(arrival, at, Lease(worker, at + timedelta(seconds=30)))
    assert stored is not None
    return stored.message
