"""Forget what only served to answer each message once, when nobody can repeat it any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.resources import load_yaml

if TYPE_CHECKING:
    from services import UnitOfWorkFactory
    from services.ports import UnitOfWork


def forget_books(unit_of_work: UnitOfWorkFactory, at: datetime) -> int:
    """Delete answered messages and ended deliveries kept longer than data/gateway/keeping.yml says.

    Each piece has a transaction of its own; what is left after the most there may be waits for the next call.

    Returns:
        How many records were deleted.
    """
    rules = load_yaml("gateway/keeping.yml")
    piece, days = int(rules["piece"]), rules["keep_days"]
    answered, sent = (at - timedelta(days=days[name]) for name in ("answered", "sent"))
    books: tuple[Callable[[UnitOfWork], int], ...] = (
        lambda uow: uow.inbox.forget_done(answered, piece),
        lambda uow: uow.outbox.forget_ended(sent, piece),
    )
    forgotten = 0
    for forget in books:
        for _ in range(int(rules["pieces"])):
            with unit_of_work(writing=True) as uow:
                number = forget(uow)
                uow.commit()
            forgotten += number
            if number < piece:
                break
    return forgotten
