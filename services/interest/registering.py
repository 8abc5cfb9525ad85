"""Put a name down for an offer, take it off again, and tell what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from services.calendar import local
from services.conversations.model import Reply
from services.dialogue.offers import read
from services.errors import InvalidInput, NotFound
from services.fraud.model import CONFIRMED, HELD
from services.fraud.release import is_confirmed
from services.imports.record_kinds import kind_of
from services.interest.answers import has_refused_number
from services.interest.model import OPEN_STATUSES, Interest, InterestStatus, Person
from services.interest.words import said, setting
from services.notifications.tray import lay, may_lay

if TYPE_CHECKING:
    from services.ports import UnitOfWork

_CLOSED = "closed"
_ENDS = (_CLOSED, CONFIRMED)
_NEWS_LIVES = timedelta(days=3)
_AT_ONCE = 10_000  # names looked at for offers that have closed


def register(
    uow: UnitOfWork, conversation: str, item: str, title: str, person: Person, at: datetime
) -> Interest:
    """Put a name on the Center's list, within the caller's transaction.

    Returns:
        What is stored: the earlier registration when there is an open one for the offer.

    Raises:
        InvalidInput: One of the answers holds an identity number; none is ever stored.
    """
    if any(map(has_refused_number, (person.name, person.commune))):
        raise InvalidInput("An identity number is no part of a registration.")
    own = uow.interests.of_conversation(conversation)
    found = next((one for one in own if one.item == item and one.is_open), None)
    if found is not None:
        return found
    interest = Interest(
        conversation=conversation, item=item, title=title, person=person, registered_at=at, changed_at=at
    )
    return replace(interest, id=uow.interests.add(interest))


def may_register(uow: UnitOfWork, conversation: str) -> bool:
    """Whether a conversation may have another name on the list."""
    own = uow.interests.of_conversation(conversation)
    return sum(one.is_open for one in own) < setting("interest", "most_open")


def withdraw(uow: UnitOfWork, conversation: str, interest_id: int, at: datetime) -> Interest:
    """Take a name off the list at the person's own wish.

    Raises:
        NotFound: The conversation has none of that number.
    """
    interest = uow.interests.get(interest_id)
    if interest is None or interest.conversation != conversation:
        raise NotFound(f"There is no registration {interest_id} of this person.")
    if not interest.is_open:
        return interest
    changed = replace(interest, status=InterestStatus.WITHDRAWN, changed_at=at)
    uow.interests.save(changed)
    uow.notifications.drop(conversation, f"interest:{interest_id}:")
    return changed


def set_status(uow: UnitOfWork, interest_id: int, status: InterestStatus, at: datetime) -> Interest:
    """Note how far the Center has come; the person is told.

    Raises:
        NotFound: There is none of that number.
    """
    interest = uow.interests.get(interest_id)
    if interest is None:
        raise NotFound(f"There is no registration {interest_id}.")
    if interest.status is status:
        return interest
    changed = replace(interest, status=status, changed_at=at)
    uow.interests.save(changed)
    text = said(
        "interest", "changed", title=interest.title, status=said("statuses", status.value), number=interest.id
    )
    _tell(uow, changed, f"{status.value}:{int(at.timestamp())}", text, at)
    return changed


def with_ended_offer(uow: UnitOfWork, at: datetime) -> list[int]:
    """Numbers of the open registrations whose offer is not shown any more, where that changes anything now.

    Who was told, or cannot be told just now, is left out: nothing would be written.
    """
    today = local(at).date()
    found = []
    for interest in uow.interests.listed(OPEN_STATUSES, _AT_ONCE):
        record = read(interest.item, uow)
        if record is not None and record.is_shown(today):
            continue
        news = _news_of(record, uow)
        told = may_lay(uow, interest.conversation, _topic(interest, news), at, at + _NEWS_LIVES)
        if interest.id is not None and (told or _closes_untold(uow, interest, news)):
            found.append(interest.id)
    return found


def tell_closed(uow: UnitOfWork, interest_id: int, at: datetime) -> bool:
    """Tell whose offer has ended, or is held because it may be a fraud; within the caller's transaction.

    A name the Center has not come to yet is closed once its person is told, or never can be; until the
    platform lets us write to her again it stays on the list. What the Center works on goes on.

    Returns:
        Whether that is told now; False when it was told before, or cannot be.
    """
    interest = uow.interests.get(interest_id)
    if interest is None or not interest.is_open:
        return False
    record = read(interest.item, uow)
    news = _news_of(record, uow)
    told = _tell(uow, interest, news, said("interest", news, title=interest.title), at)
    ends = told and news in _ENDS and interest.status is InterestStatus.NEW
    if ends or _closes_untold(uow, interest, news):
        uow.interests.save(replace(interest, status=InterestStatus.CLOSED, changed_at=at))
    return told


def _news_of(record: Any | None, uow: UnitOfWork) -> str:
    """What is told of an offer that is not shown: that it is held, is known to be a fraud, or has closed."""
    if record is None or record.status != HELD:
        return _CLOSED
    return CONFIRMED if is_confirmed(kind_of(record), record.id, uow) else HELD


def _closes_untold(uow: UnitOfWork, interest: Interest, news: str) -> bool:
    """Whether a name nobody has come to yet is closed though its person can never be told."""
    waits = news in _ENDS and interest.status is InterestStatus.NEW
    return waits and uow.notifications.last_heard(interest.conversation) is None


def _tell(uow: UnitOfWork, interest: Interest, news: str, text: str, at: datetime) -> bool:
    topic = _topic(interest, news)
    return lay(uow, interest.conversation, topic, Reply(text=text), at, at + _NEWS_LIVES)


def _topic(interest: Interest, news: str) -> str:
    return f"interest:{interest.id}:{news}"
