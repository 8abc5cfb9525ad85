"""Begin alerts, change their hour, end them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from services.alerts.matching import matching, wish_of
from services.alerts.model import Subscription
from services.calendar import local
from services.dialogue.frame import Frame
from services.errors import InvalidInput, NotAllowed
from services.interest.words import setting
from services.notifications.hours import is_by_day

if TYPE_CHECKING:
    from services.ports import UnitOfWork

DIGEST_TOPICS = "alert:"


def subscribe(uow: UnitOfWork, conversation: str, frame: Frame, at: datetime) -> Subscription:
    """Tell a conversation from now on of new offers that meet a search, within the caller's transaction.

    What is on the lists already is no news. The hour is that of the conversation's other alerts.

    Returns:
        What is stored: the earlier alert when there is one with the same wish.

    Raises:
        InvalidInput: The search says nothing of trade, place or pay.
        NotAllowed: The conversation has as many alerts as it may.
    """
    wish = wish_of(frame)
    if wish.is_empty():
        raise InvalidInput("An alert needs a trade, a place or a pay.")
    own = uow.subscriptions.of_conversation(conversation)
    same = next((one for one in own if one.wish == wish), None)
    if same is not None:
        return same
    if len(own) >= setting("alerts", "most"):
        raise NotAllowed(f"The conversation has {len(own)} alerts already.")
    today = local(at).date()
    subscription = Subscription(
        conversation=conversation,
        wish=wish,
        hour=own[0].hour if own else setting("alerts", "usual_hour"),
        created_at=at,
        known=matching(wish, uow, today).every,
        looked_on=today,
    )
    return replace(subscription, id=uow.subscriptions.add(subscription))


def change_hour(uow: UnitOfWork, conversation: str, hour: int) -> int:
    """Tell a conversation at another hour of the day; returns how many alerts it has.

    Raises:
        InvalidInput: Nothing is sent at that hour.
    """
    if not is_by_day(hour):
        raise InvalidInput(f"{hour} o'clock is at night.")
    own = uow.subscriptions.of_conversation(conversation)
    for one in own:
        uow.subscriptions.save(replace(one, hour=hour))
    return len(own)


def end_all(uow: UnitOfWork, conversation: str, at: datetime) -> int:
    """End every alert of a conversation, with what waits to be sent; returns how many there were."""
    own = uow.subscriptions.of_conversation(conversation)
    for one in own:
        uow.subscriptions.save(replace(one, ended_at=at))
    uow.notifications.drop(conversation, DIGEST_TOPICS)
    return len(own)
