"""A wish to be called back: asked for by buttons and two short questions, never by a model."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from services.conversations.model import Button, Reply
from services.handover.model import CallBack, CallBackState
from services.handover.office_hours import OfficeHours, Window
from services.handover.typed_wish import read_typed_wish
from services.handover.when import half_day, span
from services.handover.words import minutes, said

if TYPE_CHECKING:
    from services.ports import UnitOfWork

OFFERED = 3  # half days to choose from
# A button of ours: at most 64 bytes, and Rasa never gets it.
_PRESSED = '/request_officer{"item":"call-back='
_END = '"}'
_NEVER = "never"


def offer(at: datetime, hours: OfficeHours) -> tuple[Button, ...]:
    """Buttons with the next half days in which somebody can call."""
    windows = islice(hours.following(at, minutes("last_call")), OFFERED)
    buttons = [
        _to_press(_capital(half_day(window, at, hours)), window.begins.isoformat(timespec="minutes"))
        for window in windows
    ]
    return (*buttons, _to_press(said("buttons", "no_call"), _NEVER))


def is_pressed(payload: str | None) -> bool:
    """Whether a payload is one of these buttons."""
    return payload is not None and payload.startswith(_PRESSED)


def pressed(
    uow: UnitOfWork, conversation: str, payload: str, at: datetime, hours: OfficeHours
) -> tuple[Reply, ...]:
    """What follows on a button, within the caller's writing transaction."""
    value = payload.removeprefix(_PRESSED).removesuffix(_END)
    if value == _NEVER:
        return _let_go(uow, conversation, at)
    begins = _instant(value)
    window = next((one for one in hours.following(at) if one.begins == begins), None)
    if window is None:
        return (Reply(text=said("call_back", "gone"), buttons=offer(at, hours)),)
    return _known(uow, _wish(uow, conversation, at), at, hours, window=window)


def heard(
    uow: UnitOfWork, conversation: str, text: str, at: datetime, hours: OfficeHours
) -> tuple[Reply, ...] | None:
    """What follows on a message while something is asked, within the caller's writing transaction.

    Returns:
        None for a message that answers nothing: the assistant answers it.
    """
    wish = uow.call_backs.undone_of(conversation)
    if wish is None or wish.state is not CallBackState.ASKED:
        return None
    if at - wish.changed_at > minutes("asked_for"):
        uow.call_backs.put(replace(wish, state=CallBackState.DROPPED, changed_at=at))
        return None
    typed = read_typed_wish(text, at, hours)
    if typed is None:
        return None
    if typed.no_call:
        return _let_go(uow, conversation, at)
    if typed.closed:
        wish = replace(wish, phone=typed.phone or wish.phone, changed_at=at)
        uow.call_backs.put(wish)
        return (Reply(text=said("call_back", "closed_then"), buttons=offer(at, hours)),)
    return _known(uow, wish, at, hours, window=typed.window, phone=typed.phone)


def ask(uow: UnitOfWork, conversation: str, at: datetime) -> None:
    """From now on a time or a number that is typed answers the offer of a call."""
    wish = uow.call_backs.undone_of(conversation)
    fresh = CallBack(conversation=conversation, state=CallBackState.ASKED, changed_at=at)
    uow.call_backs.put(replace(wish or fresh, state=CallBackState.ASKED, changed_at=at))


def is_asked(uow: UnitOfWork, conversation: str) -> bool:
    """Whether a time or a number is waited for."""
    wish = uow.call_backs.undone_of(conversation)
    return wish is not None and wish.state is CallBackState.ASKED


def done(uow: UnitOfWork, wish_id: int, at: datetime) -> bool:
    """An officer has called; False if there is nothing to be done any more."""
    wish = uow.call_backs.get(wish_id)
    if wish is None or wish.state is not CallBackState.WANTED:
        return False
    uow.call_backs.put(replace(wish, state=CallBackState.DONE, changed_at=at))
    return True


def said_of(wish: CallBack, at: datetime, hours: OfficeHours) -> str:
    """A wish in a few words for officers."""
    if wish.phone is None or wish.begins is None or wish.ends is None:
        return said("summary", "call_back_asked")
    return said("summary", "call_back_value", phone=wish.phone, when=span(wish.begins, wish.ends, at, hours))


def _known(
    uow: UnitOfWork,
    wish: CallBack,
    at: datetime,
    hours: OfficeHours,
    *,
    window: Window | None = None,
    phone: str | None = None,
) -> tuple[Reply, ...]:
    """Keep what was said; ask for what is missing, or confirm all of it."""
    wish = replace(wish, phone=phone or wish.phone, changed_at=at)
    if window is not None:
        wish = replace(wish, begins=window.begins, ends=window.ends)
    if wish.begins is None or wish.ends is None:
        uow.call_backs.put(wish)
        return (Reply(text=said("call_back", "ask_time", phone=wish.phone), buttons=offer(at, hours)),)
    when = span(wish.begins, wish.ends, at, hours)
    if wish.phone is None:
        uow.call_backs.put(wish)
        return (Reply(text=said("call_back", "ask_phone", when=when)),)
    uow.call_backs.put(replace(wish, state=CallBackState.WANTED))
    return (Reply(text=said("person", "wanted", phone=wish.phone, when=when)),)


def _wish(uow: UnitOfWork, conversation: str, at: datetime) -> CallBack:
    """The wish of a conversation; a new one begins with the number she gave when her name was put down."""
    wish = uow.call_backs.undone_of(conversation)
    if wish is None:
        wish = CallBack(conversation=conversation, state=CallBackState.ASKED, changed_at=at)
    if wish.phone is None:
        own = uow.interests.of_conversation(conversation)
        wish = replace(wish, phone=own[0].person.phone if own else None)
    return replace(wish, state=CallBackState.ASKED)


def _let_go(uow: UnitOfWork, conversation: str, at: datetime) -> tuple[Reply, ...]:
    wish = uow.call_backs.undone_of(conversation)
    if wish is not None:
        uow.call_backs.put(replace(wish, state=CallBackState.DROPPED, changed_at=at))
    return (Reply(text=said("call_back", "dropped")),)


def _to_press(title: str, value: str) -> Button:
    return Button(title=title, payload=f"{_PRESSED}{value}{_END}")


def _instant(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
